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
class LastResortHandler implements WeChatMpMessageHandler {

	private final @Nullable String reply;

	private final @Nullable String event;

	/** A null event is everything that is none, a null or blank reply is none. */
	LastResortHandler(@Nullable String event, @Nullable String reply) {
		this.event = event;
		this.reply = reply;
	}

	@Override
	public @Nullable String getMsgType() {
		return (this.event != null) ? "event" : null;
	}

	@Override
	public @Nullable String getEvent() {
		return this.event;
	}

	@Override
	public @Nullable WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
			WxSessionManager sessionManager) {
		boolean unwanted = this.event == null && message.getEvent() != null;
		if (unwanted || this.reply == null || this.reply.isBlank()) {
			return null;
		}
		return WxMpXmlOutMessage.TEXT().content(this.reply).build();
	}

}
