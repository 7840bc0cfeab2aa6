package cn.bootx.starter.wechatopen.component;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.ErrorTables;
import cn.bootx.starter.core.client.ErrorVerdict;
import cn.bootx.starter.wechat.api.WeChatErrorTable;

/**
 * The error codes of the component APIs, from the file {@code errors.json}; the others
 * are those of the accounts.
 */
final class WeChatOpenErrors implements ErrorTable {

	private static final ErrorTable TABLE = ErrorTables.load(WeChatOpenErrors.class, "errors.json")
		.or(new WeChatErrorTable());

	@Override
	public ErrorVerdict verdict(String code, @Nullable String subCode, String message) {
		return TABLE.verdict(code, subCode, message);
	}

}
