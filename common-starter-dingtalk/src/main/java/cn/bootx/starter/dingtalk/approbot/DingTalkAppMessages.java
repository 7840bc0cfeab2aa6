package cn.bootx.starter.dingtalk.approbot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.json.Json;
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

	private static final int PAGE = 200;

	private final DingTalkClient client;

	DingTalkAppMessages(DingTalkClient client) {
		this.client = client;
	}

	/** Takes messages to users back, 20 in a call. */
	public DingTalkAppRecall recallFromUsers(Collection<String> processQueryKeys) {
		return recall("/v1.0/robot/otoMessages/batchRecall", Json.object(), List.copyOf(processQueryKeys));
	}

	/** Takes messages to a group back, 20 in a call. */
	public DingTalkAppRecall recallFromGroup(String openConversationId, Collection<String> processQueryKeys) {
		return recall("/v1.0/robot/groupMessages/recall", Json.object()
			.put("openConversationId", DingTalkClient.required("robot", "openConversationId", openConversationId)),
				List.copyOf(processQueryKeys));
	}

	/** Who has read a message to users. */
	public DingTalkReadStatus readByUsers(String processQueryKey) {
		JsonNode answer = this.client.api(() -> ApiCall.get(this.client.apiUrl(), "/v1.0/robot/oToMessages/readStatus")
			.query("robotCode", robotCode())
			.query("processQueryKey", processQueryKey));
		List<String> read = new ArrayList<>();
		List<String> unread = new ArrayList<>();
		for (JsonNode info : Lenient.elements(answer.path("messageReadInfoList"))) {
			(info.path("readStatus").asText().equals("READ") ? read : unread).add(info.path("userId").asText());
		}
		return new DingTalkReadStatus(status(answer), read, unread);
	}

	/** Who has read a message to a group. */
	public DingTalkReadStatus readInGroup(String openConversationId, String processQueryKey) {
		List<String> read = new ArrayList<>();
		String nextToken = "";
		JsonNode answer;
		do {
			ObjectNode body = Json.object()
				.put("openConversationId", openConversationId)
				.put("robotCode", robotCode())
				.put("processQueryKey", processQueryKey)
				.put("maxResults", PAGE);
			if (!nextToken.isEmpty()) {
				body.put("nextToken", nextToken);
			}
			answer = this.client.api("/v1.0/robot/groupMessages/query", body);
			read.addAll(Lenient.texts(answer.path("readUserIds")));
			nextToken = answer.path("nextToken").asText("");
		}
		while (Lenient.bool(answer.path("hasMore")) && !nextToken.isEmpty());
		return new DingTalkReadStatus(status(answer), read, List.of());
	}

	private DingTalkAppRecall recall(String path, ObjectNode body, List<String> keys) {
		MessageCheck.of(Platform.DING_TALK, path).count("processQueryKeys", keys, 1, Integer.MAX_VALUE).done();
		body.put("robotCode", robotCode());
		DingTalkAppRecall recall = new DingTalkAppRecall(List.of(), Map.of());
		for (int from = 0; from < keys.size(); from += MAX_KEYS) {
			List<String> part = keys.subList(from, Math.min(from + MAX_KEYS, keys.size()));
			part.forEach(body.putArray("processQueryKeys")::add);
			recall = recall.and(DingTalkAppRecall.read(part, this.client.api(path, body)));
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

}
