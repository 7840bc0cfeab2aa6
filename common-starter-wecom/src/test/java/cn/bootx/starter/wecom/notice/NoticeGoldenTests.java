package cn.bootx.starter.wecom.notice;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wecom.Golden;
import cn.bootx.starter.wecom.SimulatedCorporation;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The exact JSON of every kind of application message.
 */
class NoticeGoldenTests {

	private static final String SEND = "/qyapi/cgi-bin/message/send";

	private static SimulatedCorporation corporation;

	@BeforeAll
	static void start() {
		corporation = new SimulatedCorporation();
	}

	@AfterAll
	static void stop() {
		corporation.close();
	}

	static Stream<Arguments> messages() {
		return Stream.of(
				Arguments.of("text", WeComNotice.text("你好 <a href=\"https://example.com\">link</a>\n\"quoted\" 😀")),
				Arguments.of("markdown", WeComNotice.markdown("# 标题\n<font color=\"info\">ok</font>")),
				Arguments.of("image", WeComNotice.image("MEDIA")), Arguments.of("voice", WeComNotice.voice("MEDIA")),
				Arguments.of("video", WeComNotice.video("MEDIA", "标题", "说明")),
				Arguments.of("video-plain", WeComNotice.video("MEDIA")),
				Arguments.of("file", WeComNotice.file("MEDIA")),
				Arguments.of("textcard",
						WeComNotice.textCard("领奖通知", "<div class=\"gray\">2026</div>", "https://example.com", "更多")),
				Arguments.of("news",
						WeComNotice.news(List.of(
								WeComNewsArticle.link("标题", "说明", "https://example.com", "https://example.com/a.png"),
								WeComNewsArticle.miniProgram("小程序", null, null, "wx123", "/index")))),
				Arguments.of("mpnews",
						WeComNotice.mpNews(List.of(WeComNotice.MpNewsArticle.of("标题", "MEDIA", "<p>正文</p>")
							.withAuthor("作者")
							.withSource("https://example.com")
							.withDigest("摘要")))),
				Arguments.of("miniprogram_notice",
						WeComNotice.miniProgram("wx123", "会议室预订成功")
							.page("pages/index")
							.description("4月27日")
							.emphasizeFirstItem()
							.item("会议室", "402")
							.item("时间", "9:00")
							.build()),
				Arguments.of("taskcard", WeComNotice.taskCard(Cards.taskCard())),
				Arguments.of("interactive_taskcard", WeComNotice.interactiveTaskCard(Cards.taskCard())),
				Arguments.of("template_card-text_notice", WeComNotice.templateCard(Cards.textNotice())),
				Arguments.of("template_card-news_notice", WeComNotice.templateCard(Cards.newsNotice())),
				Arguments.of("template_card-button_interaction", WeComNotice.templateCard(Cards.buttonInteraction())),
				Arguments.of("template_card-vote_interaction", WeComNotice.templateCard(Cards.voteInteraction())),
				Arguments.of("template_card-multiple_interaction",
						WeComNotice.templateCard(Cards.multipleInteraction())));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("messages")
	void sendsTheDocumentedJson(String name, WeComNotice message) {
		assertThat(sent(WeComReceivers.users("zhangsan"), message, WeComNoticeOptions.DEFAULTS))
			.isEqualTo(Golden.json("notice/" + name));
	}

	@Test
	void writesEveryOption() {
		WeComReceivers receivers = WeComReceivers.users("zhangsan", "lisi")
			.and(WeComReceivers.departments(List.of(2L, 3L)))
			.and(WeComReceivers.tags(List.of(7L)));
		WeComNoticeOptions options = WeComNoticeOptions.DEFAULTS
			.withConfidentiality(WeComNoticeOptions.Confidentiality.CONFIDENTIAL)
			.withTranslatedIds()
			.withDuplicateCheck(Duration.ofMinutes(10));
		assertThat(sent(receivers, WeComNotice.text("x"), options)).isEqualTo(Golden.json("notice/options"));
	}

	@Test
	void writesEverybodyAlone() {
		WeComReceivers receivers = WeComReceivers.users("zhangsan").and(WeComReceivers.everybody());
		JsonNode sent = sent(receivers, WeComNotice.text("x"), WeComNoticeOptions.DEFAULTS);
		assertThat(sent.path("touser").asText()).isEqualTo("@all");
		assertThat(sent.has("toparty") || sent.has("totag")).isFalse();
	}

	@Test
	void theSimulatorTakesEveryCard() {
		WeComNoticeSender sender = corporation.sender();
		messages().filter((message) -> message.get()[0].toString().startsWith("template_card")).forEach((message) -> {
			WeComSendResult result = sender.send(WeComReceivers.users("zhangsan"), (WeComNotice) message.get()[1]);
			assertThat(result.msgId()).isNotBlank();
		});
	}

	private static JsonNode sent(WeComReceivers receivers, WeComNotice message, WeComNoticeOptions options) {
		// The form is the subject here, so the media need not exist.
		corporation.simulator().faults().next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 0, "msgid", "m1")));
		corporation.sender().send(receivers, message, options);
		var calls = corporation.simulator().calls().of(SEND);
		ObjectNode json = (ObjectNode) Json.readTree(calls.get(calls.size() - 1).bodyText());
		assertThat(calls.get(calls.size() - 1).bodyText()).doesNotContain("\\u");
		return json;
	}

}
