package cn.bootx.starter.wechat.content.template;

import java.util.Collection;
import java.util.function.Supplier;

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

/**
 * Sends template messages.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Message_Management/Template_Message_Interface.html">模板消息</a>
 */
public final class WeChatTemplateSender {

	private static final Logger logger = LoggerFactory.getLogger(WeChatTemplateSender.class);

	private static final String SEND = "/cgi-bin/message/template/send";

	/** WeChat's longest idempotency key. */
	private static final int MAX_CLIENT_MSG_ID = 32;

	private final WeChatAccounts accounts;

	private final Supplier<WeChatAccount> account;

	private final @Nullable WeChatSendRecords records;

	private final WeChatTemplate.Check check;

	/**
	 * A sender of the primary account that checks strictly.
	 * @param records where messages are recorded, or null
	 */
	public WeChatTemplateSender(WeChatAccounts accounts, @Nullable WeChatSendRecords records) {
		this(accounts, records, WeChatTemplate.Check.STRICT);
	}

	/**
	 * A sender of the primary account.
	 * @param records where messages are recorded, or null
	 * @param check what is checked before a message is sent
	 */
	public WeChatTemplateSender(WeChatAccounts accounts, @Nullable WeChatSendRecords records,
			WeChatTemplate.Check check) {
		this(accounts, accounts::primary, records, check);
	}

	private WeChatTemplateSender(WeChatAccounts accounts, Supplier<WeChatAccount> account,
			@Nullable WeChatSendRecords records, WeChatTemplate.Check check) {
		this.accounts = accounts;
		this.account = account;
		this.records = records;
		this.check = check;
	}

	/**
	 * The sender of another account.
	 * @param name its name in the properties
	 * @throws PlatformException NOT_FOUND if there is no such account
	 */
	public WeChatTemplateSender account(String name) {
		return new WeChatTemplateSender(this.accounts, this.accounts.named(name), this.records, this.check);
	}

	/**
	 * Sends a message to a follower.
	 * @return WeChat's id of the message
	 * @throws PlatformException if WeChat refuses it
	 * @throws InvalidMessageException if a field is missing, or the data does not fit the
	 * template
	 */
	public long send(String openId, WeChatTemplateMessage message) {
		MessageCheck check = MessageCheck.of(Platform.WECHAT, SEND).required("touser", openId);
		check(check, message);
		return post(openId, message);
	}

	/** Sends a message to many followers, one after the other. */
	public WeChatSendResult send(Collection<String> openIds, WeChatTemplateMessage message) {
		return send(WeChatReceivers.of(openIds), message);
	}

	/**
	 * Sends a message to many followers, each once, one call for each. The refusal of one
	 * receiver does not end the send, see {@link WeChatSendResult}.
	 * @throws InvalidMessageException if the message cannot be sent to any receiver; then
	 * WeChat was not called
	 */
	public WeChatSendResult send(WeChatReceivers receivers, WeChatTemplateMessage message) {
		check(MessageCheck.of(Platform.WECHAT, SEND), message);
		return receivers.each(SEND, (openId) -> post(openId, message));
	}

	private long post(String openId, WeChatTemplateMessage message) {
		WeChatAccount from = this.account.get();
		long msgId = from.api().post(SEND, body(openId, message)).path("msgid").asLong();
		if (this.records != null) {
			record(this.records, from.appId(), msgId, openId, message);
		}
		return msgId;
	}

	/** The message is sent: a failing store must not look like a failed send. */
	private void record(WeChatSendRecords to, String appId, long msgId, String openId, WeChatTemplateMessage message) {
		try {
			to.sent(appId, msgId, openId, message.templateId());
		}
		catch (RuntimeException ex) {
			logger.warn("Template message {} was sent, but could not be recorded", msgId, ex);
		}
	}

	private void check(MessageCheck check, WeChatTemplateMessage message) {
		check.required("template_id", message.templateId())
			.optionalCharacters("client_msg_id", message.clientMsgId(), MAX_CLIENT_MSG_ID);
		WeChatTemplateMessage.MiniProgramPage.check(check, message.miniProgram());
		this.check.check(check, message.data(), message.variables());
		check.done();
	}

	private static ObjectNode body(String openId, WeChatTemplateMessage message) {
		ObjectNode body = Json.object().put("touser", openId).put("template_id", message.templateId());
		if (message.url() != null) {
			body.put("url", message.url());
		}
		if (message.miniProgram() != null) {
			body.set("miniprogram", message.miniProgram().toJson());
		}
		if (message.clientMsgId() != null) {
			body.put("client_msg_id", message.clientMsgId());
		}
		ObjectNode data = body.putObject("data");
		message.data().forEach((name, value) -> data.putObject(name).put("value", value));
		return body;
	}

	/**
	 * The receipt for a template message has arrived.
	 *
	 * @param account name of the account
	 * @param sent the message with its final status
	 */
	public record ReceiptEvent(String account, WeChatSendRecords.Sent sent) {
	}

}
