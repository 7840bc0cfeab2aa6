package cn.bootx.starter.wechat.content.template;

import java.util.function.Consumer;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;

import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

/**
 * Matches WeChat's receipts with the messages that were sent. The host's handlers of the
 * event run too.
 */
final class WeChatTemplateReceiptHandler extends WeChatMpMessageHandler.AccountEvent {

	private final WeChatSendRecords records;

	private final Consumer<WeChatTemplateSender.ReceiptEvent> events;

	WeChatTemplateReceiptHandler(WeChatAccounts accounts, WeChatSendRecords records,
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
