package cn.bootx.starter.wecom.api;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.ErrorTables;
import cn.bootx.starter.core.client.ErrorVerdict;

/**
 * WeCom's error codes, from the file {@code errors.json}.
 *
 * @since 0.1.0
 * @see <a href="https://developer.work.weixin.qq.com/document/path/90313">Global error
 * codes</a>
 */
public final class WeComErrors implements ErrorTable {

	private static final ErrorTables TABLE = ErrorTables.load(WeComErrors.class, "errors.json");

	/**
	 * Codes of the call that fetches a token: there 40001 means that the secret is wrong.
	 */
	public static ErrorTable ofTokenCall() {
		return (code, subCode, message) -> code.equals("40001") ? TABLE.named("wrong-secret", message)
				: TABLE.verdict(code, subCode, message);
	}

	@Override
	public ErrorVerdict verdict(String code, @Nullable String subCode, String message) {
		return TABLE.verdict(code, subCode, message);
	}

}
