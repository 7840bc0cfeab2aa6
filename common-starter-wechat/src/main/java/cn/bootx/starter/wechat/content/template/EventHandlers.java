package cn.bootx.starter.wechat.content.template;

import java.util.function.Consumer;

import me.chanjar.weixin.mp.bean.message.WxMpSubscribeMsgEvent;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.content.template.WeChatSubscribeSender.ConsentEvent;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

/** What WeChat pushes about messages. The host's handlers of the events run too. */
final class EventHandlers {

	private static final Logger logger = LoggerFactory.getLogger(EventHandlers.class);

	private EventHandlers() {
	}

	/** Matches WeChat's receipts with the template messages that were sent. */
	static final class TemplateReceipts extends WeChatMpMessageHandler.AccountEvent {

		private final WeChatSendRecords records;

		private final Consumer<WeChatTemplateSender.ReceiptEvent> events;

		TemplateReceipts(WeChatAccounts accounts, WeChatSendRecords records,
				Consumer<WeChatTemplateSender.ReceiptEvent> events) {
			super(accounts, "TEMPLATESENDJOBFINISH");
			this.records = records;
			this.events = events;
		}

		@Override
		protected void note(WeChatAccount account, WxMpXmlMessage message) {
			if (message.getMsgId() != null && message.getStatus() != null) {
				this.events.accept(new WeChatTemplateSender.ReceiptEvent(account.name(), this.records
					.receipt(account.appId(), message.getMsgId(), message.getFromUser(), null, message.getStatus())));
			}
		}

	}

	/** Publishes WeChat's receipts of subscribe notices, matched with what was sent. */
	static final class NoticeReceipts extends WeChatMpMessageHandler.AccountEvent {

		private final @Nullable WeChatSendRecords records;

		private final Consumer<WeChatSubscribeSender.ReceiptEvent> events;

		NoticeReceipts(WeChatAccounts accounts, @Nullable WeChatSendRecords records,
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

		private void receipt(WeChatAccount account, String openId, WxMpSubscribeMsgEvent.SentEvent event) {
			long msgId;
			int errorCode;
			try {
				msgId = Long.parseLong(String.valueOf(event.getMsgId()).strip());
				errorCode = Integer.parseInt(String.valueOf(event.getErrorCode()).strip());
			}
			catch (NumberFormatException ex) {
				logger.warn("A receipt of a subscribe notice has no numbers for MsgID and ErrorCode; it is ignored");
				return;
			}
			String status = (errorCode == 0) ? "success" : "failed:" + errorCode + " " + event.getErrorStatus();
			WeChatSendRecords.Sent sent = (this.records != null)
					? this.records.receipt(account.appId(), msgId, openId, event.getTemplateId(), status)
					: new WeChatSendRecords.Sent(msgId, openId, event.getTemplateId(), null, status);
			this.events.accept(new WeChatSubscribeSender.ReceiptEvent(account.name(), sent, errorCode));
		}

	}

	/** Publishes what users agree to and refuse, one event for each template. */
	static final class Consents extends WeChatMpMessageHandler.AccountEvent {

		static final String IN_DIALOGS = "subscribe_msg_popup_event";

		static final String IN_SETTINGS = "subscribe_msg_change_event";

		private final Consumer<ConsentEvent> events;

		Consents(WeChatAccounts accounts, String event, Consumer<ConsentEvent> events) {
			super(accounts, event);
			this.events = events;
		}

		@Override
		protected void note(WeChatAccount account, WxMpXmlMessage message) {
			WxMpSubscribeMsgEvent.SubscribeMsgPopupEvent popup = message.getSubscribeMsgPopupEvent();
			if (popup != null) {
				popup.getList()
					.forEach((answer) -> publish(account, message, answer.getTemplateId(),
							answer.getSubscribeStatusString(), ConsentEvent.Source.ofPopup(answer.getPopupScene())));
			}
			WxMpSubscribeMsgEvent.SubscribeMsgChangeEvent change = message.getSubscribeMsgChangeEvent();
			if (change != null) {
				change.getList()
					.forEach((answer) -> publish(account, message, answer.getTemplateId(),
							answer.getSubscribeStatusString(), ConsentEvent.Source.SETTINGS));
			}
		}

		private void publish(WeChatAccount account, WxMpXmlMessage message, @Nullable String templateId,
				@Nullable String status, ConsentEvent.Source source) {
			if (templateId != null && status != null) {
				this.events.accept(new ConsentEvent(account.name(), message.getFromUser(), templateId,
						status.equalsIgnoreCase("accept"), source));
			}
		}

	}

}
