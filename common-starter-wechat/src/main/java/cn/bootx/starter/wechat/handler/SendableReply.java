package cn.bootx.starter.wechat.handler;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpKefuService;
import me.chanjar.weixin.mp.bean.kefu.WxMpKefuMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutTextMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.text.Utf8;
import cn.bootx.starter.wechat.api.WeChatErrors;
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
	private static final int MAX_PARTS = 20;

	private static final String ELLIPSIS = "…";

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

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
				List<String> parts = Utf8.split(text.getContent(), WeChatReplyWriter.MAX_TEXT_BYTES);
				if (parts.size() > 1 && parts.size() <= MAX_PARTS) {
					return send(text, parts, handler, receiver, message);
				}
			}
			logger.error("The reply of {} to {} is left out: {}", handler, name(message), ex.getMessage());
			return null;
		}
	}

	private @Nullable WxMpXmlOutMessage send(WxMpXmlOutTextMessage reply, List<String> parts, String handler,
			WeChatMessageDispatcher.Receiver receiver, WxMpXmlMessage message) {
		WxMpKefuService service = receiver.service().getKefuService();
		int sent = 0;
		try {
			for (String part : parts) {
				service.sendKefuMessage(WxMpKefuMessage.TEXT().toUser(message.getFromUser()).content(part).build());
				sent++;
			}
			logger.atLevel(this.reported.add(handler) ? Level.ERROR : Level.DEBUG)
				.log("The reply of {} to {} has more than {} bytes; it was sent as {} customer-service messages",
						handler, name(message), WeChatReplyWriter.MAX_TEXT_BYTES, sent);
			return null;
		}
		catch (WxErrorException ex) {
			return afterFailure(reply, parts, sent,
					WeChatErrors.translate(Platform.WECHAT, "/cgi-bin/message/custom/send", ex), handler, message);
		}
		catch (PlatformException ex) {
			return afterFailure(reply, parts, sent, ex, handler, message);
		}
	}

	/** What was not sent at all can still go out with the push, shortened. */
	private static @Nullable WxMpXmlOutMessage afterFailure(WxMpXmlOutTextMessage reply, List<String> parts, int sent,
			PlatformException failure, String handler, WxMpXmlMessage message) {
		boolean shorten = sent == 0 && !failure.outcomeUnknown();
		logger.error(
				"The reply of {} to {} has more than {} bytes and cannot be sent as customer-service messages; {}: {}",
				handler, name(message), WeChatReplyWriter.MAX_TEXT_BYTES,
				shorten ? "it is shortened" : sent + " of " + parts.size() + " parts were sent", failure.getMessage());
		if (!shorten) {
			return null;
		}
		int room = WeChatReplyWriter.MAX_TEXT_BYTES - Utf8.length(ELLIPSIS);
		reply.setContent(Utf8.split(reply.getContent(), room).get(0) + ELLIPSIS);
		return reply;
	}

	/** Without anything that a stranger could choose. */
	private static String name(WxMpXmlMessage message) {
		return (message.getMsgId() != null) ? "message " + message.getMsgId()
				: "an event of " + message.getCreateTime();
	}

}
