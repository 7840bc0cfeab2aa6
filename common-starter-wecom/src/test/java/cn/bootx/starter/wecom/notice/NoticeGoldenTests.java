package cn.bootx.starter.wecom.notice;

import java.time.Duration;
import java.util.LinkedHashMap;
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
import cn.bootx.starter.wecom.media.WeComMediaService;
import cn.bootx.starter.wecom.Golden;
import cn.bootx.starter.wecom.SimulatedCorporation;
import cn.bootx.starter.wecom.card.Cards;
import cn.bootx.starter.wecom.message.NewsArticle;

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
		Map<String, String> items = new LinkedHashMap<>();
		items.put("会议室", "402");
		items.put("时间", "9:00");
		return Stream.of(
				Arguments.of("text", new TextNotice("你好 <a href=\"https://example.com\">link</a>\n\"quoted\" 😀")),
				Arguments.of("markdown", new MarkdownNotice("# 标题\n<font color=\"info\">ok</font>")),
				Arguments.of("image", new ImageNotice("MEDIA")), Arguments.of("voice", new VoiceNotice("MEDIA")),
				Arguments.of("video", new VideoNotice("MEDIA", "标题", "说明")),
				Arguments.of("video-plain", new VideoNotice("MEDIA", null, null)),
				Arguments.of("file", new FileNotice("MEDIA")),
				Arguments.of("textcard",
						new TextCardNotice("领奖通知", "<div class=\"gray\">2026</div>", "https://example.com", "更多")),
				Arguments.of("news",
						new NewsNotice(List.of(
								NewsArticle.link("标题", "说明", "https://example.com", "https://example.com/a.png"),
								NewsArticle.miniProgram("小程序", null, null, "wx123", "/index")))),
				Arguments.of("mpnews",
						new MpNewsNotice(List
							.of(new MpNewsArticle("标题", "MEDIA", "作者", "https://example.com", "<p>正文</p>", "摘要")))),
				Arguments.of("miniprogram_notice",
						new MiniProgramNotice("wx123", "pages/index", "会议室预订成功", "4月27日", true, items)),
				Arguments.of("template_card-text_notice", new TemplateCardNotice(Cards.textNotice())),
				Arguments.of("template_card-news_notice", new TemplateCardNotice(Cards.newsNotice())),
				Arguments.of("template_card-button_interaction", new TemplateCardNotice(Cards.buttonInteraction())),
				Arguments.of("template_card-vote_interaction", new TemplateCardNotice(Cards.voteInteraction())),
				Arguments.of("template_card-multiple_interaction",
						new TemplateCardNotice(Cards.multipleInteraction())));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("messages")
	void sendsTheDocumentedJson(String name, NoticeMessage message) {
		assertThat(sent(WeComReceivers.users("zhangsan"), message, WeComNoticeOptions.DEFAULTS))
			.isEqualTo(Golden.json("notice/" + name));
	}

	@Test
	void writesEveryOption() {
		WeComReceivers receivers = WeComReceivers.users("zhangsan", "lisi")
			.and(WeComReceivers.departments(List.of(2L, 3L)))
			.and(WeComReceivers.tags(List.of(7L)));
		WeComNoticeOptions options = WeComNoticeOptions.DEFAULTS.withConfidentiality(WeComConfidentiality.CONFIDENTIAL)
			.withTranslatedIds()
			.withDuplicateCheck(Duration.ofMinutes(10));
		assertThat(sent(receivers, new TextNotice("x"), options)).isEqualTo(Golden.json("notice/options"));
	}

	@Test
	void writesEverybodyAlone() {
		WeComReceivers receivers = WeComReceivers.users("zhangsan").and(WeComReceivers.everybody());
		JsonNode sent = sent(receivers, new TextNotice("x"), WeComNoticeOptions.DEFAULTS);
		assertThat(sent.path("touser").asText()).isEqualTo("@all");
		assertThat(sent.has("toparty") || sent.has("totag")).isFalse();
	}

	@Test
	void theSimulatorTakesEveryCard() {
		WeComNoticeSender sender = new WeComNoticeSender(corporation.agents(),
				new WeComMediaService(corporation.agents()));
		messages().filter((message) -> message.get()[0].toString().startsWith("template_card")).forEach((message) -> {
			WeComSendResult result = sender.send(WeComReceivers.users("zhangsan"), (NoticeMessage) message.get()[1]);
			assertThat(result.msgId()).isNotBlank();
		});
	}

	private static JsonNode sent(WeComReceivers receivers, NoticeMessage message, WeComNoticeOptions options) {
		// The form is the subject here, so the media need not exist.
		corporation.simulator().faults().next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 0, "msgid", "m1")));
		new WeComNoticeSender(corporation.agents(), new WeComMediaService(corporation.agents())).send(receivers,
				message, options);
		var calls = corporation.simulator().calls().of(SEND);
		ObjectNode json = (ObjectNode) Json.readTree(calls.get(calls.size() - 1).bodyText());
		assertThat(calls.get(calls.size() - 1).bodyText()).doesNotContain("\\u");
		return json;
	}

}
