package cn.bootx.starter.dingtalk.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.send.Recall;
import cn.bootx.starter.core.send.Receivers;
import cn.bootx.starter.core.send.SendResult;
import cn.bootx.starter.core.send.SentMessages;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.Lenient;

/**
 * Sends messages of an application's robot to users and to groups that it is in. Needs
 * the permission {@code qyapi_robot_sendmsg}.
 * <p>
 * A call that got no answer is not repeated: DingTalk has no id here that would keep the
 * message from appearing twice. What was sent can be recalled and asked for its readers
 * for 24 hours. Mind the paths: DingTalk writes {@code otoMessages} for the recall and
 * {@code oToMessages} for the rest.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/chatbots-send-one-on-one-chat-messages-in-batches">DingTalk</a>
 */
public final class DingTalkAppRobotSender {

	private static final Logger logger = LoggerFactory.getLogger(DingTalkAppRobotSender.class);

	private static final String SEND_TO_USERS = "/v1.0/robot/oToMessages/batchSend";

	private static final String SEND_TO_GROUP = "/v1.0/robot/groupMessages/send";

	private static final int MAX_KEYS = 20;

	/** Stands between the key of a message and its group. */
	private static final String IN_GROUP = "\t";

	/** As long as DingTalk recalls them. */
	private static final Duration KEEP = Duration.ofHours(24);

	private final DingTalkClient client;

	private final ExpiringStore store;

	/** The store remembers what was sent with a business id. */
	public DingTalkAppRobotSender(DingTalkClient client, ExpiringStore store) {
		this.client = client;
		this.store = store;
	}

	/** The sender of another application. */
	public DingTalkAppRobotSender account(String name) {
		return new DingTalkAppRobotSender(this.client.account(name), this.store);
	}

	/** Sends to one user. */
	public SendResult send(String userId, DingTalkAppMsg message) {
		return send(List.of(userId), message);
	}

	/**
	 * Sends to users, 20 in a call. One user who cannot be reached does not keep the
	 * others from getting the message.
	 * @return keys for recall and read status, and the users who did not get it
	 * @throws PlatformException if no call was accepted
	 */
	public SendResult send(Collection<String> userIds, DingTalkAppMsg message) {
		List<String> users = Receivers.distinct(userIds);
		MessageCheck.of(Platform.DING_TALK, SEND_TO_USERS).count("userIds", users, 1, Integer.MAX_VALUE).done();
		List<BatchCalls.Made<List<String>, JsonNode>> calls = BatchCalls.make(Receivers.split(users, 20),
				(part) -> Receivers.split(part, (part.size() + 1) / 2), (part) -> call(message, part));
		List<String> keys = new ArrayList<>();
		List<SendResult.NotReached> notReached = new ArrayList<>();
		List<PlatformException> failures = new ArrayList<>();
		for (BatchCalls.Made<List<String>, JsonNode> call : calls) {
			JsonNode answer = call.result();
			if (answer == null) {
				PlatformException failure = Objects.requireNonNull(call.failure());
				failures.add(failure);
				call.part().forEach((userId) -> notReached.add(SendResult.NotReached.because(userId, failure)));
				continue;
			}
			keys.add(answer.path("processQueryKey").asText());
			add(notReached, answer.path("invalidStaffIdList"), "the user id is not known");
			add(notReached, answer.path("flowControlledStaffIdList"), "the user got too many messages");
			add(notReached, answer.path("filteredStaffIdList"), "DingTalk left the user out");
		}
		if (keys.isEmpty()) {
			throw Receivers.failure(failures);
		}
		if (!notReached.isEmpty()) {
			logger.warn("{} of {} users were not reached by a robot message of {}", notReached.size(), users.size(),
					this.client.credentials().name());
		}
		return SendResult.of(keys, notReached);
	}

	/**
	 * Sends to users a message that can be recalled by an id of the host's own. Where the
	 * store fails after the send, the log has the keys.
	 * @param businessId at most 128 characters; one that is used again names all its
	 * messages, to users and to groups
	 */
	public SendResult send(Collection<String> userIds, DingTalkAppMsg message, String businessId) {
		SentMessages.check(Platform.DING_TALK, SEND_TO_USERS, businessId);
		SendResult sent = send(userIds, message);
		sentMessages().add(businessId, sent.ids());
		return sent;
	}

	private static void add(List<SendResult.NotReached> notReached, JsonNode userIds, String reason) {
		Lenient.texts(userIds).forEach((userId) -> notReached.add(new SendResult.NotReached(userId, reason)));
	}

	/** Sends to a group; the result has the key for recall and read status. */
	public SendResult sendToGroup(String openConversationId, DingTalkAppMsg message) {
		ObjectNode body = body(message).put("openConversationId",
				DingTalkClient.required("robot", "openConversationId", openConversationId));
		return SendResult.of(UnreadableAnswer.require(Platform.DING_TALK, SEND_TO_GROUP,
				this.client.api(SEND_TO_GROUP, body), "processQueryKey"));
	}

	/** The same for a message that can be recalled by an id of the host's own. */
	public SendResult sendToGroup(String openConversationId, DingTalkAppMsg message, String businessId) {
		SentMessages.check(Platform.DING_TALK, SEND_TO_GROUP, businessId);
		SendResult sent = sendToGroup(openConversationId, message);
		sentMessages().add(businessId, sent.ids().stream().map((key) -> key + IN_GROUP + openConversationId).toList());
		return sent;
	}

	private JsonNode call(DingTalkAppMsg message, List<String> userIds) {
		ObjectNode body = body(message);
		userIds.forEach(body.putArray("userIds")::add);
		JsonNode answer = this.client.api(SEND_TO_USERS, body);
		UnreadableAnswer.require(Platform.DING_TALK, SEND_TO_USERS, answer, "processQueryKey");
		return answer;
	}

	private ObjectNode body(DingTalkAppMsg message) {
		return Json.object("robotCode", this.client.credentials().robotCode(), "msgKey", message.msgKey(), "msgParam",
				message.paramText());
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

	/**
	 * Takes back all messages that were sent with a business id in the last 24 hours. It
	 * goes on after a call has failed: its keys are among the failed ones.
	 * @throws PlatformException NOT_FOUND if none was sent with it
	 */
	public Recall recallByBusinessId(String businessId) {
		List<String> sent = sentMessages().require(SEND_TO_USERS, businessId);
		Map<String, List<String>> keysByGroup = new LinkedHashMap<>();
		for (String message : sent) {
			int end = message.indexOf(IN_GROUP);
			keysByGroup.computeIfAbsent((end < 0) ? "" : message.substring(end + 1), (group) -> new ArrayList<>())
				.add((end < 0) ? message : message.substring(0, end));
		}
		Recall all = new Recall(new ArrayList<>(), new LinkedHashMap<>());
		keysByGroup.forEach((group, keys) -> Receivers.split(keys, MAX_KEYS).forEach((part) -> {
			try {
				Recall recall = group.isEmpty() ? recallFromUsers(part) : recallFromGroup(group, part);
				all.recalled().addAll(recall.recalled());
				all.failed().putAll(recall.failed());
			}
			catch (PlatformException ex) {
				part.forEach((key) -> all.failed().put(key, ex.getMessage()));
			}
		}));
		return all;
	}

	private SentMessages sentMessages() {
		return new SentMessages(this.store, Platform.DING_TALK, "robot-messages", this.client.credentials().appKey(),
				KEEP);
	}

	/** Who has read a message to users. */
	public ReadStatus readByUsers(String processQueryKey) {
		JsonNode answer = this.client.api((base) -> ApiCall.get(base, "/v1.0/robot/oToMessages/readStatus")
			.query("robotCode", this.client.credentials().robotCode())
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
		String nextToken = null;
		JsonNode answer;
		do {
			ObjectNode body = Json.object("openConversationId", openConversationId, "robotCode",
					this.client.credentials().robotCode(), "processQueryKey", processQueryKey, "nextToken", nextToken);
			answer = this.client.api("/v1.0/robot/groupMessages/query", body.put("maxResults", 200));
			read.addAll(Lenient.texts(answer.path("readUserIds")));
			nextToken = Lenient.text(answer.path("nextToken"));
		}
		while (Lenient.bool(answer.path("hasMore")) && nextToken != null);
		return new ReadStatus(status(answer), read, List.of());
	}

	private Recall recall(String path, ObjectNode body, List<String> keys) {
		MessageCheck.of(Platform.DING_TALK, path).count("processQueryKeys", keys, 1, Integer.MAX_VALUE).done();
		body.put("robotCode", this.client.credentials().robotCode());
		List<String> recalled = new ArrayList<>();
		Map<String, String> failed = new LinkedHashMap<>();
		for (List<String> part : Receivers.split(keys, MAX_KEYS)) {
			part.forEach(body.putArray("processQueryKeys")::add);
			JsonNode answer = this.client.api(path, body);
			List<String> done = Lenient.texts(answer.path("successResult"));
			recalled.addAll(done);
			answer.path("failedResult")
				.properties()
				.forEach((entry) -> failed.put(entry.getKey(), entry.getValue().asText()));
			// A key that the answer does not mention is not known to be taken back.
			part.stream()
				.filter((key) -> !done.contains(key))
				.forEach((key) -> failed.putIfAbsent(key, "the answer does not mention it"));
		}
		return new Recall(recalled, failed);
	}

	/** The documentation's own example spells it SUCESS. */
	private static String status(JsonNode answer) {
		String status = UnreadableAnswer.require(Platform.DING_TALK, "/v1.0/robot", answer, "sendStatus");
		return status.equals("SUCESS") ? "SUCCESS" : status;
	}

	/**
	 * Who has read a message.
	 *
	 * @param sendStatus {@code PROCESSING}, {@code SUCCESS} or {@code RECALLED}
	 * @param unreadUserIds users who have not; empty for groups, where DingTalk names
	 * readers only
	 */
	public record ReadStatus(String sendStatus, List<String> readUserIds, List<String> unreadUserIds) {
	}

}
