package cn.bootx.starter.wechat.template;

import java.util.Map;
import java.util.function.Consumer;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

/**
 * Matches WeChat's receipts with the messages that were sent. The host's handlers of the
 * event run too.
 *
 * @since 0.1.0
 */
public final class WeChatTemplateReceiptHandler implements WeChatMpMessageHandler, Ordered {

	private final WeChatAccounts accounts;

	private final WeChatSendRecords records;

	private final Consumer<WeChatTemplateReceiptEvent> events;

	public WeChatTemplateReceiptHandler(WeChatAccounts accounts, WeChatSendRecords records,
			Consumer<WeChatTemplateReceiptEvent> events) {
		this.accounts = accounts;
		this.records = records;
		this.events = events;
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public String getEvent() {
		return "TEMPLATESENDJOBFINISH";
	}

	@Override
	public @Nullable WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
			WxSessionManager sessionManager) {
		String name = String.valueOf(context.get(WeChatMessageDispatcher.ACCOUNT));
		WeChatAccount account = this.accounts.find(name).orElse(null);
		if (account != null && message.getMsgId() != null && message.getStatus() != null) {
			this.events.accept(new WeChatTemplateReceiptEvent(name, this.records.receipt(account.appId(),
					message.getMsgId(), message.getFromUser(), null, message.getStatus())));
		}
		return null;
	}

}
