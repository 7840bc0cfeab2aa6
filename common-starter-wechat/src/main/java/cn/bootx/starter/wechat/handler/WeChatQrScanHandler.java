package cn.bootx.starter.wechat.handler;

import org.jspecify.annotations.Nullable;

/**
 * Answers the scan of a QR code that no handler is for.
 *
 * @since 0.1.0
 */
public class WeChatQrScanHandler extends LastResortHandler {

	/** Without a text, or with a blank one, it stays silent. */
	public WeChatQrScanHandler(@Nullable String reply) {
		super("SCAN", reply);
	}

}
