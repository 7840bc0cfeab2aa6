package cn.bootx.starter.wechat.content.subscribe;

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
import cn.bootx.starter.wechat.content.template.WeChatSendRecords;
import cn.bootx.starter.wechat.content.template.WeChatTemplateCheck;
import cn.bootx.starter.wechat.content.template.WeChatTemplateMessage.MiniProgramPage;

/**
 * Sends subscribe notices. A consent of a user allows one message; without one WeChat
 * refuses with 43101.
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
	 * @throws PlatformException NOT_FOUND if there is no such account
	 */
	public WeChatSubscribeSender account(String name) {
		return new WeChatSubscribeSender(this.accounts, this.accounts.named(name), this.records, this.check);
	}

	/**
	 * Sends a notice to a user who agreed to it.
	 * @return WeChat's id of the message, 0 if its answer has none
	 * @throws PlatformException if WeChat refuses it; 43101 if the user has not agreed
	 * @throws InvalidMessageException if a field is missing, or the data does not fit the
	 * template
	 */
	public long send(String openId, WeChatSubscribeNotice notice) {
		MessageCheck check = MessageCheck.of(Platform.WECHAT, SEND).required("touser", openId);
		check(check, notice);
		return post(openId, notice);
	}

	/** Sends a notice to many users, one after the other. */
	public WeChatSendResult send(Collection<String> openIds, WeChatSubscribeNotice notice) {
		return send(WeChatReceivers.of(openIds), notice);
	}

	/**
	 * Sends a notice to many users, each once, one call for each. The refusal of one
	 * receiver does not end the send, see {@link WeChatSendResult}.
	 * @throws InvalidMessageException if the notice cannot be sent to any receiver; then
	 * WeChat was not called
	 */
	public WeChatSendResult send(WeChatReceivers receivers, WeChatSubscribeNotice notice) {
		check(MessageCheck.of(Platform.WECHAT, SEND), notice);
		return receivers.each(SEND, (openId) -> post(openId, notice));
	}

	private long post(String openId, WeChatSubscribeNotice notice) {
		WeChatAccount from = this.account.get();
		long msgId = from.api().post(SEND, body(openId, notice)).path("msgid").asLong();
		if (this.records != null) {
			record(this.records, from.appId(), msgId, openId, notice);
		}
		return msgId;
	}

	/** The notice is sent: a failing store must not look like a failed send. */
	private static void record(WeChatSendRecords to, String appId, long msgId, String openId,
			WeChatSubscribeNotice notice) {
		try {
			to.sent(appId, msgId, openId, notice.templateId());
		}
		catch (RuntimeException ex) {
			logger.warn("Subscribe notice {} was sent, but could not be recorded", msgId, ex);
		}
	}

	private void check(MessageCheck check, WeChatSubscribeNotice notice) {
		check.required("template_id", notice.templateId());
		MiniProgramPage.check(check, notice.miniProgram());
		this.check.check(check, notice.data(), notice.variables());
		check.done();
	}

	private static ObjectNode body(String openId, WeChatSubscribeNotice notice) {
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

}
