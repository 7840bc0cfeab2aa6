package cn.bootx.starter.wechat.applet;

import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import me.chanjar.weixin.common.error.WxErrorException;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.handler.HandlerSelector;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.xml.XmlWriter;

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
 * 	public Reply handle(WxMaMessage message, WxMaService service) {
 * 		return Reply.TRANSFER_TO_CUSTOMER_SERVICE;
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
	 * @throws WxErrorException if a call to WeChat failed
	 */
	@Nullable Reply handle(WxMaMessage message, WxMaService service) throws WxErrorException;

	/**
	 * What a handler may answer to a push. A mini program has no other passive replies;
	 * anything else is sent as a customer-service message.
	 *
	 * @see <a href=
	 * "https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/customer-message/trans.html">转发客服消息</a>
	 */
	public enum Reply {

		/**
		 * Hands the user's message on to the customer-service people (网页版客服工具). WeChat
		 * takes it for messages of users, not for events.
		 */
		TRANSFER_TO_CUSTOMER_SERVICE("transfer_customer_service");

		private final String msgType;

		Reply(String msgType) {
			this.msgType = msgType;
		}

		/**
		 * Writes the reply in the format of its push: WeChat's page shows XML only, but a
		 * mini program with JSON pushes must answer in JSON, or nothing happens.
		 */
		String write(WxMaMessage message, long createTime, boolean json) {
			if (json) {
				return Json.write(Json.object()
					.put("ToUserName", message.getFromUser())
					.put("FromUserName", message.getToUser())
					.put("CreateTime", createTime)
					.put("MsgType", this.msgType));
			}
			return XmlWriter.write("xml",
					(xml) -> xml.text("ToUserName", message.getFromUser())
						.text("FromUserName", message.getToUser())
						.number("CreateTime", createTime)
						.text("MsgType", this.msgType));
		}

	}

}
