package cn.bootx.starter.wechatopen.portal;

import java.time.Clock;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.message.WeChatReplyWriter;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizer;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;

/**
 * Hands messages of authorizers to the application's handlers, with the service of the
 * account that each was sent to; its app id is the name of the account.
 */
record AuthorizerMessageDispatcher(WeChatOpenAuthorizers authorizers, WeChatMessageDispatcher handlers,
		@Nullable ReleaseCheck releaseCheck, Clock clock) implements CallbackDispatcher<AuthorizerMessage> {

	private static final Logger logger = LoggerFactory.getLogger(AuthorizerMessageDispatcher.class);

	@Override
	public @Nullable String dispatch(AuthorizerMessage message) {
		if (this.releaseCheck != null && ReleaseCheck.concerns(message.appId())) {
			return this.releaseCheck.answer(message.content());
		}
		if (!isAuthorized(message.appId(), message.content())) {
			return null;
		}
		WxMpXmlOutMessage reply = this.handlers.dispatch(
				new WeChatMessageDispatcher.Receiver(message.appId(), this.authorizers.mpService(message.appId())),
				message.content());
		return (reply != null) ? write(reply) : null;
	}

	private String write(WxMpXmlOutMessage reply) {
		if (reply.getCreateTime() == null) {
			reply.setCreateTime(this.clock.instant().getEpochSecond());
		}
		try {
			return WeChatReplyWriter.write(reply);
		}
		catch (RuntimeException ex) {
			throw CallbackDispatcher.UnwritableReplyException.of("a handler, " + reply.getClass().getSimpleName() + ",",
					ex);
		}
	}

	/**
	 * Whether the account of the address is an authorizer, and the one that the message
	 * names: an address is not signed, and a push could be sent to another.
	 */
	private boolean isAuthorized(String appId, WxMpXmlMessage message) {
		WeChatOpenAuthorizer authorizer;
		try {
			authorizer = this.authorizers.require(appId);
		}
		catch (PlatformException ex) {
			if (ex.retryable()) {
				throw ex;
			}
			logger.warn("A message to {} is not handled, it is not an authorizer: {}", appId, ex.getMessage());
			return false;
		}
		// Empty until the platform could be asked for it.
		boolean named = authorizer.userName().isEmpty() || authorizer.userName().equals(message.getToUser());
		if (!named) {
			logger.warn("A message to {} came to the address of {} and is not handled", message.getToUser(), appId);
		}
		return named;
	}

	/**
	 * Late replies of all authorizers. What the platform refuses to one account, which
	 * may send no customer-service messages, is still sent for the others.
	 */
	static final class LateAnswers implements CallbackPipeline.LateReply<AuthorizerMessage> {

		private static final String PROPERTY = "bootx.starter.third.wechat-open.portal.late-reply";

		private final WeChatOpenAuthorizers authorizers;

		private final LateReplies.Mode mode;

		private final ConcurrentMap<String, CallbackPipeline.LateReply<AuthorizerMessage>> accounts = new ConcurrentHashMap<>();

		LateAnswers(WeChatOpenAuthorizers authorizers, LateReplies.Mode mode) {
			this.authorizers = authorizers;
			this.mode = mode;
		}

		@Override
		public void deliver(OpenedCallback<AuthorizerMessage> callback, String reply) {
			this.accounts
				.computeIfAbsent(callback.message().appId(),
						(appId) -> new LateReplies<>(this.mode, PROPERTY, (late, text) -> send(appId, text)))
				.deliver(callback, reply);
		}

		private boolean send(String appId, String reply) {
			ObjectNode message = reply.equals(ReleaseCheck.EMPTY) ? null : WeChatReplyWriter.toCustomerService(reply);
			if (message != null) {
				this.authorizers.api(appId).post("/cgi-bin/message/custom/send", message);
			}
			return message != null;
		}

	}

}
