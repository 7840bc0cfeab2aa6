package cn.bootx.starter.wecom.api;

import cn.bootx.starter.core.client.ErrcodeDecoder;
import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.Platform;

/**
 * WeCom's error codes, from the file {@code errors.json}.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90313">Global error
 * codes</a>
 */
public final class WeComErrors {

	public static final ErrorTable TABLE = ErrorTable.load(WeComErrors.class, "errors.json");

	/** Reads the answers of all calls but one. */
	public static final ErrcodeDecoder DECODER = new ErrcodeDecoder(Platform.WECOM, TABLE);

	/**
	 * Reads the answers of the call that fetches a token: there 40001 means that the
	 * secret is wrong.
	 */
	public static final ErrcodeDecoder TOKEN_DECODER = new ErrcodeDecoder(Platform.WECOM,
			TABLE.with("40001", "wrong-secret"));

	private WeComErrors() {
	}

}
