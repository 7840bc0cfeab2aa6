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

	static DingTalkAppRecall read(JsonNode answer) {
		Map<String, String> failed = new LinkedHashMap<>();
		answer.path("failedResult")
			.properties()
			.forEach((entry) -> failed.put(entry.getKey(), entry.getValue().asText()));
		return new DingTalkAppRecall(Lenient.texts(answer.path("successResult")), failed);
	}

	DingTalkAppRecall and(DingTalkAppRecall other) {
		List<String> recalled = new ArrayList<>(this.recalled);
		recalled.addAll(other.recalled);
		Map<String, String> failed = new LinkedHashMap<>(this.failed);
		failed.putAll(other.failed);
		return new DingTalkAppRecall(recalled, failed);
	}

}
