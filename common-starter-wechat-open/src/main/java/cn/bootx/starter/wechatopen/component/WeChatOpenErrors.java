package cn.bootx.starter.wechatopen.component;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.ErrorVerdict;
import cn.bootx.starter.wechat.api.WeChatErrorTable;

/**
 * The error codes of the component APIs; the others are those of the accounts.
 */
final class WeChatOpenErrors implements ErrorTable {

	private static final ErrorTable ACCOUNT_ERRORS = new WeChatErrorTable();

	private static final Pattern ADDRESS = Pattern
		.compile("(?:\\d{1,3}\\.){3}\\d{1,3}|(?:[0-9a-f]{0,4}:){2,7}[0-9a-f]+");

	@Override
	public ErrorVerdict verdict(String code, @Nullable String subCode, String message) {
		return switch (code) {
			case "40001", "40014", "42001", "42006", "41021" -> ErrorVerdict.rejectedToken()
				.withHint("if it stays, compare component-app-id and component-app-secret with the console");
			case "40125", "41004", "41018", "40013", "61011" -> ErrorVerdict.of(ErrorCategory.AUTH,
					"compare component-app-id and component-app-secret with the Open Platform's console");
			case "61005", "61006" -> ErrorVerdict.of(ErrorCategory.TRANSIENT,
					"the verify ticket is not the component's newest; the next push brings one within 10 minutes, if the "
							+ "authorization event URL is reachable");
			case "61004" -> ErrorVerdict.of(ErrorCategory.IP_NOT_ALLOWED, addressHint(message));
			case "61003" -> ErrorVerdict.of(ErrorCategory.PERMISSION,
					"the account has not authorized this component, or has taken it back; let its administrator "
							+ "authorize again");
			case "61007" -> ErrorVerdict.of(ErrorCategory.PERMISSION,
					"the account did not grant the permission set of this API, or the component does not have it; see "
							+ "the permission sets of the component in the console and authorize again");
			case "61016", "61017", "48001" -> ErrorVerdict.of(ErrorCategory.PERMISSION,
					"the component lacks the permission set of this API; see its permission sets in the console");
			case "61028" -> ErrorVerdict.of(ErrorCategory.PERMISSION,
					"the component is not released to the whole network: only accounts of its test list can authorize");
			case "61009", "61010" -> ErrorVerdict.of(ErrorCategory.INVALID_ARGUMENT,
					"an authorization code works once and for about an hour; let the account authorize again");
			case "61023" -> ErrorVerdict.of(ErrorCategory.AUTH,
					"the refresh token is not the account's newest; let its administrator authorize again");
			case "61012", "61013", "61025", "40170" -> ErrorVerdict.of(ErrorCategory.INVALID_ARGUMENT);
			default -> ACCOUNT_ERRORS.verdict(code, subCode, message);
		};
	}

	private static String addressHint(String message) {
		Matcher matcher = ADDRESS.matcher(message);
		String address = matcher.find() ? "the address " + matcher.group() : "the outgoing address of this machine";
		return "add " + address + " to the component's allowed IP addresses (白名单IP地址列表) in the Open Platform's console";
	}

}
