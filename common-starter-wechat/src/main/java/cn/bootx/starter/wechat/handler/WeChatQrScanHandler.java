package cn.bootx.starter.wechat.handler;

import org.jspecify.annotations.Nullable;

/**
 * Answers the scan of a QR code that no handler is for.
 *
 * @since 0.1.0
 */
public class WeChatQrScanHandler extends LastResortHandler {

	/**
	 * Makes the handler.
	 * @param reply text, or null or blank for none
	 */
	public WeChatQrScanHandler(@Nullable String reply) {
		super("SCAN", reply);
	}

}
