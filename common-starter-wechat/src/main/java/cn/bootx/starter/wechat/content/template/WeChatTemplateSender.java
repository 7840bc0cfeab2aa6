package cn.bootx.starter.wechat.content.template;

import java.util.Collection;
import java.util.List;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;

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

	private final WeChatTemplateCheck check;

	/**
	 * A sender of the primary account that checks strictly.
	 * @param records where messages are recorded, or null
	 */
	public WeChatTemplateSender(WeChatAccounts accounts, @Nullable WeChatSendRecords records) {
		this(accounts, records, WeChatTemplateCheck.STRICT);
	}

	/**
	 * A sender of the primary account.
	 * @param records where messages are recorded, or null
	 * @param check what is checked before a message is sent
	 */
	public WeChatTemplateSender(WeChatAccounts accounts, @Nullable WeChatSendRecords records,
			WeChatTemplateCheck check) {
		this(accounts, accounts::primary, records, check);
	}

	private WeChatTemplateSender(WeChatAccounts accounts, Supplier<WeChatAccount> account,
			@Nullable WeChatSendRecords records, WeChatTemplateCheck check) {
		this.accounts = accounts;
		this.account = account;
		this.records = records;
		this.check = check;
	}

	/**
	 * The sender of another account.
	 * @param name its name in the properties
	 * @throws IllegalArgumentException if there is no such account
	 */
	public WeChatTemplateSender account(String name) {
		return new WeChatTemplateSender(this.accounts, this.accounts.named(name), this.records, this.check);
	}

	/**
	 * Sends a message to a follower.
	 * @return WeChat's id of the message
	 * @throws PlatformException if WeChat refuses it
	 * @throws InvalidTemplateMessageException if the data does not fit the template
	 * @throws IllegalArgumentException if a required field is missing
	 */
	public long send(String openId, WeChatTemplateMessage message) {
		WeChatAccount from = this.account.get();
		long msgId = from.api().post(SEND, body(openId, message)).path("msgid").asLong();
		if (this.records != null) {
			record(this.records, from.appId(), msgId, openId, message);
		}
		return msgId;
	}

	/**
	 * Sends a message to many followers, one call for each. A refusal ends nothing: it is
	 * in the receiver's result. A failure that all would meet (token, permission, quota,
	 * throttle, the message itself) is not repeated for the rest.
	 * @return the results in the order of the receivers
	 * @throws IllegalArgumentException if the message could be sent to nobody
	 */
	public List<WeChatSendResult> sendAll(Collection<String> openIds, WeChatTemplateMessage message) {
		body("many receivers", message);
		return WeChatBulkSend.toEach(openIds, (openId) -> send(openId, message));
	}

	/** The message is sent: a store that is down must not look like a failed send. */
	private void record(WeChatSendRecords to, String appId, long msgId, String openId, WeChatTemplateMessage message) {
		try {
			to.sent(appId, msgId, openId, message.templateId());
		}
		catch (RuntimeException ex) {
			logger.warn("Template message {} was sent, but could not be recorded", msgId, ex);
		}
	}

	private ObjectNode body(String openId, WeChatTemplateMessage message) {
		require("touser", openId);
		require("template_id", message.templateId());
		ObjectNode body = Json.object().put("touser", openId).put("template_id", message.templateId());
		if (message.url() != null) {
			body.put("url", message.url());
		}
		if (message.miniProgram() != null) {
			body.set("miniprogram", message.miniProgram().toJson());
		}
		if (message.clientMsgId() != null) {
			if (message.clientMsgId().length() > MAX_CLIENT_MSG_ID) {
				throw new IllegalArgumentException("client_msg_id has " + message.clientMsgId().length()
						+ " characters, WeChat takes at most " + MAX_CLIENT_MSG_ID);
			}
			body.put("client_msg_id", message.clientMsgId());
		}
		this.check.check(message.templateId(), message.data(), message.variables());
		ObjectNode data = body.putObject("data");
		message.data().forEach((name, value) -> data.putObject(name).put("value", value));
		return body;
	}

	private static void require(String field, String value) {
		if (value.isBlank()) {
			throw new IllegalArgumentException("Template message: " + field + " is blank");
		}
	}

}
