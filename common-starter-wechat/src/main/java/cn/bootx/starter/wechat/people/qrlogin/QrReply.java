package cn.bootx.starter.wechat.people.qrlogin;

import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;

/**
 * What a user reads on the phone during a login.
 */
final class QrReply {

	private QrReply() {
	}

	static @Nullable WxMpXmlOutMessage of(@Nullable String text) {
		return (text == null || text.isBlank()) ? null : WxMpXmlOutMessage.TEXT().content(text).build();
	}

}
