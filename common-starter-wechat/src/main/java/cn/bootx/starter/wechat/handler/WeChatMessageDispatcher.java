package cn.bootx.starter.wechat.handler;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.session.InternalSession;
import me.chanjar.weixin.common.session.InternalSessionManager;
import me.chanjar.weixin.common.session.StandardSessionManager;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.handler.MessageDispatcher;
import cn.bootx.starter.core.handler.MessageDispatcher.Answer;
import cn.bootx.starter.core.handler.ReceivedMessage;
import cn.bootx.starter.wechat.api.WeChatErrors;
import cn.bootx.starter.wechat.handler.WeChatHandlers.Call;

/**
 * Asks the handlers of a message: scene handlers, the host's handlers in order, the rules
 * of WxJava's routers, and where none of them is for the message the built-in handlers.
 *
 * @since 0.1.0
 */
public final class WeChatMessageDispatcher {

	/** Key under which a handler's context holds the name of the account. */
	public static final String ACCOUNT = "account";

	private final MessageDispatcher<Call, WxMpXmlOutMessage> handlers;

	private final SendableReply sendable = new SendableReply();

	private final WxSessionManager sessions = new StandardSessionManager();

	WeChatMessageDispatcher(MessageDispatcher<Call, WxMpXmlOutMessage> handlers) {
		this.handlers = handlers;
	}

	/**
	 * Asks the handlers.
	 * @return a reply that WeChat takes, or null for none
	 * @throws cn.bootx.starter.core.client.PlatformException if a handler's call to
	 * WeChat failed; any other exception is the handler's own
	 */
	public @Nullable WxMpXmlOutMessage dispatch(WeChatReceiver receiver, WxMpXmlMessage message) {
		Map<String, Object> context = new HashMap<>();
		context.put(ACCOUNT, receiver.account());
		try {
			Answer<WxMpXmlOutMessage> answer = this.handlers.dispatch(received(receiver, message),
					new Call(message, context, receiver.service(), this.sessions));
			WxMpXmlOutMessage reply = complete(message, answer.reply());
			return (reply != null) ? this.sendable.of(reply, answer.handler(), receiver, message) : null;
		}
		catch (RuntimeException ex) {
			throw ex;
		}
		catch (WxErrorException ex) {
			throw WeChatErrors.translate(Platform.WECHAT, "call in a handler", ex);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
		finally {
			endSessionAccess(message);
		}
	}

	/** A newcomer's scene is also known without its mark. */
	private static ReceivedMessage received(WeChatReceiver receiver, WxMpXmlMessage message) {
		String key = message.getEventKey();
		return new ReceivedMessage(Platform.WECHAT, receiver.account(), message.getMsgType(), message.getEvent(),
				(key != null) ? List.of(key, QrScene.strip(key)) : List.of(), message.getContent(), message);
	}

	private static @Nullable WxMpXmlOutMessage complete(WxMpXmlMessage message, @Nullable WxMpXmlOutMessage reply) {
		if (reply == null || "unsubscribe".equalsIgnoreCase(message.getEvent())) {
			// WeChat ignores replies to a fan who has left.
			return null;
		}
		if (reply.getToUserName() == null) {
			reply.setToUserName(message.getFromUser());
		}
		if (reply.getFromUserName() == null) {
			reply.setFromUserName(message.getToUser());
		}
		return reply;
	}

	/** Without this WxJava's sessions never expire. */
	private void endSessionAccess(WxMpXmlMessage message) {
		if (message.getFromUser() == null) {
			return;
		}
		InternalSession session = ((InternalSessionManager) this.sessions).findSession(message.getFromUser());
		if (session != null) {
			session.endAccess();
		}
	}

}
