package cn.bootx.starter.simulator.wechat.push;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.PushAttempt;
import cn.bootx.starter.simulator.push.PushRequest;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Pushes messages of an account or a mini program and puts the reply into the user's
 * chat.
 */
public final class AccountPusher {

	private static final String NOTICE = "该公众号提供的服务出现故障，请稍后再试";

	private final WeChatCore core;

	private final PushSource account;

	public AccountPusher(WeChatCore core, PushSource account) {
		this.core = core;
		this.account = account;
	}

	/**
	 * Pushes a message up to three times.
	 * @param quiet whether the fan never sees a reply or a notice
	 */
	public PushOutcome push(Map<String, ?> message, String openId, String title, boolean quiet) {
		PushTarget target = this.account.target();
		if (target == null) {
			return PushOutcome.nowhere();
		}
		RawPush push = target.sign(target.write(message), "ToUserName", this.account.originalId(), openId,
				this.core.now());
		this.account.remember(push);
		Delivery delivery = deliver(push, title, PushRequest.THREE_ATTEMPTS);
		PushOutcome outcome = judge(delivery, target, openId, quiet);
		show(outcome, openId, quiet);
		return outcome;
	}

	/** Sends a push as it is, once, and judges the answer. */
	public PushOutcome pushOnce(RawPush push) {
		PushTarget target = this.account.target();
		String openId = push.query().getOrDefault("openid", "");
		Delivery delivery = deliver(push, "raw push", List.of());
		if (target == null) {
			return new PushOutcome(delivery.attempts(), null, null, null, null, false);
		}
		return judge(delivery, target, openId, true);
	}

	public PushAttempt get(RawPush verification) {
		return this.core.context()
			.pusher()
			.deliver(new PushRequest(Platforms.WECHAT, "URL verification " + this.account.appId(), "GET",
					verification.uri(), Map.of(), new byte[0], this.core.callbackTimeout(), List.of(),
					PushRequest.STATUS_200))
			.last();
	}

	private Delivery deliver(RawPush push, String title, List<Duration> pauses) {
		return this.core.context()
			.pusher()
			.deliver(new PushRequest(Platforms.WECHAT, this.account.appId() + " ⇒ " + title, "POST", push.uri(),
					Map.of("Content-Type", push.contentType()), push.body(), this.core.callbackTimeout(), pauses,
					PushRequest.STATUS_200)
				.withClear(push.clear()));
	}

	private PushOutcome judge(Delivery delivery, PushTarget target, String openId, boolean quiet) {
		if (!delivery.delivered()) {
			return failed(delivery, delivery.last().toString(), quiet);
		}
		try {
			PassiveReply reply = ReplyJudge.judge(delivery.last().bodyText(), target, openId,
					this.account.originalId());
			if (reply == null) {
				return new PushOutcome(delivery.attempts(), null, null, null, null, false);
			}
			this.core.context().journal().add(Platforms.WECHAT, "reply", reply.type() + " to " + openId, reply.xml());
			return new PushOutcome(delivery.attempts(), reply.xml(), reply.type(), reply.text(), null, false);
		}
		catch (IllegalArgumentException ex) {
			return failed(delivery, String.valueOf(ex.getMessage()), quiet);
		}
	}

	private PushOutcome failed(Delivery delivery, String problem, boolean quiet) {
		this.core.context().pusher().object(delivery, problem);
		this.core.context().journal().add(Platforms.WECHAT, "error", "push refused: " + problem, "");
		return new PushOutcome(delivery.attempts(), null, null, null, problem, !quiet);
	}

	private void show(PushOutcome outcome, String openId, boolean quiet) {
		if (outcome.noticeShown()) {
			say(openId, "notice", NOTICE, null, null);
		}
		String text = outcome.replyText();
		String type = outcome.replyType();
		if (!quiet && text != null && type != null && !type.startsWith("transfer_")) {
			say(openId, type, text, mediaOf(outcome, openId), contentOf(outcome));
		}
	}

	private @Nullable String mediaOf(PushOutcome outcome, String openId) {
		String xml = outcome.replyXml();
		String mediaId = (xml != null) ? PassiveReply.read(xml, openId, this.account.originalId()).mediaId() : null;
		return (mediaId != null) ? this.core.mediaUrl(mediaId) : null;
	}

	private static @Nullable JsonNode contentOf(PushOutcome outcome) {
		String xml = outcome.replyXml();
		return (xml != null) ? XmlReply.parse(xml).articles() : null;
	}

	private void say(String openId, String kind, String text, @Nullable String mediaUrl, @Nullable JsonNode content) {
		this.core.context()
			.chats()
			.add(new ChatMessage(Platforms.WECHAT, this.account.conversation(openId), this.account.appId(), openId,
					kind, text, mediaUrl, content, this.core.now()));
	}

}
