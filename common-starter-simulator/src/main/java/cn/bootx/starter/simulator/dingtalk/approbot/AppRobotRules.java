package cn.bootx.starter.simulator.dingtalk.approbot;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import cn.bootx.starter.simulator.dingtalk.gate.NewFamily;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The kinds of message that an application's robot may send, and what each must contain.
 */
final class AppRobotRules {

	private static final int MAX_BYTES = 15_000;

	private static final Map<String, List<String>> MEMBERS = Map.ofEntries(Map.entry("sampleText", List.of("content")),
			Map.entry("sampleMarkdown", List.of("title", "text")), Map.entry("sampleImageMsg", List.of("photoURL")),
			Map.entry("sampleLink", List.of("title", "text", "picUrl", "messageUrl")),
			Map.entry("sampleActionCard", List.of("title", "text", "singleTitle", "singleURL")),
			Map.entry("sampleActionCard2", vertical(2)), Map.entry("sampleActionCard3", vertical(3)),
			Map.entry("sampleActionCard4", vertical(4)), Map.entry("sampleActionCard5", vertical(5)),
			Map.entry("sampleActionCard6",
					List.of("title", "text", "buttonTitle1", "buttonUrl1", "buttonTitle2", "buttonUrl2")),
			Map.entry("sampleAudio", List.of("mediaId", "duration")),
			Map.entry("sampleFile", List.of("mediaId", "fileName", "fileType")),
			Map.entry("sampleVideo", List.of("duration", "videoMediaId", "videoType", "picMediaId")));

	private AppRobotRules() {
	}

	/** The content of a call, which is a string of JSON. */
	static JsonNode check(JsonNode body) {
		String key = Fields.text(body, "msgKey");
		if (key.isBlank()) {
			throw NewFamily.refuse("invalidParameter.msgKey.empty", "msgKey不能为空");
		}
		List<String> members = MEMBERS.get(key);
		if (members == null) {
			throw NewFamily.refuse("invalidParameter.msgKey.invalid", "无效的msgKey " + key);
		}
		String text = body.path("msgParam").isTextual() ? body.path("msgParam").asText() : "";
		if (Fields.bytes(text) > MAX_BYTES) {
			throw NewFamily.refuse("invalidParameter.msgParam.tooLong", "msgParam不能超过15000字节");
		}
		JsonNode content = DingParameters.parse(text);
		if (content == null || !content.isObject()) {
			throw NewFamily.refuse("invalidParameter.msgParam.invalid", "msgParam不是合法的JSON字符串");
		}
		for (String member : members) {
			if (Fields.blank(content, member)) {
				throw NewFamily.refuse("miss.param." + member, "msgParam缺少" + member);
			}
		}
		return content;
	}

	private static List<String> vertical(int buttons) {
		List<String> members = new ArrayList<>(List.of("title", "text"));
		for (int i = 1; i <= buttons; i++) {
			members.add("actionTitle" + i);
			members.add("actionURL" + i);
		}
		return members;
	}

}
