package cn.bootx.starter.wecom.portal;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutTextMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.text.Utf8;
import cn.bootx.starter.wecom.notice.WeComNotice;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;

/**
 * Makes of a handler's reply one that WeCom shows whole. WeCom cuts a text that is too
 * long, so it goes out in parts as application messages. The handler has succeeded:
 * whatever is wrong with its reply does not run it again.
 */
final class SendableReply {

	private static final Logger logger = LoggerFactory.getLogger(SendableReply.class);

	private final WeComNoticeSender sender;

	private final Clock clock;

	private final Set<String> reported = ConcurrentHashMap.newKeySet();

	/**
	 * Makes the replies of one agent.
	 * @param sender sends as that agent
	 */
	SendableReply(WeComNoticeSender sender, Clock clock) {
		this.sender = sender;
		this.clock = clock;
	}

	/**
	 * Writes a reply.
	 * @param handler the class that made it, for the log
	 * @return the XML, or null where there is nothing to answer any more
	 * @throws CallbackDispatcher.UnwritableReplyException if WeCom would refuse the reply
	 */
	@Nullable String write(WxCpXmlOutMessage reply, String handler, WxCpXmlMessage message) {
		try {
			if (reply instanceof WxCpXmlOutTextMessage text && text.getContent() != null
					&& Utf8.length(text.getContent()) > WeComNotice.MAX_TEXT) {
				return send(text, handler, message);
			}
			return ReplyXml.write(reply, message, this.clock);
		}
		catch (RuntimeException ex) {
			throw CallbackDispatcher.UnwritableReplyException.of(handler, ex);
		}
	}

	private @Nullable String send(WxCpXmlOutTextMessage reply, String handler, WxCpXmlMessage message) {
		WeComReceivers receiver = WeComReceivers
			.users(Objects.requireNonNullElse(reply.getToUserName(), message.getFromUserName()));
		List<String> parts = Utf8.split(reply.getContent(), WeComNotice.MAX_TEXT);
		int sent = 0;
		try {
			for (String part : parts) {
				this.sender.send(receiver, WeComNotice.text(part));
				sent++;
			}
			logger.atLevel(this.reported.add(handler) ? Level.ERROR : Level.DEBUG)
				.log("A reply of {} has more than {} bytes, the most that WeCom shows; it was sent as {} "
						+ "application messages", handler, WeComNotice.MAX_TEXT, sent);
			return null;
		}
		catch (PlatformException ex) {
			boolean shorten = sent == 0 && !ex.outcomeUnknown();
			logger.error("A reply of {} has more than {} bytes and cannot be sent as application messages; {}: {}",
					handler, WeComNotice.MAX_TEXT,
					shorten ? "it is shortened" : sent + " of " + parts.size() + " parts were sent", ex.getMessage());
			return shorten ? shortened(reply, message) : null;
		}
	}

	/** What was not sent at all can still go out with the push. */
	private String shortened(WxCpXmlOutTextMessage reply, WxCpXmlMessage message) {
		String ellipsis = "…";
		int room = WeComNotice.MAX_TEXT - Utf8.length(ellipsis);
		WxCpXmlOutTextMessage first = WxCpXmlOutMessage.TEXT()
			.content(Utf8.split(reply.getContent(), room).get(0) + ellipsis)
			.toUser(reply.getToUserName())
			.fromUser(reply.getFromUserName())
			.build();
		return ReplyXml.write(first, message, this.clock);
	}

}
