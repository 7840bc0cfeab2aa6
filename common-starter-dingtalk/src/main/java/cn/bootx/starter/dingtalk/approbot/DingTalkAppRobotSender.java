package cn.bootx.starter.dingtalk.approbot;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.Require;

/**
 * Sends messages of an application's robot to users and to groups that it is in. Needs
 * the permission {@code qyapi_robot_sendmsg}.
 * <p>
 * A call that got no answer is not repeated: DingTalk has no id here that would keep the
 * message from appearing twice.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/chatbots-send-one-on-one-chat-messages-in-batches">Robots
 * send one-on-one messages in batches</a>
 */
public final class DingTalkAppRobotSender {

	private static final Logger logger = LoggerFactory.getLogger(DingTalkAppRobotSender.class);

	private static final int MAX_USERS = 20;

	private final DingTalkClient client;

	private final DingTalkAppMessages messages;

	public DingTalkAppRobotSender(DingTalkClient client) {
		this.client = client;
		this.messages = new DingTalkAppMessages(client);
	}

	/** Recall and read status of what was sent. */
	public DingTalkAppMessages messages() {
		return this.messages;
	}

	/** Sends to one user. */
	public DingTalkAppSending sendToUser(String userId, DingTalkAppMsg message) {
		return sendToUsers(List.of(userId), message);
	}

	/**
	 * Sends to users, 20 in a call.
	 * @throws PlatformException if no call was accepted
	 */
	public DingTalkAppSending sendToUsers(Collection<String> userIds, DingTalkAppMsg message) {
		List<String> users = List.copyOf(new LinkedHashSet<>(userIds));
		Require.count("userIds", users, 1, Integer.MAX_VALUE);
		List<DingTalkAppBatch> batches = new ArrayList<>();
		for (int from = 0; from < users.size(); from += MAX_USERS) {
			batches.add(send(message, users.subList(from, Math.min(from + MAX_USERS, users.size()))));
		}
		DingTalkAppSending sending = new DingTalkAppSending(batches);
		if (sending.processQueryKeys().isEmpty()) {
			throw batches.get(0).failure();
		}
		if (!sending.notReached().isEmpty()) {
			logger.warn("{} of {} users were not reached by a robot message of {}", sending.notReached().size(),
					users.size(), this.client.credentials().name());
		}
		return sending;
	}

	/**
	 * Sends to a group.
	 * @param openConversationId id of the group
	 * @return key for recall and read status
	 */
	public String sendToGroup(String openConversationId, DingTalkAppMsg message) {
		ObjectNode body = body(message).put("openConversationId",
				Require.text("openConversationId", openConversationId));
		return this.client.api("/v1.0/robot/groupMessages/send", body).path("processQueryKey").asText();
	}

	private DingTalkAppBatch send(DingTalkAppMsg message, List<String> userIds) {
		ObjectNode body = body(message);
		userIds.forEach(body.putArray("userIds")::add);
		try {
			return DingTalkAppBatch.sent(userIds, this.client.api("/v1.0/robot/oToMessages/batchSend", body));
		}
		catch (PlatformException ex) {
			return DingTalkAppBatch.failed(userIds, ex);
		}
	}

	private ObjectNode body(DingTalkAppMsg message) {
		return Json.object()
			.put("robotCode", this.client.credentials().robotCode())
			.put("msgKey", message.msgKey())
			.put("msgParam", message.paramText());
	}

}
