package cn.bootx.starter.wechat.content.template;

import java.util.Collection;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.content.WeChatReceivers;
import cn.bootx.starter.wechat.content.WeChatSendResult;

/** Sends messages of templates, one call for each receiver, and records them. */
abstract class AccountSender<M> {

	private static final Logger logger = LoggerFactory.getLogger(AccountSender.class);

	final WeChatAccounts accounts;

	final @Nullable WeChatSendRecords records;

	final WeChatTemplate.Check check;

	private final String api;

	private final String what;

	AccountSender(String api, String what, WeChatAccounts accounts, @Nullable WeChatSendRecords records,
			WeChatTemplate.Check check) {
		this.api = api;
		this.what = what;
		this.accounts = accounts;
		this.records = records;
		this.check = check;
	}

	abstract String templateId(M message);

	/** Adds what is wrong with a message, besides a missing template. */
	abstract void check(MessageCheck check, M message);

	/** Adds what the body has besides receiver and template. */
	abstract void write(ObjectNode body, M message);

	/**
	 * Sends a message to one user.
	 * @return WeChat's id of the message, 0 if its answer has none
	 * @throws PlatformException if WeChat refuses it, for example 43101 if the user has
	 * not agreed to a notice
	 * @throws InvalidMessageException if a field is missing, or the data does not fit the
	 * template
	 */
	public long send(String openId, M message) {
		require(MessageCheck.of(Platform.WECHAT, this.api).required("touser", openId), message);
		return post(openId, message);
	}

	public WeChatSendResult send(Collection<String> openIds, M message) {
		return send(WeChatReceivers.of(openIds), message);
	}

	/**
	 * Sends a message to many users, each once, one call for each. The refusal of one
	 * receiver does not end the send, see {@link WeChatSendResult}.
	 * @throws InvalidMessageException if the message cannot be sent to any receiver; then
	 * WeChat was not called
	 */
	public WeChatSendResult send(WeChatReceivers receivers, M message) {
		require(MessageCheck.of(Platform.WECHAT, this.api), message);
		return receivers.each(this.api, (openId) -> post(openId, message));
	}

	private void require(MessageCheck check, M message) {
		check.required("template_id", templateId(message));
		check(check, message);
		check.done();
	}

	private long post(String openId, M message) {
		WeChatAccount from = this.accounts.primary();
		String templateId = templateId(message);
		ObjectNode body = Json.object("touser", openId, "template_id", templateId);
		write(body, message);
		long msgId = from.api().post(this.api, body).path("msgid").asLong();
		if (this.records != null) {
			try {
				this.records.sent(from.appId(), msgId, openId, templateId);
			}
			catch (RuntimeException ex) {
				// It is sent: a failing store must not look like a failed send.
				logger.warn("{} {} was sent, but could not be recorded", this.what, msgId, ex);
			}
		}
		return msgId;
	}

}
