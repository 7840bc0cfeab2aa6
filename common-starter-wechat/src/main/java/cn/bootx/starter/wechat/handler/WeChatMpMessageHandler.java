package cn.bootx.starter.wechat.handler;

import me.chanjar.weixin.mp.api.WxMpMessageHandler;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.handler.HandlerSelector;

/**
 * A bean of this type handles the pushed messages that it names. Matching handlers are
 * asked in their {@code @Order} until one replies; the built-in ones come last and only
 * where no handler is for that message. The {@code qrscene_} in front of a newcomer's
 * scene counts as absent from the key.
 * <p>
 * A reply needs no sender and receiver: they are filled in. An exception releases the
 * message, so that WeChat's next attempt is handled again. <pre class="code">
 * &#64;Component
 * class GreetingHandler implements WeChatMpMessageHandler {
 *
 * 	&#64;Override
 * 	public String getMsgType() {
 * 		return "text";
 * 	}
 *
 * 	&#64;Override
 * 	public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map&lt;String, Object&gt; context, WxMpService service,
 * 			WxSessionManager sessions) {
 * 		return WxMpXmlOutMessage.TEXT().content("You said " + message.getContent()).build();
 * 	}
 *
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public interface WeChatMpMessageHandler extends WxMpMessageHandler, HandlerSelector {

	/**
	 * The kind of message, {@code text}, {@code image}, … or {@code event}; null for any.
	 */
	@Override
	default @Nullable String getMsgType() {
		return "event";
	}

}
