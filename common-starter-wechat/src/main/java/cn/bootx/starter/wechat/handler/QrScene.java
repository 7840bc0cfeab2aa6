package cn.bootx.starter.wechat.handler;

import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import org.jspecify.annotations.Nullable;

/**
 * The scene of a scanned QR code. A newcomer's event carries it behind {@code qrscene_},
 * a follower's without; the original system compared with the prefix always, so that
 * followers could never log in.
 *
 * @since 0.1.0
 */
public final class QrScene {

	private static final String NEWCOMER = "qrscene_";

	private QrScene() {
	}

	/**
	 * The scene of a scan, or null if the message is not a scan.
	 */
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
