package cn.bootx.starter.wecom.notice;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wecom.message.WeComMessage;
import cn.bootx.starter.wecom.Golden;
import cn.bootx.starter.wecom.SimulatedCorporation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeComNoticeSenderTests {

	private static final String SEND = "/qyapi/cgi-bin/message/send";

	private static final byte[] PNG = { (byte) 0x89, 'P', 'N', 'G', 13, 10, 26, 10 };

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private WeComNoticeSender sender;

	@BeforeEach
	void makeSender() {
		this.sender = this.corporation.sender();
	}

	@AfterEach
	void stop() {
		this.corporation.close();
	}

	@Test
	void delivers() {
		WeComSendResult result = this.sender.sendTextNotice(WeComReceivers.users("zhangsan"), "你好");
		assertThat(result.complete()).isTrue();
		assertThat(result.msgId()).isNotBlank();
		assertThat(this.corporation.agent().messagesOf("zhangsan")).singleElement()
			.satisfies((message) -> assertThat(message.text()).isEqualTo("你好"));
	}

	@Test
	void tellsWhichReceiversAreWrong() {
		WeComReceivers receivers = WeComReceivers.users("zhangsan", "Nobody", "NoOne")
			.and(WeComReceivers.departments(List.of(99L)))
			.and(WeComReceivers.tags(List.of(98L)));
		WeComSendResult result = this.sender.sendTextNotice(receivers, "x");
		assertThat(result.complete()).isFalse();
		assertThat(result.invalidUsers()).containsExactly("Nobody", "NoOne");
		assertThat(result.invalidDepartments()).containsExactly("99");
		assertThat(result.invalidTags()).containsExactly("98");
		assertThat(result.notReached()).extracting(SendResult.NotReached::receiver)
			.containsExactly("Nobody", "NoOne", "department 99", "tag 98");
	}

	@Test
	void tellsWhoHasNoLicence() {
		answer(Map.of("errcode", 0, "errmsg", "ok", "msgid", "m", "unlicenseduser", "u3|u4"));
		assertThat(this.sender.sendTextNotice(WeComReceivers.users("u3", "u4", "x"), "x").unlicensedUsers())
			.containsExactly("u3", "u4");
	}

	@Test
	void failsWhereNoReceiverIsValid() {
		failure(() -> this.sender.sendTextNotice(WeComReceivers.users("nobody"), "x"), (ex) -> {
			assertThat(ex.code()).isEqualTo("81013");
			assertThat(ex.category()).isEqualTo(ErrorCategory.NOT_FOUND);
			assertThat(ex.hint()).hasValueSatisfying((hint) -> assertThat(hint).contains("可见范围"));
			assertThat(ex.requestId()).isPresent();
		});
	}

	@Test
	void sendsAsTheNamedAgent() {
		this.sender.account("crm").sendTextNotice(WeComReceivers.users("lisi"), "from crm");
		assertThat(this.corporation.simulator()
			.wecom()
			.agent(SimulatedCorporation.CORP_ID, SimulatedCorporation.CRM_AGENT_ID)
			.messages()).hasSize(1);
		assertThat(this.corporation.agent().messages()).isEmpty();
	}

	@Test
	void uploadsAndSendsAnImage() {
		this.sender.sendImageNotice(WeComReceivers.users("lisi"), new ByteArrayInputStream(PNG), "报表.png");
		assertThat(this.corporation.agent().messagesOf("lisi")).singleElement()
			.satisfies((message) -> assertThat(message.msgType()).isEqualTo("image"));
	}

	@Test
	void uploadsAndSendsVoiceVideoAndFile() {
		WeComReceivers lisi = WeComReceivers.users("lisi");
		this.sender.sendVoiceNotice(lisi, new ByteArrayInputStream(new byte[10]), "v.amr");
		this.sender.sendVideoNotice(lisi, "title", null, new ByteArrayInputStream(new byte[10]), "v.mp4");
		this.sender.sendFileNotice(lisi, new ByteArrayInputStream(new byte[10]), "f.txt");
		assertThat(this.corporation.agent().messagesOf("lisi")).extracting(WeComMessage::msgType)
			.containsExactly("voice", "video", "file");
	}

	@Test
	void takesAMessageBack() {
		String msgId = this.sender.sendMarkdownNotice(WeComReceivers.users("lisi"), "**x**").msgId();
		this.sender.recallNotice(msgId);
		assertThat(this.corporation.agent().messages()).singleElement()
			.satisfies((message) -> assertThat(message.recalled()).isTrue());
	}

	@Test
	void changesTheButtonOfACardOnce() {
		WeComReceivers receivers = WeComReceivers.users("zhangsan");
		String code = this.sender.sendTemplateCardNotice(receivers, Cards.buttonInteraction()).responseCode();
		assertThat(code).isNotNull();
		assertThat(this.sender.updateCardButton(code, receivers, "已处理")).isEmpty();
		assertThat(this.corporation.agent().messages()).singleElement()
			.satisfies((message) -> assertThat(message.update()).isNotNull());
		failure(() -> this.sender.updateCardButton(code, receivers, "again"),
				(ex) -> assertThat(ex.code()).isNotEqualTo("0"));
	}

	@Test
	void writesTheDocumentedUpdates() {
		String path = "/qyapi/cgi-bin/message/update_template_card";
		this.corporation.simulator()
			.faults()
			.next(path, 2, SimulatorResponse.json(Map.of("errcode", 0, "invaliduser", List.of("u1"))));
		assertThat(this.sender.updateCardButton("CODE", WeComReceivers.users("zhangsan"), "已处理")).containsExactly("u1");
		this.sender.updateCard("CODE", WeComReceivers.everybody(), Cards.voteInteraction());
		assertThat(this.corporation.simulator().calls().bodies(path)).extracting(Json::readTree)
			.containsExactly(Golden.json("update/button"), Golden.json("update/card"));
	}

	@Test
	void countsBytesAndNotCharacters() {
		failure(() -> this.sender.sendTextNotice(WeComReceivers.users("lisi"), "中".repeat(683)), (ex) -> {
			assertThat(ex.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT);
			assertThat(ex).hasMessageContaining("text.content has 2049 bytes in UTF-8, allowed are 2048");
		});
		this.sender.sendTextNotice(WeComReceivers.users("lisi"), "中".repeat(682) + "ab");
		assertThat(this.corporation.simulator().calls().count(SEND)).isOne();
	}

	@Test
	void refusesWhatWeComWouldNotTake() {
		WeComReceivers lisi = WeComReceivers.users("lisi");
		invalid(() -> this.sender.sendTextNotice(WeComReceivers.users(), "x"), "at least one receiver");
		invalid(() -> this.sender.sendTextNotice(WeComReceivers.users("a|b"), "x"), "contains '|'");
		invalid(() -> this.sender.sendTextNotice(lisi, " "), "text.content is missing or blank");
		invalid(() -> this.sender.sendTextCardNotice(lisi, "t", "d", "example.com"),
				"textcard.url must begin with http");
		invalid(() -> this.sender.send(lisi, WeComNotice.textCard("t", "d", "https://a", "五个汉字啊")),
				"textcard.btntxt has 5 characters, allowed are 4");
		invalid(() -> this.sender.sendNewsNotice(lisi, List.of()), "news.articles has 0 items, allowed are 1 to 8");
		invalid(() -> this.sender.send(lisi, WeComNotice.video("m", "中".repeat(43), null)),
				"video.title has 129 bytes");
		invalid(() -> this.sender.send(lisi, WeComNotice.miniProgram("a", "短").build()),
				"title has 1 characters, allowed are 4 to 12");
		invalid(() -> this.sender.send(WeComReceivers.everybody(), WeComNotice.miniProgram("a", "四个汉字").build()),
				"cannot go to everybody");
		assertThat(this.corporation.simulator().calls().count(SEND)).isZero();
	}

	@Test
	void namesAllProblemsAtOnce() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(
				() -> this.sender.send(WeComReceivers.users(), WeComNotice.textCard("中".repeat(43), " ", "https://a")))
			.satisfies((ex) -> {
				assertThat(ex.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT);
				assertThat(ex.problems()).extracting(InvalidMessageException.Problem::field)
					.containsExactly("touser", "textcard.title", "textcard.description");
				assertThat(ex.problems().get(1).limit()).isEqualTo(128);
				assertThat(ex.problems().get(1).size()).isEqualTo(129);
			});
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.sender.recallNotice(" "));
	}

	@Test
	void namesEachReceiverOnce() {
		answer(Map.of("errcode", 0, "errmsg", "ok", "msgid", "m"));
		this.sender.sendTextNotice(WeComReceivers.users("ZhangSan", "zhangsan", "lisi", "ZhangSan")
			.and(WeComReceivers.departments(List.of(2L, 2L)))
			.and(WeComReceivers.users("LISI")), "x");
		assertThat(sent()).singleElement().satisfies((json) -> {
			assertThat(json.path("touser").asText()).isEqualTo("ZhangSan|lisi");
			assertThat(json.path("toparty").asText()).isEqualTo("2");
		});
	}

	@Test
	void writesIdsThatAreLongerThanADouble() {
		answer(Map.of("errcode", 0, "errmsg", "ok", "msgid", "m", "invalidparty", "9007199254740995"));
		WeComSendResult result = this.sender
			.sendTextNotice(WeComReceivers.departments(List.of(9007199254740993L, 9007199254740995L))
				.and(WeComReceivers.tags(List.of(Long.MAX_VALUE))), "x");
		assertThat(sent().get(0).path("toparty").asText()).isEqualTo("9007199254740993|9007199254740995");
		assertThat(sent().get(0).path("totag").asText()).isEqualTo("9223372036854775807");
		assertThat(result.invalidDepartments()).containsExactly("9007199254740995");
	}

	@Test
	void splitsMoreReceiversThanACallTakes() {
		answer(Map.of("errcode", 0, "msgid", "m1", "invaliduser", "user7"));
		answer(Map.of("errcode", 81013, "errmsg", "user & party & tag all invalid"));
		answer(Map.of("errcode", 0, "msgid", "m3", "unlicenseduser", "user2001"));
		WeComSendResult result = this.sender
			.sendTextNotice(WeComReceivers.users(users(2010)).and(WeComReceivers.tags(List.of(7L))), "x");
		assertThat(sent()).extracting((json) -> json.path("touser").asText().split("\\|").length)
			.containsExactly(1000, 1000, 10);
		assertThat(sent()).extracting((json) -> json.path("totag").asText()).containsExactly("7", "", "");
		assertThat(result.ids()).containsExactly("m1", "m3");
		assertThat(result.invalidUsers()).containsExactly("User7");
		assertThat(result.unlicensedUsers()).containsExactly("User2001");
		assertThat(result.notReached()).hasSize(1002)
			.filteredOn((one) -> one.receiver().equals("User1500"))
			.singleElement()
			.satisfies((one) -> assertThat(one.reason()).contains("81013"));
	}

	@Test
	void endsASplitSendWhereEveryCallWouldFail() {
		answer(Map.of("errcode", 0, "msgid", "m1"));
		answer(Map.of("errcode", 48002, "errmsg", "api forbidden"));
		WeComSendResult result = this.sender.sendTextNotice(WeComReceivers.users(users(4000)), "x");
		assertThat(sent()).hasSize(2);
		assertThat(result.notReached()).hasSize(3000).allSatisfy((one) -> assertThat(one.reason()).contains("48002"));
	}

	@Test
	void failsWhereNoCallIsAccepted() {
		answer(Map.of("errcode", 48002, "errmsg", "api forbidden"));
		failure(() -> this.sender.sendTextNotice(WeComReceivers.users(users(2000)), "x"),
				(ex) -> assertThat(ex.code()).isEqualTo("48002"));
		assertThat(sent()).hasSize(1);
	}

	@Test
	void refusesOptionsThatTheKindDoesNotHave() {
		WeComReceivers lisi = WeComReceivers.users("lisi");
		WeComNoticeOptions internal = WeComNoticeOptions.DEFAULTS
			.withConfidentiality(WeComNoticeOptions.Confidentiality.INTERNAL_ONLY);
		invalid(() -> this.sender.send(lisi, WeComNotice.text("x"), internal), "safe is 2");
		invalid(() -> this.sender.send(lisi, WeComNotice.text("x"),
				WeComNoticeOptions.DEFAULTS.withDuplicateCheck(Duration.ofHours(5))),
				"duplicate_check_interval is PT5H");
	}

	@Test
	void saysWhichAddressToAllowWhere() {
		this.corporation.agent().refuseIp("203.0.113.9");
		failure(() -> this.sender.sendTextNotice(WeComReceivers.users("lisi"), "x"), (ex) -> {
			assertThat(ex.code()).isEqualTo("60020");
			assertThat(ex.category()).isEqualTo(ErrorCategory.IP_NOT_ALLOWED);
			assertThat(ex.hint().orElseThrow()).contains("203.0.113.9", "企业可信IP");
		});
	}

	@Test
	void fetchesAnotherTokenOnceWhereThisOneIsRefused() {
		this.sender.sendTextNotice(WeComReceivers.users("lisi"), "1");
		this.corporation.agent().revokeToken();
		this.sender.sendTextNotice(WeComReceivers.users("lisi"), "2");
		assertThat(this.corporation.agent().messages()).hasSize(2);
		assertThat(this.corporation.agent().tokenCalls()).isEqualTo(2);
		assertThat(this.corporation.simulator().calls().count(SEND)).isEqualTo(3);
	}

	@Test
	void repeatsOnlyOnce() {
		this.corporation.simulator()
			.faults()
			.next(SEND, 5, SimulatorResponse.json(Map.of("errcode", 42001, "errmsg", "access_token expired")));
		failure(() -> this.sender.sendTextNotice(WeComReceivers.users("lisi"), "x"),
				(ex) -> assertThat(ex.code()).isEqualTo("42001"));
		assertThat(this.corporation.simulator().calls().count(SEND)).isEqualTo(2);
	}

	private static List<String> users(int count) {
		return IntStream.range(0, count).mapToObj((i) -> "User" + i).toList();
	}

	private List<JsonNode> sent() {
		return this.corporation.simulator().calls().bodies(SEND).stream().map(Json::readTree).toList();
	}

	private void answer(Map<String, Object> json) {
		this.corporation.simulator().faults().next(SEND, 1, SimulatorResponse.json(json));
	}

	private static void invalid(Runnable send, String message) {
		failure(send, (ex) -> {
			assertThat(ex.category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT);
			assertThat(ex).hasMessageContaining(message);
		});
	}

	private static void failure(Runnable send, Consumer<PlatformException> requirements) {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(send::run).satisfies(requirements);
	}

}
