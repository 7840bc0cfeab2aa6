package cn.bootx.starter.wechat.people.qrlogin;

import java.util.Map;
import java.util.function.Consumer;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;
import cn.bootx.starter.wechat.handler.WeChatQrSceneMsgHandler;

/** Handles the scans of login codes. The host's handlers of scans run too. */
record WeChatQrLoginHandler(WeChatQrLoginService service,
		Consumer<WeChatLogin.ScannedEvent> events) implements WeChatQrSceneMsgHandler {

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
		String scene = Scene.of(message);
		QrSessions.Session session = (scene == null) ? null
				: this.service.scanned(account(context), scene.substring(getPrefix().length()), message.getFromUser());
		if (session == null) {
			return null;
		}
		this.events.accept(new WeChatLogin.ScannedEvent(this.service.login(session)));
		WeChatQrLoginService.Settings.Confirmation confirmation = this.service.settings().confirmation();
		return reply((confirmation != null) ? confirmation.prompt() : this.service.settings().reply());
	}

	private static String account(Map<String, Object> context) {
		return String.valueOf(context.get(WeChatMessageDispatcher.ACCOUNT));
	}

	private static @Nullable WxMpXmlOutMessage reply(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : WxMpXmlOutMessage.TEXT().content(text).build();
	}

	/** The word with which a user confirms; with nothing to confirm, the host gets it. */
	record Confirm(WeChatQrLoginService service, String word) implements WeChatMpMessageHandler, Ordered {

		/** Before all others: the word is meant for the login while one is pending. */
		@Override
		public int getOrder() {
			return HIGHEST_PRECEDENCE;
		}

		/** Any, so that this does not count as the host's handler of texts. */
		@Override
		public @Nullable String getMsgType() {
			return null;
		}

		@Override
		public @Nullable WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context,
				WxMpService wxService, WxSessionManager sessionManager) {
			boolean isTheWord = message.getContent() != null && this.word.equals(message.getContent().strip());
			boolean confirmed = isTheWord && this.service.confirmed(account(context), message.getFromUser()) != null;
			return confirmed ? reply(this.service.settings().reply()) : null;
		}

	}

}
