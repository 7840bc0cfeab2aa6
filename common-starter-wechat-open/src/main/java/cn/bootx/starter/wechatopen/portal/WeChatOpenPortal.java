package cn.bootx.starter.wechatopen.portal;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackDeadline;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.message.WeChatMessageReader;
import cn.bootx.starter.wechat.message.WeChatReplyWriter;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.component.WeChatOpenTickets;
import cn.bootx.starter.wechatopen.event.WeChatOpenEvent;

/**
 * Takes everything that the Open Platform pushes to a component.
 */
final class WeChatOpenPortal {

	private static final Logger logger = LoggerFactory.getLogger(WeChatOpenPortal.class);

	/**
	 * No attempt of an authorization event is the last: without an answer in time there
	 * is no {@code success}, because it would mean that the event is kept.
	 */
	private static final CallbackDeadline EVENTS = new CallbackDeadline(Duration.ofMillis(4500), Duration.ofSeconds(6),
			Integer.MAX_VALUE);

	private final ComponentEnvelope envelope;

	private final CallbackPipeline<AuthEvent> events;

	private final CallbackPipeline<AuthorizerMessage> messages;

	/**
	 * Makes the portal.
	 * @param handlers the application's message handlers
	 * @param listeners hear of authorization events
	 * @param releaseCheck answers the release check, or null if nobody does
	 */
	WeChatOpenPortal(PortalSettings settings, WeChatOpenTickets tickets, WeChatOpenAuthorizers authorizers,
			WeChatMessageDispatcher handlers, Consumer<WeChatOpenEvent> listeners, @Nullable ReleaseCheck releaseCheck,
			CallbackRuntime runtime) {
		String componentAppId = settings.componentAppId();
		this.envelope = new ComponentEnvelope(settings, runtime.clock());
		this.events = new CallbackPipeline<>("wechat-open/auth-event",
				new AuthEventProtocol(this.envelope, componentAppId),
				new AuthEventDispatcher(componentAppId, tickets, authorizers, listeners), EVENTS,
				(callback, reply) -> logger.debug("Authorization events have no reply"), runtime);
		this.messages = new CallbackPipeline<>("wechat-open/message",
				new AuthorizerMessageProtocol(this.envelope, componentAppId),
				new AuthorizerMessageDispatcher(authorizers, handlers, releaseCheck, runtime.clock()),
				CallbackDeadline.WECHAT.withAnswerWithin(settings.answerWithin()),
				new AuthorizerLateReplies(authorizers, settings.lateReply()), runtime);
	}

	/**
	 * Takes a push to the address for authorization events.
	 */
	public CompletionStage<CallbackResponse> authEvent(CallbackRequest request) {
		return request.method().equals("GET") ? echo(request) : this.events.handle(request);
	}

	/**
	 * Takes a push to the address for messages.
	 * @param appId app id of the account, from the address
	 */
	public CompletionStage<CallbackResponse> message(String appId, CallbackRequest request) {
		if (request.method().equals("GET")) {
			return echo(request);
		}
		return this.messages.handle(request.to(appId));
	}

	/**
	 * Loads what the first message needs, so that it does not pay for it.
	 */
	public void warmUp() {
		String xml = WeChatReplyWriter
			.write(WxMpXmlOutMessage.TEXT().content("warm").fromUser("warm").toUser("warm").build());
		WeChatMessageReader.read(xml);
		this.envelope.seal(xml);
	}

	private CompletionStage<CallbackResponse> echo(CallbackRequest request) {
		try {
			return CompletableFuture.completedFuture(this.envelope.echo(request));
		}
		catch (CallbackRejectedException ex) {
			logger.warn("Refused to verify an address of the component with {}: {}", ex.status(), ex.getMessage());
			return CompletableFuture.completedFuture(CallbackResponse.empty(ex.status()));
		}
	}

}
