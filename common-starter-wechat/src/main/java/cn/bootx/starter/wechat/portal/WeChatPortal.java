package cn.bootx.starter.wechat.portal;

import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackDeadline;
import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.ClaimListener;
import cn.bootx.starter.core.callback.Freshness;
import cn.bootx.starter.core.callback.LateReply;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.handler.WeChatReceiver;
import cn.bootx.starter.wechat.message.WeChatReplyWriter;

/**
 * The portal of one official account or mini program.
 *
 * @param <M> type of the message
 */
final class WeChatPortal<M> {

	private static final Logger logger = LoggerFactory.getLogger(WeChatPortal.class);

	private final String name;

	private final WeChatCallbackProtocol<M> protocol;

	private final CallbackPipeline<M> pipeline;

	private final CallbackRuntime runtime;

	/**
	 * Makes the portal.
	 * @param name name in the log and in metrics
	 */
	WeChatPortal(String name, PushSecrets secrets, PushCodec<M> codec, WeChatPortalSettings settings,
			ExpiringStore store, CallbackDispatcher<M> dispatcher, LateReply<M> lateReply, CallbackRuntime runtime) {
		this(name, secrets, codec, settings, store, dispatcher, lateReply, runtime, (callback, request) -> {
		});
	}

	private WeChatPortal(String name, PushSecrets secrets, PushCodec<M> codec, WeChatPortalSettings settings,
			ExpiringStore store, CallbackDispatcher<M> dispatcher, LateReply<M> lateReply, CallbackRuntime runtime,
			ClaimListener<M> listener) {
		this.name = name;
		this.runtime = runtime;
		this.protocol = new WeChatCallbackProtocol<>(secrets, codec,
				new Freshness(runtime.clock(), settings.maxClockSkew()),
				new PlainReplays(store, secrets.appId(), settings.maxClockSkew()), runtime.clock());
		this.pipeline = new CallbackPipeline<>(name, this.protocol, dispatcher,
				CallbackDeadline.WECHAT.withAnswerWithin(settings.answerWithin()), lateReply, runtime, listener);
	}

	/** The portal of an official account. */
	static WeChatPortal<WxMpXmlMessage> of(WeChatAccount account, String token, WeChatPortalSettings settings,
			ExpiringStore store, WeChatMessageDispatcher dispatcher, CallbackRuntime runtime,
			WeChatPushListener listener) {
		WeChatReceiver receiver = new WeChatReceiver(account.name(), account.service());
		PushSecrets secrets = new PushSecrets(account.appId(), token, account.settings().encodingAesKey(),
				account.settings().portalMode());
		return new WeChatPortal<>("wechat/" + account.name(), secrets, new OfficialAccountCodec(account.appId()),
				settings, store, (message) -> write(dispatcher.dispatch(receiver, message), runtime.clock()),
				new LateReplies(account, settings.lateReply()), runtime,
				(callback, request) -> listener.pushed(account, callback.message(), request));
	}

	CompletionStage<CallbackResponse> handle(CallbackRequest request) {
		if (!this.protocol.acceptsPlain() || !this.protocol.isSigned(request)) {
			// A forged push is refused here: it must not take a place of a real one.
			return answer(request);
		}
		// What is signed is looked up in the store while it is opened, which must not
		// block the event loop of a reactive server.
		CompletableFuture<CallbackResponse> response = new CompletableFuture<>();
		try {
			this.runtime.executor().execute(() -> answer(request).thenAccept(response::complete));
		}
		catch (RejectedExecutionException ex) {
			logger.warn("No place for a push to {}: {}; WeChat will send it again", this.name, ex.getMessage());
			response.complete(CallbackResponse.empty(503));
		}
		return response;
	}

	private CompletionStage<CallbackResponse> answer(CallbackRequest request) {
		return request.method().equals("GET") ? CompletableFuture.completedFuture(verify(request))
				: this.pipeline.handle(request);
	}

	private CallbackResponse verify(CallbackRequest request) {
		try {
			return this.protocol.verify(request);
		}
		catch (CallbackRejectedException ex) {
			logger.warn("Refused to verify the address of {} with {}: {}", this.name, ex.status(), ex.getMessage());
			return CallbackResponse.empty(ex.status());
		}
		catch (StoreUnavailableException ex) {
			logger.warn("The address of {} cannot be verified now: {}", this.name, ex.getMessage());
			return CallbackResponse.empty(503);
		}
	}

	private static @Nullable String write(@Nullable WxMpXmlOutMessage reply, Clock clock) {
		if (reply == null) {
			return null;
		}
		if (reply.getCreateTime() == null) {
			reply.setCreateTime(Instant.now(clock).getEpochSecond());
		}
		return WeChatReplyWriter.write(reply);
	}

}
