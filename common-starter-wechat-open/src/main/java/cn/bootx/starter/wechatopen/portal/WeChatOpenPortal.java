package cn.bootx.starter.wechatopen.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.callback.portal.PortalDoor;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.message.WeChatReplyWriter;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.component.WeChatOpenTickets;

/**
 * Takes everything that the Open Platform pushes to a component.
 */
final class WeChatOpenPortal {

	/**
	 * No attempt of an authorization event is the last: without an answer in time there
	 * is no {@code success}, because it would mean that the event is kept.
	 */
	private static final CallbackPipeline.Deadline EVENTS = new CallbackPipeline.Deadline(Duration.ofMillis(4500),
			Duration.ofSeconds(6), Integer.MAX_VALUE);

	private final CallbackPortal.Settings settings;

	private final CallbackPortal<AuthEvent> events;

	private final CallbackPortal<AuthorizerMessage> messages;

	/**
	 * Makes the portal.
	 * @param handlers the application's message handlers
	 * @param listeners are notified of authorization events
	 * @param releaseCheck answers the release check, or null for no answer
	 */
	WeChatOpenPortal(ComponentSecrets secrets, CallbackPortal.Settings settings, WeChatOpenTickets tickets,
			WeChatOpenAuthorizers authorizers, WeChatMessageDispatcher handlers, Consumer<WeChatOpenEvent> listeners,
			@Nullable ReleaseCheck releaseCheck, CallbackRuntime runtime) {
		this.settings = settings;
		String componentAppId = secrets.componentAppId();
		CallbackEnvelope envelope = envelope(secrets, settings, runtime.clock());
		this.events = CallbackPortal.of("wechat-open/auth-event", envelope, new AuthEventReader(componentAppId))
			.deadline(EVENTS)
			.build(new AuthEventDispatcher(componentAppId, tickets, authorizers, listeners), runtime);
		this.messages = CallbackPortal.of("wechat-open/message", envelope, new AuthorizerMessageReader(componentAppId))
			.deadline(CallbackPipeline.Deadline.WECHAT.withAnswerWithin(settings.handlerTimeout()))
			.lateReply(new AuthorizerLateReplies(authorizers, settings.lateReply()))
			.build(new AuthorizerMessageDispatcher(authorizers, handlers, releaseCheck, runtime.clock()), runtime);
	}

	/**
	 * Authorization events have {@code AppId} beside {@code Encrypt} where messages have
	 * {@code ToUserName}: neither is trusted, the encrypted part says who it is for.
	 */
	static CallbackEnvelope envelope(ComponentSecrets secrets, CallbackPortal.Settings settings, Clock clock) {
		return CallbackEnvelope.of("wechat-open:" + secrets.componentAppId(), secrets.token())
			.keys(List.of(secrets.encodingAesKey()))
			.receiveIds(List.of(secrets.componentAppId()))
			.maybeSignedQuery()
			.freshness(clock, settings.maxClockSkew())
			.build();
	}

	/** Takes the pushes to the address for authorization events. */
	PortalDoor events() {
		return this.events;
	}

	/**
	 * Takes the pushes to the address for messages, whose account is the app id in it.
	 */
	PortalDoor messages() {
		return this.messages;
	}

	/**
	 * Loads what the first message needs, so that it does not pay for it.
	 */
	void warmUp() {
		CallbackPortal.warmUp(new AuthorizerMessageReader("warm-up"), AuthorizerMessageReader.SAMPLE,
				WeChatReplyWriter.write(WxMpXmlOutMessage.TEXT().content("-").fromUser("-").toUser("-").build()));
	}

	/** How the portal behaves. */
	CallbackPortal.Settings settings() {
		return this.settings;
	}

}
