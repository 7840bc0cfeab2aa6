package cn.bootx.starter.wechat.content.subscribe;

import java.util.Map;
import java.util.function.Consumer;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpSubscribeMsgEvent;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

/**
 * Publishes what users agree to and refuse, one event for each template. The host's
 * handlers of WeChat's event run too.
 */
final class WeChatConsentHandler implements WeChatMpMessageHandler, Ordered {

	private static final String POPUP = "subscribe_msg_popup_event";

	private static final String CHANGE = "subscribe_msg_change_event";

	private final String event;

	private final Consumer<WeChatSubscribeSender.ConsentEvent> events;

	private WeChatConsentHandler(String event, Consumer<WeChatSubscribeSender.ConsentEvent> events) {
		this.event = event;
		this.events = events;
	}

	/** The handler of what users choose in a dialog. */
	static WeChatConsentHandler ofDialogs(Consumer<WeChatSubscribeSender.ConsentEvent> events) {
		return new WeChatConsentHandler(POPUP, events);
	}

	/** The handler of what users choose in the settings. */
	static WeChatConsentHandler ofSettings(Consumer<WeChatSubscribeSender.ConsentEvent> events) {
		return new WeChatConsentHandler(CHANGE, events);
	}

	@Override
	public int getOrder() {
		return HIGHEST_PRECEDENCE;
	}

	@Override
	public String getEvent() {
		return this.event;
	}

	@Override
	public @Nullable WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
			WxSessionManager sessionManager) {
		String account = String.valueOf(context.get(WeChatMessageDispatcher.ACCOUNT));
		WxMpSubscribeMsgEvent.SubscribeMsgPopupEvent popup = message.getSubscribeMsgPopupEvent();
		if (popup != null) {
			popup.getList()
				.forEach(
						(answer) -> publish(account, message, answer.getTemplateId(), answer.getSubscribeStatusString(),
								WeChatSubscribeSender.ConsentEvent.Source.ofPopup(answer.getPopupScene())));
		}
		WxMpSubscribeMsgEvent.SubscribeMsgChangeEvent change = message.getSubscribeMsgChangeEvent();
		if (change != null) {
			change.getList()
				.forEach((answer) -> publish(account, message, answer.getTemplateId(),
						answer.getSubscribeStatusString(), WeChatSubscribeSender.ConsentEvent.Source.SETTINGS));
		}
		return null;
	}

	private void publish(String account, WxMpXmlMessage message, @Nullable String templateId, @Nullable String status,
			WeChatSubscribeSender.ConsentEvent.Source source) {
		if (templateId != null && status != null) {
			this.events.accept(new WeChatSubscribeSender.ConsentEvent(account, message.getFromUser(), templateId,
					status.equalsIgnoreCase("accept"), source));
		}
	}

}
