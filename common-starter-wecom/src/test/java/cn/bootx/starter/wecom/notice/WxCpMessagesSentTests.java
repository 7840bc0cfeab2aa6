package cn.bootx.starter.wecom.notice;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import me.chanjar.weixin.cp.bean.article.MpnewsArticle;
import me.chanjar.weixin.cp.bean.article.NewArticle;
import me.chanjar.weixin.cp.bean.message.WxCpMessage;
import me.chanjar.weixin.cp.bean.taskcard.TaskCardButton;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wecom.Golden;
import cn.bootx.starter.wecom.SimulatedCorporation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * WxJava's messages through this library's sender: the same bytes, checks and splitting.
 */
class WxCpMessagesSentTests {

	private static final String SEND = "/qyapi/cgi-bin/message/send";

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final WeComNoticeSender sender = this.corporation.sender();

	@AfterEach
	void stop() {
		this.corporation.close();
	}

	static Stream<Arguments> messages() {
		return Stream.of(Arguments.of("text",
				WxCpMessage.TEXT().content("你好 <a href=\"https://example.com\">link</a>\n\"quoted\" 😀").build()),
				Arguments.of("markdown",
						WxCpMessage.MARKDOWN().content("# 标题\n<font color=\"info\">ok</font>").build()),
				Arguments.of("image", WxCpMessage.IMAGE().mediaId("MEDIA").build()),
				Arguments.of("voice", WxCpMessage.VOICE().mediaId("MEDIA").build()),
				Arguments.of("video", WxCpMessage.VIDEO().mediaId("MEDIA").title("标题").description("说明").build()),
				Arguments.of("video-plain", WxCpMessage.VIDEO().mediaId("MEDIA").build()),
				Arguments.of("file", WxCpMessage.FILE().mediaId("MEDIA").build()),
				Arguments.of("textcard",
						WxCpMessage.TEXTCARD()
							.title("领奖通知")
							.description("<div class=\"gray\">2026</div>")
							.url("https://example.com")
							.btnTxt("更多")
							.build()),
				Arguments.of("news", news()), Arguments.of("mpnews", mpNews()),
				Arguments.of("miniprogram_notice", miniProgram()), Arguments.of("taskcard", taskCard()));
	}

	private static WxCpMessage news() {
		NewArticle link = new NewArticle();
		link.setTitle("标题");
		link.setDescription("说明");
		link.setUrl("https://example.com");
		link.setPicUrl("https://example.com/a.png");
		NewArticle miniProgram = new NewArticle();
		miniProgram.setTitle("小程序");
		miniProgram.setAppid("wx123");
		miniProgram.setPagepath("/index");
		return WxCpMessage.NEWS().addArticle(link).addArticle(miniProgram).build();
	}

	private static WxCpMessage mpNews() {
		return WxCpMessage.MPNEWS()
			.addArticle(MpnewsArticle.newBuilder()
				.title("标题")
				.thumbMediaId("MEDIA")
				.author("作者")
				.contentSourceUrl("https://example.com")
				.content("<p>正文</p>")
				.digest("摘要")
				.build())
			.build();
	}

	private static WxCpMessage miniProgram() {
		return WxCpMessage.newMiniProgramNoticeBuilder()
			.appId("wx123")
			.page("pages/index")
			.title("会议室预订成功")
			.description("4月27日")
			.emphasisFirstItem(true)
			.contentItems(Map.of("会议室", "402"))
			.build();
	}

	private static WxCpMessage taskCard() {
		return WxCpMessage.TASKCARD()
			.title("赵明登的礼物申请")
			.description("礼品：A31茶具套装")
			.url("https://example.com/gift")
			.taskId("taskid123")
			.buttons(List.of(TaskCardButton.builder()
				.key("key111")
				.name("批准")
				.replaceName("已批准")
				.color("red")
				.bold(true)
				.build(), TaskCardButton.builder().key("key222").name("驳回").replaceName("已驳回").build()))
			.build();
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("messages")
	void hasTheSameContentAsThisLibrarysOwn(String name, WxCpMessage message) {
		message.setToUser("zhangsan");
		this.corporation.simulator()
			.faults()
			.next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 0, "msgid", "m1")));
		this.sender.send(message);
		JsonNode golden = Golden.json("notice/" + name);
		if (name.equals("miniprogram_notice")) {
			// WxJava takes the items as a map without order.
			((ArrayNode) golden.path(name).path("content_item")).remove(1);
		}
		assertThat(last()).isEqualTo(golden);
	}

	@Test
	void bringsItsReceiversAndOptions() {
		WxCpMessage message = WxCpMessage.TEXT().content("x").toUser("ZhangSan|lisi|").toParty("2|3").build();
		message.setToTag("7");
		message.setSafe("1");
		message.setEnableIdTrans(true);
		message.setEnableDuplicateCheck(true);
		message.setDuplicateCheckInterval(600);
		this.corporation.simulator()
			.faults()
			.next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 0, "msgid", "m1", "invaliduser", "zhangsan")));
		assertThat(this.sender.send(message).invalidUsers()).containsExactly("ZhangSan");
		JsonNode expected = Golden.json("notice/options");
		((ObjectNode) expected).put("touser", "ZhangSan|lisi");
		assertThat(last()).isEqualTo(expected);
		assertThat(this.sender.send(WxCpMessage.TEXT().content("x").toUser("@all").build()).complete()).isTrue();
		assertThat(last().path("touser").asText()).isEqualTo("@all");
	}

	@Test
	void namesAllProblemsAtOnce() {
		WxCpMessage message = WxCpMessage.TEXT().content("中".repeat(683)).toParty("sales").agentId(5).build();
		message.setSafe("3");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.sender.send(message))
			.withMessageContaining("toparty holds an id that is no number")
			.withMessageContaining("safe is '3'")
			.withMessageContaining("agentid is 5, that of the agent 'default' is 1000002")
			.withMessageContaining("touser is missing")
			.withMessageContaining("text.content has 2049 bytes");
		assertThat(this.corporation.simulator().calls().count(SEND)).isZero();
	}

	@Test
	void whatWxJavaCannotWriteIsAnIncompleteMessage() {
		WxCpMessage empty = new WxCpMessage();
		empty.setToUser("lisi");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.sender.send(empty))
			.withMessageContaining("msgtype is missing");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender.send(WxCpMessage.TASKCARD().toUser("lisi").build()))
			.withMessageContaining("taskcard.title is missing");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.sender
				.send(WxCpMessage.TEMPLATECARD().toUser("lisi").cardType("hologram").mainTitleTitle("t").build()))
			.withMessageContaining("template_card.card_type must be one of");
	}

	@Test
	void goesWithReceiversAndOptionsOfTheCallToo() {
		WeComNotice notice = WeComNotice.of(WxCpMessage.TEXT().content("x").build());
		this.sender.account("crm").send(WeComReceivers.users("lisi"), notice, "order-1");
		assertThat(this.sender.account("crm").recallByBusinessId("order-1").complete()).isTrue();
	}

	private JsonNode last() {
		List<String> bodies = this.corporation.simulator().calls().bodies(SEND);
		return Json.readTree(bodies.get(bodies.size() - 1));
	}

}
