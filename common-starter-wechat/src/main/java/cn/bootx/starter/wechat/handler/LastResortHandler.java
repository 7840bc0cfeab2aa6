package cn.bootx.starter.wechat.handler;

import java.util.Map;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;

/**
 * A built-in handler: asked only where no handler of the host is for the message, and
 * answers with a text of the properties or not at all.
 */
abstract sealed class LastResortHandler implements WeChatMpMessageHandler permits WeChatMsgHandler,
		WeChatSubscribeHandler, WeChatUnSubscribeHandler, WeChatQrScanHandler, WeChatMenuHandler {

	private final @Nullable String reply;

	private final String event;

	/**
	 * Makes a handler.
	 * @param event the event, or an empty text for everything that is not one
	 * @param reply text, or null or blank for none
	 */
	LastResortHandler(String event, @Nullable String reply) {
		this.event = event;
		this.reply = reply;
	}

	@Override
	public @Nullable String getMsgType() {
		return this.event.isEmpty() ? null : "event";
	}

	@Override
	public @Nullable String getEvent() {
		return this.event.isEmpty() ? null : this.event;
	}

	@Override
	public @Nullable WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
			WxSessionManager sessionManager) {
		boolean unwanted = this.event.isEmpty() && message.getEvent() != null;
		if (unwanted || this.reply == null || this.reply.isBlank()) {
			return null;
		}
		return WxMpXmlOutMessage.TEXT().content(this.reply).build();
	}

}
