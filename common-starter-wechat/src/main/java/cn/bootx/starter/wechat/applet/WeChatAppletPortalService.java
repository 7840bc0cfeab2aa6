package cn.bootx.starter.wechat.applet;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.callback.portal.PortalController;
import cn.bootx.starter.core.callback.portal.PortalDoor;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wechat.applet.WeChatAppletMessageHandler.Reply;

/**
 * Takes WeChat's requests to the callback address of the mini program, whatever web stack
 * carried them.
 */
final class WeChatAppletPortalService implements PortalDoor {

	private static final Logger logger = LoggerFactory.getLogger(WeChatAppletPortalService.class);

	private final CallbackPortal<AppletReader.Push> portal;

	private final CallbackPortal.Settings settings;

	WeChatAppletPortalService(WeChatApplet.Settings applet, CallbackEnvelope.Mode mode,
			CallbackPortal.Settings settings, WeChatAppletMessageDispatcher dispatcher, ExpiringStore store,
			CallbackRuntime runtime) {
		if (applet.token() == null) {
			throw new IllegalArgumentException("Without a token a push cannot be distinguished from a forgery");
		}
		this.settings = settings;
		String key = applet.encodingAesKey();
		CallbackEnvelope envelope = CallbackEnvelope.of("wechat-applet:" + applet.appId(), applet.token())
			.keys((key != null) ? List.of(key) : List.of())
			.receiveIds(List.of(applet.appId()))
			.xmlOrJson()
			.signedQuery()
			.mode(mode, store)
			.freshness(runtime.clock(), settings.maxClockSkew())
			.build();
		this.portal = CallbackPortal.of("wechat-applet", envelope, new AppletReader(applet.appId()))
			.deadline(CallbackPipeline.Deadline.WECHAT.withAnswerWithin(settings.handlerTimeout()))
			.lateReply(WeChatAppletPortalService::drop)
			.build((push) -> write(push, dispatcher.dispatch(push.message()), runtime.clock()), runtime);
	}

	@Override
	public String name() {
		return "wechat-applet";
	}

	@Override
	public @Nullable CallbackResponse refuse(CallbackRequest head) {
		return (head.account() != null) ? CallbackResponse.empty(404) : this.portal.refuse(head);
	}

	/** Handles a request: GET verifies the address, POST is a push. */
	@Override
	public CompletionStage<CallbackResponse> handle(CallbackRequest request) {
		// There is one mini program: nothing is found below its path.
		return (request.account() != null) ? CompletableFuture.completedFuture(CallbackResponse.empty(404))
				: this.portal.handle(request);
	}

	/** Runs what the first push needs, so that it is as fast as the later ones. */
	void warmUp() {
		AppletReader reader = new AppletReader("warm-up");
		WxMaMessage message = AppletReader.Content.read(AppletReader.SAMPLE).message();
		Reply reply = Reply.TRANSFER_TO_CUSTOMER_SERVICE;
		CallbackPortal.warmUp(reader, AppletReader.SAMPLE, reply.write(message, 1, true));
		CallbackPortal.warmUp(reader, AppletReader.XML_SAMPLE, reply.write(message, 1, false));
	}

	private static @Nullable String write(AppletReader.Push push, @Nullable Reply reply, Clock clock) {
		return (reply != null) ? reply.write(push.message(), clock.instant().getEpochSecond(), push.json()) : null;
	}

	/** A transfer cannot be sent in another way. */
	private static void drop(OpenedCallback<AppletReader.Push> callback, String reply) {
		logger.warn("The transfer of {} to the customer service was decided after WeChat's last attempt and is "
				+ "dropped; make the handler faster", callback.identity());
	}

	/** The callback address of the mini program. */
	@RestController
	@RequestMapping("${bootx.starter.third.wechat-applet.portal.path:/wechat-applet/portal}")
	static final class Controller extends PortalController {

		Controller(WeChatAppletPortalService service) {
			super(service.settings, service);
		}

	}

}
