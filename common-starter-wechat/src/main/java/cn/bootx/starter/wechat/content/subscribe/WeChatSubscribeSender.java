package cn.bootx.starter.wechat.content.subscribe;

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
import cn.bootx.starter.wechat.content.template.WeChatBulkSend;
import cn.bootx.starter.wechat.content.template.WeChatSendRecords;
import cn.bootx.starter.wechat.content.template.WeChatSendResult;
import cn.bootx.starter.wechat.content.template.WeChatTemplateCheck;

/**
 * Sends subscribe notices. A consent of a user is good for one message; without one
 * WeChat refuses with 43101.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/service/api/notify/notify/api_sendnewsubscribemsg.html">发送订阅通知</a>
 */
public final class WeChatSubscribeSender {

	private static final Logger logger = LoggerFactory.getLogger(WeChatSubscribeSender.class);

	private static final String SEND = "/cgi-bin/message/subscribe/bizsend";

	private final WeChatAccounts accounts;

	private final Supplier<WeChatAccount> account;

	private final @Nullable WeChatSendRecords records;

	private final WeChatTemplateCheck check;

	/**
	 * A sender of the primary account.
	 * @param records where notices are recorded, or null
	 * @param check what is checked before a notice is sent
	 */
	public WeChatSubscribeSender(WeChatAccounts accounts, @Nullable WeChatSendRecords records,
			WeChatTemplateCheck check) {
		this(accounts, accounts::primary, (records != null) ? records.subscribeNotices() : null, check);
	}

	private WeChatSubscribeSender(WeChatAccounts accounts, Supplier<WeChatAccount> account,
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
	public WeChatSubscribeSender account(String name) {
		return new WeChatSubscribeSender(this.accounts, this.accounts.named(name), this.records, this.check);
	}

	/**
	 * Sends a notice to a user who agreed to it.
	 * @return WeChat's id of the message, 0 if its answer has none
	 * @throws PlatformException if WeChat refuses it; 43101 if the user has not agreed
	 * @throws cn.bootx.starter.wechat.content.template.InvalidTemplateMessageException if
	 * the data does not fit the template
	 * @throws IllegalArgumentException if a required field is missing
	 */
	public long send(String openId, WeChatSubscribeNotice notice) {
		WeChatAccount from = this.account.get();
		long msgId = from.api().post(SEND, body(openId, notice)).path("msgid").asLong();
		if (this.records != null) {
			record(this.records, from.appId(), msgId, openId, notice);
		}
		return msgId;
	}

	/**
	 * Sends a notice to many users, one call for each. A refusal ends nothing: it is in
	 * the receiver's result. A failure that all would meet is not repeated for the rest.
	 * @return the results in the order of the receivers
	 * @throws IllegalArgumentException if the notice could be sent to nobody
	 */
	public List<WeChatSendResult> sendAll(Collection<String> openIds, WeChatSubscribeNotice notice) {
		body("many receivers", notice);
		return WeChatBulkSend.toEach(openIds, (openId) -> send(openId, notice));
	}

	/** The notice is sent: a store that is down must not look like a failed send. */
	private static void record(WeChatSendRecords to, String appId, long msgId, String openId,
			WeChatSubscribeNotice notice) {
		try {
			to.sent(appId, msgId, openId, notice.templateId());
		}
		catch (RuntimeException ex) {
			logger.warn("Subscribe notice {} was sent, but could not be recorded", msgId, ex);
		}
	}

	private ObjectNode body(String openId, WeChatSubscribeNotice notice) {
		require("touser", openId);
		require("template_id", notice.templateId());
		this.check.check(notice.templateId(), notice.data(), notice.variables());
		ObjectNode body = Json.object().put("touser", openId).put("template_id", notice.templateId());
		if (notice.page() != null) {
			body.put("page", notice.page());
		}
		if (notice.miniProgram() != null) {
			body.set("miniprogram", notice.miniProgram().toJson());
		}
		ObjectNode data = body.putObject("data");
		notice.data().forEach((name, value) -> data.putObject(name).put("value", value));
		return body;
	}

	private static void require(String field, String value) {
		if (value.isBlank()) {
			throw new IllegalArgumentException("Subscribe notice: " + field + " is blank");
		}
	}

}
