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

	/** What the scene begins with, with or without the {@code qrscene_} of newcomers. */
	String getPrefix();

	/** Handles the scan; null lets other handlers reply. */
	@Nullable WxMpXmlOutMessage handler(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
			WxSessionManager sessionManager) throws WxErrorException;

	/** Whether handlers after this one run even if it replies. */
	default boolean isLaterHandlersRunToo() {
		return false;
	}

	/**
	 * The scene of a scanned QR code. A newcomer's event carries it behind
	 * {@code qrscene_}, a follower's without; the original system compared with the
	 * prefix always, so that followers could never log in.
	 */
	public static final class Scene {

		private static final String NEWCOMER = "qrscene_";

		private Scene() {
		}

		/** The scene of a scan, or null if the message is not a scan. */
		public static @Nullable String of(WxMpXmlMessage message) {
			String event = message.getEvent();
			String key = message.getEventKey();
			if (event == null || key == null || key.isEmpty()) {
				return null;
			}
			boolean scan = event.equalsIgnoreCase("SCAN")
					|| event.equalsIgnoreCase("subscribe") && key.startsWith(NEWCOMER);
			return scan ? strip(key) : null;
		}

		/** The key without the mark of a newcomer. */
		static String strip(String key) {
			return key.startsWith(NEWCOMER) ? key.substring(NEWCOMER.length()) : key;
		}

	}

}
