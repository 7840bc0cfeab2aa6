package cn.bootx.starter.dingtalk.handler;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;
import cn.bootx.starter.dingtalk.message.DingTalkAppMsg;
import cn.bootx.starter.dingtalk.message.DingTalkAppRobotSender;
import cn.bootx.starter.dingtalk.message.DingTalkCardService;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;

/** Replies through the session of a message while it lives, then through the robot. */
record DingTalkRobotReplier(DingTalkHttp http, DingTalkAccounts accounts, ExpiringStore store, Clock clock) {

	private static final Logger logger = LoggerFactory.getLogger(DingTalkRobotReplier.class);

	/**
	 * Sends a reply into the conversation of the message, in parts if it is too long.
	 * @throws PlatformException if DingTalk refused it, or if the session is over and the
	 * robot does not have the kind of the reply
	 */
	void reply(DingTalkRobotMessage message, DingTalkRobotMsg reply) {
		for (DingTalkRobotMsg part : reply.parts(DingTalkRobotMsg.MAX_BYTES)) {
			replyPart(message, part);
		}
	}

	private void replyPart(DingTalkRobotMessage message, DingTalkRobotMsg reply) {
		HttpUrl webhook = webhook(message);
		if (webhook != null) {
			try {
				this.http.execute(call(webhook, reply));
				return;
			}
			catch (PlatformException ex) {
				if (!ex.code().equals("300001")) {
					throw ex;
				}
				logger.debug("The session of {} is over before its time", message);
			}
		}
		reply.parts(DingTalkAppMsg.MAX_BYTES).forEach((part) -> replyAsRobot(message, part));
	}

	/** Changes a card by the answer to a click that came too late. */
	void update(DingTalkCardAction click, JsonNode change) {
		Map<String, String> values = values(change.path("cardData"));
		Map<String, String> privateValues = values(change.path("userPrivateData"));
		if (!values.isEmpty() || !privateValues.isEmpty()) {
			new DingTalkCardService(this.accounts.account(click.app())).update(click.outTrackId(), values,
					privateValues.isEmpty() ? Map.of() : Map.of(click.userId(), privateValues));
		}
	}

	private static Map<String, String> values(JsonNode data) {
		Map<String, String> values = new LinkedHashMap<>();
		data.path("cardParamMap")
			.properties()
			.forEach((entry) -> values.put(entry.getKey(), entry.getValue().asText()));
		return values;
	}

	private void replyAsRobot(DingTalkRobotMessage message, DingTalkRobotMsg reply) {
		DingTalkAppMsg converted = toAppMessage(reply);
		if (converted == null) {
			throw noSession(message,
					"a reply of type " + reply.toJson().path("msgtype").asText() + " cannot be sent without it");
		}
		DingTalkAppRobotSender sender = new DingTalkAppRobotSender(this.accounts.account(message.app()), this.store);
		if (message.group()) {
			sender.sendToGroup(message.conversationId(), converted);
		}
		else if (message.senderUserId() != null) {
			sender.send(message.senderUserId(), converted);
		}
		else {
			throw noSession(message, "its sender is not a member of the organisation");
		}
	}

	/** The message, or null if the robot does not have the kind. */
	static @Nullable DingTalkAppMsg toAppMessage(DingTalkRobotMsg message) {
		if (message instanceof DingTalkRobotMsg.Text text) {
			return DingTalkAppMsg.text(text.content());
		}
		if (message instanceof DingTalkRobotMsg.Markdown markdown) {
			return DingTalkAppMsg.markdown(markdown.title(), markdown.text());
		}
		if (message instanceof DingTalkRobotMsg.Link link && link.picUrl() != null) {
			return DingTalkAppMsg.link(link.title(), link.text(), Objects.requireNonNull(link.picUrl()),
					link.messageUrl());
		}
		if (message instanceof DingTalkRobotMsg.ActionCard card && card.buttons().size() <= 5) {
			return (card.buttons().size() == 1)
					? DingTalkAppMsg.actionCard(card.title(), card.text(), card.buttons().get(0).title(),
							card.buttons().get(0).actionUrl())
					: DingTalkAppMsg.actionCard(card.title(), card.text(), card.buttons());
		}
		return null;
	}

	private static PlatformException noSession(DingTalkRobotMessage message, String why) {
		return PlatformException.of(Platform.DING_TALK, "session webhook")
			.code("no-session")
			.message("the session of " + message + " is over, and " + why)
			.category(ErrorCategory.INVALID_ARGUMENT)
			.build();
	}

	private static ApiCall call(HttpUrl webhook, DingTalkRobotMsg reply) {
		HttpUrl base = webhook.newBuilder().encodedPath("/").query(null).build();
		String path = webhook.encodedPath().substring(1);
		ApiCall call = ApiCall.post(base, path).json(reply.toJson());
		webhook.queryParameterNames().forEach((name) -> call.query(name, webhook.queryParameter(name)));
		return call;
	}

	/** The address, if it lives and leads to DingTalk. */
	private @Nullable HttpUrl webhook(DingTalkRobotMessage message) {
		DingTalkRobotMessage.Session session = message.session();
		if (session == null || !this.clock.instant().isBefore(session.expiresAt())) {
			return null;
		}
		HttpUrl url = HttpUrl.parse(session.webhook());
		boolean trusted = url != null && (url.host().equals(this.http.oapi().host())
				|| url.isHttps() && url.host().endsWith(".dingtalk.com"));
		if (!trusted) {
			logger.warn("{} names a session outside of DingTalk, which is not used", message);
			return null;
		}
		return url;
	}

}
