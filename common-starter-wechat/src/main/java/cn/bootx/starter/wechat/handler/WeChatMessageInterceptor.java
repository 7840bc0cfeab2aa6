package cn.bootx.starter.wechat.handler;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;

/**
 * A bean of this type sees every message before and after its handlers, in
 * {@code @Order}: to log, to measure, to keep users away.
 *
 * @since 0.1.0
 */
public interface WeChatMessageInterceptor {

	/**
	 * Called before the handlers.
	 * @return false if no handler is to see the message; it is answered without a reply
	 */
	default boolean before(WeChatReceiver receiver, WxMpXmlMessage message) {
		return true;
	}

	/**
	 * Called after the handlers, in reverse order, unless one failed.
	 * @param reply what they answered, or null
	 * @return the reply to send instead, or the same
	 */
	default @Nullable WxMpXmlOutMessage after(WeChatReceiver receiver, WxMpXmlMessage message,
			@Nullable WxMpXmlOutMessage reply) {
		return reply;
	}

}
