package cn.bootx.starter.simulator.dingtalk.robot;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.chat.DingChats;
import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import cn.bootx.starter.simulator.dingtalk.notice.MessageTexts;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.dingtalk.stream.DingStream;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.RefusedCallException;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.push.CallbackPusher;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.PushRequest;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Delivers users' messages to an application's robot: plain JSON with signed headers,
 * once, or in Stream mode where there is no callback URL.
 */
public final class DingRobotPusher {

	private static final Duration TIMEOUT = Duration.ofMillis(2500);

	private final Clock clock;

	private final CallbackPusher pusher;

	private final DingSessions sessions;

	private final DingChats chats;

	private final RobotFiles files;

	private final Supplier<String> baseUrl;

	public DingRobotPusher(Clock clock, CallbackPusher pusher, DingSessions sessions, DingChats chats, RobotFiles files,
			Supplier<String> baseUrl) {
		this.clock = clock;
		this.pusher = pusher;
		this.sessions = sessions;
		this.chats = chats;
		this.files = files;
		this.baseUrl = baseUrl;
	}

	/** Waits for a message to a user, of exactly this text. */
	public ChatMessage expects(String user, String text) {
		return this.chats.expects(user, text);
	}

	public RobotPushOutcome push(SimulatedDingTalkApp target, DingUser user, Map<String, ?> message, Duration skew) {
		DingTalkApp app = target.app();
		String url = target.robotCallbackUrl();
		if (url == null && !target.stream().takes("CALLBACK", DingStream.ROBOT_TOPIC)) {
			throw new IllegalStateException("The robot of the DingTalk application " + app.appKey()
					+ " has no callback URL; set it with robotCallbackUrl(…) or connect in Stream mode");
		}
		Object conversation = message.get("conversationId");
		DingSession session = this.sessions.open(
				(conversation == null) ? app.robotCode() + "/" + user.userId() : conversation.toString(),
				app.robotCode(), user);
		Instant now = this.clock.instant();
		Map<String, Object> body = envelope(app, user, session, now);
		body.putAll(message);
		JsonNode tree = Json.tree(body);
		this.chats.userSaid(session, Fields.text(tree, "msgtype"), MessageTexts.of(tree),
				this.files.addressOf(Fields.text(tree.path("content"), "downloadCode")), now);
		if (url == null) {
			Delivery delivery = target.stream().callback(DingStream.ROBOT_TOPIC, body).delivery();
			return new RobotPushOutcome(delivery, session);
		}
		Delivery delivery = overHttp(app, url, Json.bytes(body), now.plus(skew));
		if (delivery.delivered()) {
			takeReply(session, DingParameters.parse(delivery.last().bodyText()));
		}
		return new RobotPushOutcome(delivery, session);
	}

	private Delivery overHttp(DingTalkApp app, String url, byte[] body, Instant signedAt) {
		String timestamp = String.valueOf(signedAt.toEpochMilli());
		String sign = DingSign.of(timestamp + "\n" + app.appSecret(), app.appSecret());
		return this.pusher.deliver(new PushRequest(Platforms.DINGTALK, "robot message", "POST", URI.create(url),
				Map.of("Content-Type", "application/json; charset=utf-8", "timestamp", timestamp, "sign", sign), body,
				TIMEOUT, List.of(), PushRequest.STATUS_200));
	}

	private Map<String, Object> envelope(DingTalkApp app, DingUser user, DingSession session, Instant now) {
		return Fields.of("conversationId", session.conversationId(), "conversationType", "1", "msgId",
				"msg" + UUID.randomUUID().toString().replace("-", ""), "createAt", now.toEpochMilli(), "senderNick",
				user.name(), "senderId", "$:LWCP_v1:$" + user.unionId(), "senderStaffId", user.userId(), "senderCorpId",
				app.corpId(), "chatbotCorpId", app.corpId(), "chatbotUserId", "$:LWCP_v1:$" + app.robotCode(),
				"robotCode", app.robotCode(), "isAdmin", false, "sessionWebhook",
				this.baseUrl.get() + DingGate.OLD + "/robot/sendBySession?session=" + session.id(),
				"sessionWebhookExpiredTime", session.expiresAt().toEpochMilli());
	}

	/** A message in the HTTP answer is a reply; an empty one or "empty" is not. */
	private void takeReply(DingSession session, @Nullable JsonNode body) {
		if (body == null || Fields.blank(body, "msgtype") || Fields.text(body, "msgtype").equals("empty")) {
			return;
		}
		try {
			RobotMessageRules.check(body);
		}
		catch (RefusedCallException ex) {
			return;
		}
		DingRobotMessage reply = new DingRobotMessage(Fields.text(body, "msgtype"), body, this.clock.instant());
		session.add(reply);
		this.chats.appReplied(session, reply);
	}

}
