package cn.bootx.starter.wechatopen.portal;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.callback.portal.PortalAnswer;
import cn.bootx.starter.core.callback.portal.PortalDoor;
import cn.bootx.starter.core.callback.portal.PortalRequest;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.message.WeChatReplyWriter;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.component.WeChatOpenTickets;

/** Takes everything that the Open Platform pushes to a component. */
@RestController
final class WeChatOpenPortal {

	/** No attempt is the last: {@code success} would mean that the event is kept. */
	private static final CallbackPipeline.Deadline EVENTS = new CallbackPipeline.Deadline(Duration.ofMillis(4500),
			Duration.ofSeconds(6), Integer.MAX_VALUE);

	private static final String BASE = "${bootx.starter.third.wechat-open.portal.path:/wechat/open}";

	private static final String SAMPLE = "<xml><ToUserName>gh</ToUserName><FromUserName>o</FromUserName>"
			+ "<CreateTime>1</CreateTime><MsgType>text</MsgType><MsgId>1</MsgId></xml>";

	private final CallbackPortal.Settings settings;

	private final CallbackPortal<AuthEvent> events;

	private final CallbackPortal<AuthorizerMessage> messages;

	/** Without a release check its messages get no answer. */
	WeChatOpenPortal(String componentAppId, CallbackEnvelope envelope, CallbackPortal.Settings settings,
			WeChatOpenTickets tickets, WeChatOpenAuthorizers authorizers, WeChatMessageDispatcher handlers,
			Consumer<WeChatOpenEvent> listeners, @Nullable ReleaseCheck releaseCheck, CallbackRuntime runtime) {
		this.settings = settings;
		this.events = CallbackPortal
			.of("wechat-open/auth-event", envelope, (push, request) -> AuthEvent.read(push, componentAppId))
			.deadline(EVENTS)
			.build(new AuthEventDispatcher(componentAppId, tickets, authorizers, listeners), runtime);
		this.messages = CallbackPortal.of("wechat-open/message", envelope, AuthorizerMessage.reader(componentAppId))
			.deadline(CallbackPipeline.Deadline.WECHAT.withAnswerWithin(settings.handlerTimeout()))
			.lateReply(new AuthorizerMessageDispatcher.LateAnswers(authorizers, settings.lateReply()))
			.build(new AuthorizerMessageDispatcher(authorizers, handlers, releaseCheck, runtime.clock()), runtime);
	}

	/**
	 * What all pushes are signed and encrypted with, messages of authorizers included;
	 * there is no unencrypted mode. The {@code AppId} or {@code ToUserName} beside {@code
	 * Encrypt} is not trusted, the encrypted part says who it is for.
	 */
	static CallbackEnvelope envelope(String componentAppId, String token, String encodingAesKey,
			CallbackPortal.Settings settings, Clock clock) {
		return CallbackEnvelope.of("wechat-open:" + componentAppId, token)
			.keys(List.of(encodingAesKey))
			.receiveIds(List.of(componentAppId))
			.maybeSignedQuery()
			.freshness(clock, settings.maxClockSkew())
			.build();
	}

	/** Address for authorization events (授权事件接收URL). */
	@RequestMapping(BASE + "/auth-event")
	PortalAnswer<ResponseEntity<byte[]>> authEvent(PortalRequest request) {
		return request.answer(this.settings.maxBodySize(), this.events);
	}

	/** Address for messages and events (消息与事件接收URL), {@code …/$APPID$/message}. */
	@RequestMapping(BASE + "/{appId}/message")
	PortalAnswer<ResponseEntity<byte[]>> message(@PathVariable("appId") String appId, PortalRequest request) {
		return request.to(appId).answer(this.settings.maxBodySize(), this.messages);
	}

	PortalDoor events() {
		return this.events;
	}

	PortalDoor messages() {
		return this.messages;
	}

	/** Loads what the first message needs, so that it does not pay for it. */
	void warmUp() {
		CallbackPortal.warmUp(AuthorizerMessage.reader("warm-up"), SAMPLE,
				WeChatReplyWriter.write(WxMpXmlOutMessage.TEXT().content("-").fromUser("-").toUser("-").build()));
	}

}
