package cn.bootx.starter.wechat.people.qrlogin;

import java.util.Map;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;

import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

/**
 * Handles the word with which a user confirms a login. Where nothing is to be confirmed,
 * the message is left to the host's handlers.
 */
final class WeChatQrConfirmHandler implements WeChatMpMessageHandler, Ordered {

	private final WeChatQrLoginService service;

	private final String word;

	WeChatQrConfirmHandler(WeChatQrLoginService service, String word) {
		this.service = service;
		this.word = word;
	}

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
		if (message.getContent() == null || !this.word.equals(message.getContent().strip())) {
			return null;
		}
		String account = String.valueOf(context.get(WeChatMessageDispatcher.ACCOUNT));
		QrSession confirmed = this.service.confirmed(account, message.getFromUser());
		return (confirmed != null) ? WeChatQrLoginHandler.reply(this.service.settings().reply()) : null;
	}

}
