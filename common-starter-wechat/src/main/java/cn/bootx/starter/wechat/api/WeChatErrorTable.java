package cn.bootx.starter.wechat.api;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.ErrorTables;
import cn.bootx.starter.core.client.ErrorVerdict;

/**
 * WeChat's return codes, of official accounts and mini programs, from the file
 * {@code errors.json}.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html">全局返回码</a>
 */
public final class WeChatErrorTable implements ErrorTable {

	private static final ErrorTables TABLE = ErrorTables.load(WeChatErrorTable.class, "errors.json");

	@Override
	public ErrorVerdict verdict(String code, @Nullable String subCode, String message) {
		return TABLE.verdict(code, subCode, message);
	}

}
