package cn.bootx.starter.wecom.notice;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.wecom.people.WeComUser;
import cn.bootx.starter.wecom.Golden;
import cn.bootx.starter.wecom.SimulatedCorporation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeComAppChatServiceTests {

	private static final String CREATE = "/qyapi/cgi-bin/appchat/create";

	private static final String SEND = "/qyapi/cgi-bin/appchat/send";

	private static final List<String> MEMBERS = List.of("zhangsan", "lisi");

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final WeComAppChatService chats = new WeComAppChatService(this.corporation.agents());

	@AfterEach
	void stop() {
		this.corporation.close();
	}

	@Test
	void makesReadsAndChangesAChat() {
		this.corporation.simulator().wecom().register(SimulatedCorporation.CORP_ID, WeComUser.of("wangwu", "王五"));
		assertThat(this.chats.create("项目群", "zhangsan", MEMBERS, "project1")).isEqualTo("project1");
		assertThat(this.chats.get("project1"))
			.isEqualTo(new WeComAppChatService.Info("project1", "项目群", "zhangsan", MEMBERS));
		this.chats.update("project1",
				new WeComAppChatService.Change().name("新项目群")
					.owner("lisi")
					.add(List.of("wangwu"))
					.remove(List.of("zhangsan")));
		assertThat(this.chats.get("project1"))
			.isEqualTo(new WeComAppChatService.Info("project1", "新项目群", "lisi", List.of("lisi", "wangwu")));
		assertThat(body(CREATE)).isEqualTo(Golden.json("chat/create"));
		assertThat(body("/qyapi/cgi-bin/appchat/update")).isEqualTo(Golden.json("chat/update"));
	}

	@Test
	void weComChoosesAnId() {
		String chatId = this.chats.create(null, null, List.of("zhangsan", "ZHANGSAN", "lisi"));
		assertThat(this.chats.get(chatId).userIds()).containsExactly("zhangsan", "lisi");
	}

	static Stream<WeComNotice> kinds() {
		return NoticeGoldenTests.messages().map((message) -> (WeComNotice) message.get()[1]);
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("kinds")
	void sendsTheKindsThatChatsTake(WeComNotice message) {
		boolean taken = !message.msgType().matches("template_card|.*taskcard|miniprogram_notice");
		if (!taken) {
			invalid(() -> this.chats.send("c", message), "msgtype is " + message.msgType());
			return;
		}
		this.corporation.simulator().faults().next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 0)));
		this.chats.send("c", message);
		assertThat(body(SEND).path(message.msgType())).isEqualTo(message.body());
	}

	@Test
	void delivers() {
		this.chats.create("群", null, MEMBERS, "project1");
		this.chats.send("project1", WeComNotice.text("你好"), WeComNoticeOptions.Confidentiality.CONFIDENTIAL);
		assertThat(body(SEND)).isEqualTo(Golden.json("chat/send"));
		assertThat(this.corporation.simulator().chats().of(Platforms.WECOM, "project1")).extracting(ChatMessage::text)
			.containsExactly("你好");
	}

	@Test
	void refusesWhatWeComWouldNotTake() {
		invalid(() -> this.chats.create(null, null, List.of("lisi", "LISI")), "userlist has 1 items");
		invalid(() -> this.chats.create("群".repeat(51), null, MEMBERS), "name has 51 characters");
		invalid(() -> this.chats.create(null, "wangwu", MEMBERS), "owner must be one of the members");
		invalid(() -> this.chats.create(null, null, MEMBERS, "c-1"), "chatid must be");
		invalid(() -> this.chats.create(null, null, MEMBERS, "c".repeat(33)), "chatid must be");
		invalid(() -> this.chats.create(null, null, users(2001)), "userlist has 2001 items");
		invalid(() -> this.chats.get(" "), "chatid is missing");
		invalid(() -> this.chats.update("c", new WeComAppChatService.Change()), "name at least one change");
		invalid(() -> this.chats.update("c", new WeComAppChatService.Change().name(" ").add(List.of())),
				"add_user_list has 0 items");
		invalid(() -> this.chats.send("c", WeComNotice.text("x"), WeComNoticeOptions.Confidentiality.INTERNAL_ONLY),
				"safe is INTERNAL_ONLY");
		invalid(() -> this.chats.send("c", WeComNotice.text("中".repeat(683))), "text.content has 2049 bytes");
		assertThat(this.corporation.simulator().calls().count(SEND)).isZero();
		assertThat(this.corporation.simulator().calls().count(CREATE)).isZero();
	}

	@Test
	void takesTheLongest() {
		List<String> users = users(2000);
		users.forEach((user) -> this.corporation.simulator()
			.wecom()
			.register(SimulatedCorporation.CORP_ID, WeComUser.of(user, user)));
		assertThat(this.chats.create("群".repeat(50), "U0", users, "c".repeat(32))).hasSize(32);
	}

	@Test
	void failuresSayWhatToDo() {
		this.chats.create(null, null, MEMBERS, "taken");
		failure(() -> this.chats.create(null, null, MEMBERS, "taken"), (ex) -> {
			assertThat(ex.code()).isEqualTo("86215");
			assertThat(ex.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT);
		});
		failure(() -> this.chats.get("none"), (ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND));
		failure(() -> this.chats.account("crm").send("taken", WeComNotice.text("x")), (ex) -> {
			assertThat(ex.code()).isEqualTo("86008");
			assertThat(ex.hint().orElse("")).contains("account");
		});
		failure(() -> this.chats.account("none"), (ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND));
	}

	private JsonNode body(String api) {
		List<String> bodies = this.corporation.simulator().calls().bodies(api);
		return Json.readTree(bodies.get(bodies.size() - 1));
	}

	private static List<String> users(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "u" + i).toList();
	}

	private static void invalid(Runnable call, String message) {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(call::run).withMessageContaining(message);
	}

	private static void failure(Runnable call, Consumer<PlatformException> requirements) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(call::run).satisfies(requirements);
	}

}
