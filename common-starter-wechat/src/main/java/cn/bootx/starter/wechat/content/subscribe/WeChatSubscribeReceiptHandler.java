package cn.bootx.starter.wechat.content.subscribe;

import java.util.function.Consumer;

import me.chanjar.weixin.mp.bean.message.WxMpSubscribeMsgEvent;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.content.template.WeChatSendRecords;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

/**
 * Publishes WeChat's receipts of subscribe notices, matched with the records of what was
 * sent. The host's handlers of the event run too.
 */
final class WeChatSubscribeReceiptHandler extends WeChatMpMessageHandler.AccountEvent {

	private static final Logger logger = LoggerFactory.getLogger(WeChatSubscribeReceiptHandler.class);

	private final @Nullable WeChatSendRecords records;

	private final Consumer<WeChatSubscribeSender.ReceiptEvent> events;

	/**
	 * Makes the handler.
	 * @param records where sends are recorded, or null
	 * @param events is called for every receipt
	 */
	WeChatSubscribeReceiptHandler(WeChatAccounts accounts, @Nullable WeChatSendRecords records,
			Consumer<WeChatSubscribeSender.ReceiptEvent> events) {
		super(accounts, "subscribe_msg_sent_event");
		this.records = (records != null) ? records.subscribeNotices() : null;
		this.events = events;
	}

	@Override
	protected void note(WeChatAccount account, WxMpXmlMessage message) {
		WxMpSubscribeMsgEvent.SubscribeMsgSentEvent event = message.getSubscribeMsgSentEvent();
		if (event != null) {
			event.getList().forEach((sent) -> receipt(account, message.getFromUser(), sent));
		}
	}

	private void receipt(WeChatAccount account, String openId, WxMpSubscribeMsgEvent.SentEvent sent) {
		long msgId;
		int errorCode;
		try {
			msgId = Long.parseLong(String.valueOf(sent.getMsgId()).strip());
			errorCode = Integer.parseInt(String.valueOf(sent.getErrorCode()).strip());
		}
		catch (NumberFormatException ex) {
			logger.warn("A receipt of a subscribe notice has no numbers for MsgID and ErrorCode; it is ignored");
			return;
		}
		String status = (errorCode == 0) ? "success" : "failed:" + errorCode + " " + sent.getErrorStatus();
		this.events.accept(new WeChatSubscribeSender.ReceiptEvent(account.name(),
				record(account.appId(), msgId, openId, sent.getTemplateId(), status), errorCode));
	}

	private WeChatSendRecords.Sent record(String appId, long msgId, String openId, @Nullable String templateId,
			String status) {
		return (this.records != null) ? this.records.receipt(appId, msgId, openId, templateId, status)
				: new WeChatSendRecords.Sent(msgId, openId, templateId, null, status);
	}

}
