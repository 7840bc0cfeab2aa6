package cn.bootx.starter.wecom.portal;

import java.time.Clock;
import java.util.Objects;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutTextMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.handler.MessageDispatcher.Answer;
import cn.bootx.starter.core.text.Utf8;
import cn.bootx.starter.wecom.agent.WeComAgent;
import cn.bootx.starter.wecom.notice.WeComNotice;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.notice.WeComReceivers;

/**
 * Writes what the handlers answer in the name of one agent, so that WeCom shows it whole:
 * WeCom cuts a text that is too long, so it goes out in parts as application messages.
 *
 * @param sender sends as that agent
 */
record WeComDispatcher(WeComAgent agent, WeComHandlers handlers, WeComNoticeSender sender,
		Clock clock) implements CallbackDispatcher<WxCpXmlMessage> {

	@Override
	public @Nullable String dispatch(WxCpXmlMessage message) throws Exception {
		Answer<WxCpXmlOutMessage> answer = this.handlers.dispatch(this.agent, message);
		return (answer.reply() != null) ? write(answer.reply(), answer.handler(), message) : null;
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
				WeComReceivers receiver = WeComReceivers
					.users(Objects.requireNonNullElse(reply.getToUserName(), message.getFromUserName()));
				String shortened = this.handlers.longReplies()
					.send(text.getContent(), handler, name(message),
							(part) -> this.sender.send(receiver, WeComNotice.text(part)));
				if (shortened == null) {
					return null;
				}
				text.setContent(shortened);
			}
			return ReplyXml.write(reply, message, this.clock);
		}
		catch (RuntimeException ex) {
			throw CallbackDispatcher.UnwritableReplyException.of(handler, ex);
		}
	}

	/** Without anything that a stranger could choose. */
	private static String name(WxCpXmlMessage message) {
		return (message.getMsgId() != null) ? "message " + message.getMsgId()
				: "an event of " + message.getCreateTime();
	}

}
