package cn.bootx.starter.wechat.people.qrlogin;

import java.util.Map;
import java.util.function.Consumer;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.handler.WeChatQrSceneMsgHandler;

/**
 * Handles the scans of login codes. The host's handlers for followers and scans run too.
 */
final class WeChatQrLoginHandler implements WeChatQrSceneMsgHandler {

	private final WeChatQrLoginService service;

	private final Consumer<WeChatLogin.ScannedEvent> events;

	WeChatQrLoginHandler(WeChatQrLoginService service, Consumer<WeChatLogin.ScannedEvent> events) {
		this.service = service;
		this.events = events;
	}

	@Override
	public String getPrefix() {
		return WeChatQrLoginService.SCENE_PREFIX;
	}

	@Override
	public boolean isLaterHandlersRunToo() {
		return true;
	}

	@Override
	public @Nullable WxMpXmlOutMessage handler(WxMpXmlMessage message, Map<String, Object> context,
			WxMpService wxService, WxSessionManager sessionManager) {
		String scene = WeChatQrSceneMsgHandler.Scene.of(message);
		String account = String.valueOf(context.get(WeChatMessageDispatcher.ACCOUNT));
		QrSession session = (scene == null) ? null
				: this.service.scanned(account, scene.substring(getPrefix().length()), message.getFromUser());
		if (session == null) {
			return null;
		}
		this.events.accept(new WeChatLogin.ScannedEvent(this.service.login(session)));
		WeChatQrLoginService.Settings.Confirmation confirmation = this.service.settings().confirmation();
		return reply((confirmation != null) ? confirmation.prompt() : this.service.settings().reply());
	}

	/** What a user reads on the phone during a login. */
	static @Nullable WxMpXmlOutMessage reply(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : WxMpXmlOutMessage.TEXT().content(text).build();
	}

}
