package cn.bootx.starter.wechat.handler;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutTextMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.handler.LongReplies;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.text.TextParts;
import cn.bootx.starter.wechat.message.WeChatReplyWriter;

/**
 * Makes of a handler's reply one that WeChat takes. The handler has succeeded, so what it
 * returned never makes it run again: a text that is too long goes out in parts as
 * customer-service messages, anything else that WeChat would refuse is left out, and an
 * error names the handler.
 */
final class SendableReply {

	private static final Logger logger = LoggerFactory.getLogger(SendableReply.class);

	/** WeChat takes no more after one message of a user. */
	private static final int MAX_PARTS = 5;

	private final LongReplies longReplies = new LongReplies(WeChatReplyWriter.MAX_TEXT_BYTES,
			"customer-service messages");

	private final WeChatMessageDispatcher.TextSender sender;

	SendableReply(WeChatMessageDispatcher.TextSender sender) {
		this.sender = sender;
	}

	/**
	 * Checks a reply.
	 * @param handler who made it, for the log
	 * @return the reply to send, or null for none
	 */
	@Nullable WxMpXmlOutMessage of(WxMpXmlOutMessage reply, String handler, WeChatMessageDispatcher.Receiver receiver,
			WxMpXmlMessage message) {
		try {
			WeChatReplyWriter.check(reply);
			return reply;
		}
		catch (InvalidMessageException ex) {
			if (reply instanceof WxMpXmlOutTextMessage text && text.getContent() != null) {
				int parts = TextParts.of(text.getContent(), WeChatReplyWriter.MAX_TEXT_BYTES).size();
				if (parts > 1 && parts <= MAX_PARTS) {
					return send(text, handler, receiver, message);
				}
			}
			logger.error("The reply of {} to {} is left out: {}", handler, name(message), ex.getMessage());
			return null;
		}
	}

	private @Nullable WxMpXmlOutMessage send(WxMpXmlOutTextMessage reply, String handler,
			WeChatMessageDispatcher.Receiver receiver, WxMpXmlMessage message) {
		String shortened = this.longReplies.send(reply.getContent(), handler, name(message),
				(part) -> this.sender.send(receiver, message.getFromUser(), part));
		if (shortened == null) {
			return null;
		}
		reply.setContent(shortened);
		return reply;
	}

	/** Without anything that a stranger could choose. */
	private static String name(WxMpXmlMessage message) {
		return (message.getMsgId() != null) ? "message " + message.getMsgId()
				: "an event of " + message.getCreateTime();
	}

}
