package cn.bootx.starter.wechat.applet.message;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import me.chanjar.weixin.common.error.WxErrorException;
import org.jspecify.annotations.Nullable;

/**
 * A bean of this type handles the pushed messages of the mini program that it names.
 * Matching handlers are asked in their {@code @Order} until one replies.
 * <p>
 * An exception releases the message, so that WeChat's next attempt is handled again.
 * <pre class="code">
 * &#64;Component
 * class ServiceDesk implements WeChatAppletMessageHandler {
 *
 * 	&#64;Override
 * 	public String getMsgType() {
 * 		return "text";
 * 	}
 *
 * 	&#64;Override
 * 	public WeChatAppletReply handle(WxMaMessage message, WxMaService service) {
 * 		return WeChatAppletReply.TRANSFER_TO_CUSTOMER_SERVICE;
 * 	}
 *
 * }
 * </pre>
 *
 * @since 0.1.0
 */
public interface WeChatAppletMessageHandler {

	/**
	 * The kind of message, {@code text}, {@code image}, {@code miniprogrampage}, … or
	 * {@code event}; null for any.
	 */
	default @Nullable String getMsgType() {
		return "event";
	}

	/**
	 * The event, in any case: {@code user_enter_tempsession}, {@code wxa_media_check}, …;
	 * null for any.
	 */
	default @Nullable String getEvent() {
		return null;
	}

	/**
	 * Whether handlers after this one run even if it replies.
	 */
	default boolean isLaterHandlersRunToo() {
		return false;
	}

	/**
	 * Handles the message.
	 * @param service the mini program's service
	 * @return the reply, or null for none
	 * @throws WxErrorException if a call to WeChat failed
	 */
	@Nullable WeChatAppletReply handle(WxMaMessage message, WxMaService service) throws WxErrorException;

}
