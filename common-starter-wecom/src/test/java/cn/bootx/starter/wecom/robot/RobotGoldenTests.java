package cn.bootx.starter.wecom.robot;

import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.Golden;
import cn.bootx.starter.wecom.notice.Cards;
import cn.bootx.starter.wecom.notice.WeComNewsArticle;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The exact JSON of every kind of robot message but the image, which the sender's tests
 * look at.
 */
class RobotGoldenTests {

	static Stream<Arguments> messages() {
		return Stream.of(
				Arguments.of("text",
						WeComRobotMessage.text("广州今日天气")
							.mentioning("wangqing", "@all")
							.mentioningMobiles("13800001111", "@all")),
				Arguments.of("text-plain", WeComRobotMessage.text("hello")),
				Arguments.of("markdown",
						WeComRobotMessage.markdown("实时新增 <font color=\"warning\">132</font> <@zhangsan>")),
				Arguments.of("markdown_v2", WeComRobotMessage.markdownV2("| a | b |\n|---|---|")),
				Arguments.of("news",
						WeComRobotMessage.news(List.of(WeComNewsArticle.link("中秋节礼品领取", "今年中秋", "https://example.com",
								"https://example.com/a.png")))),
				Arguments.of("file", WeComRobotMessage.file("MEDIA")),
				Arguments.of("voice", WeComRobotMessage.voice("MEDIA")),
				Arguments.of("template_card-text_notice", WeComRobotMessage.templateCard(Cards.textNotice())),
				Arguments.of("template_card-news_notice", WeComRobotMessage.templateCard(Cards.newsNotice())));
	}

	@ParameterizedTest(name = "{0}")
	@MethodSource("messages")
	void hasTheDocumentedForm(String name, WeComRobotMessage message) {
		MessageCheck check = MessageCheck.of(Platform.WECOM, "/cgi-bin/webhook/send");
		message.validate(check);
		check.done();
		ObjectNode json = Json.object().put("msgtype", message.msgType());
		json.set(message.msgType(), message.body());
		assertThat(Json.readTree(Json.write(json))).isEqualTo(Golden.json("robot/" + name));
	}

}
