package cn.bootx.starter.wechat.portal;

import java.time.Clock;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.PortalMode;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.wechat.applet.WeChatAppletSettings;
import cn.bootx.starter.wechat.applet.message.WeChatAppletMessageDispatcher;
import cn.bootx.starter.wechat.applet.message.WeChatAppletReply;
import cn.bootx.starter.wechat.applet.message.WeChatAppletReplyWriter;

/**
 * Takes WeChat's requests to the callback address of the mini program, whatever web stack
 * carried them.
 *
 * @since 0.1.0
 */
public final class WeChatAppletPortalService {

	private static final Logger logger = LoggerFactory.getLogger(WeChatAppletPortalService.class);

	private final WeChatPortal<AppletPush> portal;

	private final long maxBodySize;

	/**
	 * Makes the portal of a mini program.
	 * @param applet must have a token
	 * @param mode which pushes are accepted
	 */
	public WeChatAppletPortalService(WeChatAppletSettings applet, PortalMode mode, WeChatPortalSettings settings,
			WeChatAppletMessageDispatcher dispatcher, ExpiringStore store, CallbackRuntime runtime) {
		if (applet.token() == null) {
			throw new IllegalArgumentException("Without a token no push can be told from a forgery");
		}
		PushSecrets secrets = new PushSecrets(applet.appId(), applet.token(), applet.encodingAesKey(), mode);
		this.maxBodySize = settings.maxBodySize();
		this.portal = new WeChatPortal<>("wechat-applet", secrets, new AppletCodec(applet.appId()), settings, store,
				(push) -> write(push, dispatcher.dispatch(push.message()), runtime.clock()),
				WeChatAppletPortalService::drop, runtime);
	}

	/**
	 * Handles a request: GET verifies the address, POST is a push.
	 */
	public CompletionStage<CallbackResponse> handle(CallbackRequest request) {
		return this.portal.handle(request);
	}

	/**
	 * Loads and runs what the first push needs, so that it is as fast as the later ones.
	 */
	public void warmUp() {
		AppletWarmUp.run();
	}

	/**
	 * Largest body of a push in bytes.
	 */
	public long maxBodySize() {
		return this.maxBodySize;
	}

	private static @Nullable String write(AppletPush push, @Nullable WeChatAppletReply reply, Clock clock) {
		return (reply != null)
				? WeChatAppletReplyWriter.write(reply, push.message(), clock.instant().getEpochSecond(), push.json())
				: null;
	}

	/** A transfer is no message that could be sent in another way. */
	private static void drop(OpenedCallback<AppletPush> callback, String reply) {
		logger.warn("The transfer of {} to the customer service was decided after WeChat's last attempt and is "
				+ "dropped; make the handler faster", callback.identity());
	}

}
