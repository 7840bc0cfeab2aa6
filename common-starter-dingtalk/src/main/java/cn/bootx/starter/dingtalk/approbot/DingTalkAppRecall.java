package cn.bootx.starter.dingtalk.approbot;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * What became of a recall.
 *
 * @param recalled keys of the messages that were taken back
 * @param failed keys of those that were not, each with the reason
 * @since 0.1.0
 */
public record DingTalkAppRecall(List<String> recalled, Map<String, String> failed) {

	static DingTalkAppRecall read(List<String> keys, JsonNode answer) {
		List<String> recalled = Lenient.texts(answer.path("successResult"));
		Map<String, String> failed = new LinkedHashMap<>();
		answer.path("failedResult")
			.properties()
			.forEach((entry) -> failed.put(entry.getKey(), entry.getValue().asText()));
		// A key that the answer does not mention is not known to be taken back.
		keys.stream()
			.filter((key) -> !recalled.contains(key))
			.forEach((key) -> failed.putIfAbsent(key, "the answer does not mention it"));
		return new DingTalkAppRecall(recalled, failed);
	}

	DingTalkAppRecall and(DingTalkAppRecall other) {
		List<String> recalled = new ArrayList<>(this.recalled);
		recalled.addAll(other.recalled);
		Map<String, String> failed = new LinkedHashMap<>(this.failed);
		failed.putAll(other.failed);
		return new DingTalkAppRecall(recalled, failed);
	}

}
