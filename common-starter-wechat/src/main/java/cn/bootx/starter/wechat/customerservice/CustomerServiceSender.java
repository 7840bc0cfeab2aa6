package cn.bootx.starter.wechat.customerservice;

import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.text.TextParts;
import cn.bootx.starter.wechat.api.WeChatApi;
import cn.bootx.starter.wechat.api.WeChatErrors;
import cn.bootx.starter.wechat.content.WeChatReceivers;
import cn.bootx.starter.wechat.content.WeChatSendResult;
import cn.bootx.starter.wechat.message.WeChatReplyWriter;

/** Sends customer-service messages of one account, and counts them where that is on. */
abstract class CustomerServiceSender {

	static final String SEND = "/cgi-bin/message/custom/send";

	private final Platform platform;

	private final String typing;

	final @Nullable CustomerServiceQuota quota;

	CustomerServiceSender(Platform platform, String typing, @Nullable CustomerServiceQuota quota) {
		this.platform = platform;
		this.typing = typing;
		this.quota = quota;
	}

	abstract WeChatApi api();

	abstract String account();

	/**
	 * Sends a message to one user.
	 * @throws InvalidMessageException if a field is missing or too long, or the account
	 * does not send messages of this kind; WeChat is not called
	 * @throws PlatformException if WeChat refuses: 45015 (the user wrote more than 48
	 * hours ago, or never), 45047 (5 were sent since the user's last message), 48001 (the
	 * account is not verified); with counting on, 45047 also without a call
	 */
	public void send(String openId, WeChatCustomerServiceMessage message) {
		check(MessageCheck.of(this.platform, SEND).required("touser", openId), message);
		requireLeft(openId, 1);
		post(openId, message);
	}

	public WeChatSendResult send(Collection<String> openIds, WeChatCustomerServiceMessage message) {
		return send(WeChatReceivers.of(openIds), message);
	}

	/**
	 * Sends a message to many users, each once, one call for each. The refusal of one
	 * receiver does not end the send, see {@link WeChatSendResult}.
	 * @throws InvalidMessageException if the message cannot be sent to any receiver; then
	 * WeChat was not called
	 */
	public WeChatSendResult send(WeChatReceivers receivers, WeChatCustomerServiceMessage message) {
		check(MessageCheck.of(this.platform, SEND), message);
		return receivers.each(SEND, (openId) -> {
			requireLeft(openId, 1);
			post(openId, message);
			return 0;
		});
	}

	/**
	 * Sends a text of any length, in parts of at most
	 * {@value WeChatCustomerServiceMessage#MAX_TEXT_BYTES} bytes where it is longer.
	 * @return how many messages it took
	 * @throws PlatformException as with
	 * {@link #send(String, WeChatCustomerServiceMessage)}. With counting on, a text with
	 * more parts than the user may be sent is refused as a whole. After the first part
	 * the failure's outcome is unknown: to send all of it again would send the first
	 * parts twice
	 */
	public int sendText(String openId, String text) {
		List<String> parts = TextParts.of(text, WeChatCustomerServiceMessage.MAX_TEXT_BYTES);
		check(MessageCheck.of(this.platform, SEND).required("touser", openId),
				WeChatCustomerServiceMessage.text(parts.get(0)));
		requireLeft(openId, parts.size());
		for (int i = 0; i < parts.size(); i++) {
			try {
				post(openId, WeChatCustomerServiceMessage.text(parts.get(i)));
			}
			catch (PlatformException ex) {
				throw (i == 0) ? ex : ex.afterParts(i, parts.size());
			}
		}
		return parts.size();
	}

	/**
	 * Shows the user for 15 seconds that an answer is being written; a message ends it.
	 * @throws PlatformException 45015 if no message may be sent, 45080 if none was
	 * exchanged within the last 30 seconds, 45081 if the sign is shown already
	 */
	public void typing(String openId) {
		typing(openId, "Typing");
	}

	/** Takes the sign of {@link #typing} away. */
	public void cancelTyping(String openId) {
		typing(openId, "CancelTyping");
	}

	/**
	 * How many messages the user may be sent now, or empty where that is not known:
	 * counting is off, or the user's last message was not received here.
	 */
	public OptionalInt left(String openId) {
		return (this.quota != null) ? this.quota.left(account(), openId) : OptionalInt.empty();
	}

	/** What counts, where counting is on: it sees the users' messages. */
	@Nullable MessageInterceptor counter() {
		return this.quota;
	}

	/**
	 * Sends a passive reply that was made too late.
	 * @param replyXml the reply as WeChat would have got it
	 * @return whether it was sent: some kinds exist only as a reply
	 * @throws PlatformException as with
	 * {@link #send(String, WeChatCustomerServiceMessage)}
	 */
	public boolean sendReply(String replyXml) {
		ObjectNode message = WeChatReplyWriter.toCustomerService(replyXml);
		if (message == null) {
			return false;
		}
		String openId = message.path("touser").asText();
		requireLeft(openId, 1);
		post(openId, message);
		return true;
	}

	private void check(MessageCheck check, WeChatCustomerServiceMessage message) {
		message.check(check, this.platform == Platform.WECHAT_APPLET);
		check.done();
	}

	private void requireLeft(String openId, int messages) {
		OptionalInt left = left(openId);
		if (left.isPresent() && left.getAsInt() < messages) {
			throw PlatformException.of(this.platform, SEND)
				.code("45047")
				.message("the user may be sent " + left.getAsInt() + " messages now, this takes " + messages
						+ "; WeChat was not called")
				.verdict(WeChatErrors.TABLE)
				.build();
		}
	}

	private void post(String openId, WeChatCustomerServiceMessage message) {
		post(openId, message.toJson(openId));
	}

	private void post(String openId, ObjectNode body) {
		if (this.quota != null) {
			this.quota.take(account(), openId);
		}
		try {
			api().post(SEND, body);
		}
		catch (PlatformException ex) {
			if (this.quota != null && !ex.outcomeUnknown()) {
				this.quota.giveBack(account(), openId);
			}
			throw ex;
		}
	}

	private void typing(String openId, String command) {
		MessageCheck.of(this.platform, this.typing).required("touser", openId).done();
		api().post(this.typing, Json.object("touser", openId, "command", command));
	}

}
