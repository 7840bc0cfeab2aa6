package cn.bootx.starter.wechat.content.article;

import java.util.function.Consumer;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;

import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

/**
 * Matches WeChat's results with the drafts that were submitted. The host's handlers of
 * the event run too.
 */
final class WeChatPublishResultHandler extends WeChatMpMessageHandler.AccountEvent {

	private final WeChatPublications publications;

	private final Consumer<WeChatPublication.Event> events;

	WeChatPublishResultHandler(WeChatAccounts accounts, WeChatPublications publications,
			Consumer<WeChatPublication.Event> events) {
		super(accounts, "PUBLISHJOBFINISH");
		this.publications = publications;
		this.events = events;
	}

	@Override
	protected void note(WeChatAccount account, WxMpXmlMessage message) {
		WeChatPublication result = PublicationJson.event(message.getAllFieldsMap(),
				this.publications.clock().instant());
		if (result != null) {
			this.events.accept(
					new WeChatPublication.Event(account.name(), this.publications.learned(account.appId(), result)));
		}
	}

}
