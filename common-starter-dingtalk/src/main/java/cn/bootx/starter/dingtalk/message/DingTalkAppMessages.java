package cn.bootx.starter.dingtalk.message;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * What can be done with robot messages that were sent, within 24 hours. Mind the paths:
 * DingTalk writes {@code otoMessages} for the recall and {@code oToMessages} for the
 * rest.
 *
 * @since 0.1.0
 */
public final class DingTalkAppMessages {

	private static final int MAX_KEYS = 20;

	private final DingTalkClient client;

	DingTalkAppMessages(DingTalkClient client) {
		this.client = client;
	}

	/** Takes messages to users back, 20 in a call. */
	public Recall recallFromUsers(Collection<String> processQueryKeys) {
		return recall("/v1.0/robot/otoMessages/batchRecall", Json.object(), List.copyOf(processQueryKeys));
	}

	/** Takes messages to a group back, 20 in a call. */
	public Recall recallFromGroup(String openConversationId, Collection<String> processQueryKeys) {
		return recall("/v1.0/robot/groupMessages/recall", Json.object()
			.put("openConversationId", DingTalkClient.required("robot", "openConversationId", openConversationId)),
				List.copyOf(processQueryKeys));
	}

	/** Who has read a message to users. */
	public ReadStatus readByUsers(String processQueryKey) {
		JsonNode answer = this.client.api(() -> ApiCall.get(this.client.apiUrl(), "/v1.0/robot/oToMessages/readStatus")
			.query("robotCode", robotCode())
			.query("processQueryKey", processQueryKey));
		List<String> read = new ArrayList<>();
		List<String> unread = new ArrayList<>();
		for (JsonNode info : Lenient.elements(answer.path("messageReadInfoList"))) {
			(info.path("readStatus").asText().equals("READ") ? read : unread).add(info.path("userId").asText());
		}
		return new ReadStatus(status(answer), read, unread);
	}

	/** Who has read a message to a group. */
	public ReadStatus readInGroup(String openConversationId, String processQueryKey) {
		List<String> read = new ArrayList<>();
		String nextToken = "";
		JsonNode answer;
		do {
			ObjectNode body = Json.object()
				.put("openConversationId", openConversationId)
				.put("robotCode", robotCode())
				.put("processQueryKey", processQueryKey)
				.put("maxResults", 200);
			if (!nextToken.isEmpty()) {
				body.put("nextToken", nextToken);
			}
			answer = this.client.api("/v1.0/robot/groupMessages/query", body);
			read.addAll(Lenient.texts(answer.path("readUserIds")));
			nextToken = answer.path("nextToken").asText("");
		}
		while (Lenient.bool(answer.path("hasMore")) && !nextToken.isEmpty());
		return new ReadStatus(status(answer), read, List.of());
	}

	private Recall recall(String path, ObjectNode body, List<String> keys) {
		MessageCheck.of(Platform.DING_TALK, path).count("processQueryKeys", keys, 1, Integer.MAX_VALUE).done();
		body.put("robotCode", robotCode());
		Recall recall = new Recall(List.of(), Map.of());
		for (int from = 0; from < keys.size(); from += MAX_KEYS) {
			List<String> part = keys.subList(from, Math.min(from + MAX_KEYS, keys.size()));
			part.forEach(body.putArray("processQueryKeys")::add);
			recall = recall.and(Recall.read(part, this.client.api(path, body)));
		}
		return recall;
	}

	private String robotCode() {
		return this.client.credentials().robotCode();
	}

	/** The documentation's own example spells it SUCESS. */
	private static String status(JsonNode answer) {
		String status = UnreadableAnswer.require(Platform.DING_TALK, "/v1.0/robot", answer, "sendStatus");
		return status.equals("SUCESS") ? "SUCCESS" : status;
	}

	/**
	 * What became of a recall.
	 *
	 * @param recalled keys of the messages that were taken back
	 * @param failed keys of those that were not, each with the reason
	 */
	public record Recall(List<String> recalled, Map<String, String> failed) {

		static Recall read(List<String> keys, JsonNode answer) {
			List<String> recalled = Lenient.texts(answer.path("successResult"));
			Map<String, String> failed = new LinkedHashMap<>();
			answer.path("failedResult")
				.properties()
				.forEach((entry) -> failed.put(entry.getKey(), entry.getValue().asText()));
			// A key that the answer does not mention is not known to be taken back.
			keys.stream()
				.filter((key) -> !recalled.contains(key))
				.forEach((key) -> failed.putIfAbsent(key, "the answer does not mention it"));
			return new Recall(recalled, failed);
		}

		Recall and(Recall other) {
			List<String> recalled = new ArrayList<>(this.recalled);
			recalled.addAll(other.recalled);
			Map<String, String> failed = new LinkedHashMap<>(this.failed);
			failed.putAll(other.failed);
			return new Recall(recalled, failed);
		}

	}

	/**
	 * Who has read a message.
	 *
	 * @param sendStatus {@code PROCESSING}, {@code SUCCESS} or {@code RECALLED}
	 * @param readUserIds users who have
	 * @param unreadUserIds users who have not; empty for groups, where DingTalk names
	 * readers only
	 */
	public record ReadStatus(String sendStatus, List<String> readUserIds, List<String> unreadUserIds) {
	}

}
