package cn.bootx.starter.wechat.handler;

import java.util.Map;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;

/**
 * A bean of this type handles the scan of QR codes whose scene begins with its prefix, by
 * followers ({@code SCAN}) and by newcomers ({@code subscribe}) alike. Scene handlers are
 * asked before all others.
 *
 * @since 0.1.0
 */
public interface WeChatQrSceneMsgHandler {

	/**
	 * What the scene begins with. A {@code qrscene_} in front, which WeChat adds for
	 * newcomers only, may be written or left out.
	 */
	String getPrefix();

	/**
	 * Handles the scan.
	 * @return the reply, or null to let other handlers reply
	 */
	@Nullable WxMpXmlOutMessage handler(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
			WxSessionManager sessionManager) throws WxErrorException;

	/**
	 * Whether handlers after this one run even if it replies.
	 */
	default boolean isLaterHandlersRunToo() {
		return false;
	}

}
