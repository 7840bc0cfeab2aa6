package cn.bootx.starter.wechat.applet.message;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import me.chanjar.weixin.common.error.WxErrorException;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.handler.HandlerSelector;

/**
 * A bean of this type handles the pushed messages of the mini program that it names.
 * Matching handlers are asked in their {@code @Order} until one replies. The event of an
 * opened conversation has its {@code SessionFrom} as key.
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
public interface WeChatAppletMessageHandler extends HandlerSelector {

	/**
	 * The kind of message, {@code text}, {@code image}, {@code miniprogrampage}, … or
	 * {@code event}; null for any.
	 */
	@Override
	default @Nullable String getMsgType() {
		return "event";
	}

	/**
	 * Handles the message.
	 * @param service the mini program's service
	 * @return the reply, or null for none
	 * @throws WxErrorException if a call to WeChat failed
	 */
	@Nullable WeChatAppletReply handle(WxMaMessage message, WxMaService service) throws WxErrorException;

}
