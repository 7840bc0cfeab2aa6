package cn.bootx.starter.wechat.api;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.ErrorVerdict;

/**
 * WeChat's return codes, of official accounts and mini programs.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html">全局返回码</a>
 */
public final class WeChatErrorTable implements ErrorTable {

	private static final String CONSOLE = "https://mp.weixin.qq.com";

	/**
	 * Codes with which WeChat refuses the access token of a business call.
	 */
	private static final Set<String> TOKEN_REJECTED = Set.of("40001", "40014", "42001");

	private static final Map<String, ErrorVerdict> VERDICTS = Map.ofEntries(
			entry(ErrorCategory.TRANSIENT, "WeChat is busy; repeat the call in a moment", "-1"),
			entry(ErrorCategory.AUTH, "compare app-id and app-secret with 设置与开发 > 开发接口管理 at " + CONSOLE, "40013"),
			entry(ErrorCategory.AUTH, "the app-secret is wrong or was reset; copy it again from " + CONSOLE, "40125"),
			entry(ErrorCategory.AUTH, "the app-secret is frozen; unfreeze it at " + CONSOLE, "40243"),
			entry(ErrorCategory.AUTH, "the call carried no token or no app-secret", "41001"),
			entry(ErrorCategory.IP_NOT_ALLOWED,
					"add the address in the message to 设置与开发 > 开发接口管理 > IP白名单 at " + CONSOLE, "40164"),
			entry(ErrorCategory.IP_NOT_ALLOWED,
					"an administrator of the account must confirm the address in WeChat; repeat the call then",
					"89503"),
			entry(ErrorCategory.IP_NOT_ALLOWED, "the administrator refused the address; ask again in 24 hours",
					"89506"),
			entry(ErrorCategory.IP_NOT_ALLOWED, "the administrator refused the address; ask again in one hour",
					"89507"),
			entry(ErrorCategory.PERMISSION,
					"the account has no permission for this API; see 设置与开发 > 接口权限 at " + CONSOLE
							+ " (most APIs need a verified service account)",
					"48001"),
			entry(ErrorCategory.PERMISSION,
					"WeChat has blocked this API for the account; see the notices at " + CONSOLE, "48004"),
			entry(ErrorCategory.PERMISSION, "the user has not authorized this", "50001"),
			entry(ErrorCategory.PERMISSION, "WeChat has restricted the account; see the notices at " + CONSOLE,
					"50002"),
			entry(ErrorCategory.PERMISSION,
					"the user refused this kind of message or has used up his consent; " + "he must agree to it again",
					"43101"),
			entry(ErrorCategory.QUOTA,
					"the daily allowance of this API is used up; see it with openapi/quota/get, it begins anew at "
							+ "midnight or after clear_quota (10 times a month)",
					"45009"),
			entry(ErrorCategory.QUOTA, "no more messages may be sent to this user until he writes again", "45047"),
			entry(ErrorCategory.QUOTA, "clear_quota is allowed ten times a month", "48006"),
			entry(ErrorCategory.QUOTA, "an account has 25 templates at most; delete one first", "45026"),
			entry(ErrorCategory.QUOTA, "the account has as many subscribe templates as it may; delete one first",
					"200012"),
			entry(ErrorCategory.PERMISSION, "WeChat has taken subscribe notices from the account; see " + CONSOLE,
					"200011"),
			entry(ErrorCategory.PERMISSION, "WeChat has blocked this subscribe template", "200013"),
			entry(ErrorCategory.NOT_FOUND, "the library or the account has no such template", "200014"),
			entry(ErrorCategory.INVALID_ARGUMENT, "choose two to five keywords that the template offers", "200020"),
			entry(ErrorCategory.INVALID_ARGUMENT, "describe the scene in at most 15 characters", "200021"),
			entry(ErrorCategory.NOT_FOUND, "the openid is wrong or belongs to another account", "40003"),
			entry(ErrorCategory.NOT_FOUND, "the receiver does not follow the account", "43004"),
			entry(ErrorCategory.NOT_FOUND,
					"customer-service messages reach a user for 48 hours after his last message to the account",
					"45015"),
			entry(ErrorCategory.NOT_FOUND, "the media id is unknown; temporary ones end after three days", "40007"),
			entry(ErrorCategory.NOT_FOUND, "the template id is unknown to this account; sync the templates", "40037"),
			entry(ErrorCategory.NOT_FOUND, "no menu is published", "46003"),
			entry(ErrorCategory.NOT_FOUND, "the user does not exist", "46004"),
			entry(ErrorCategory.NOT_FOUND, "the article id is unknown, or all its articles are deleted", "53600"),
			entry(ErrorCategory.PERMISSION, "the account may not sell at present; take the product out", "53404"),
			entry(ErrorCategory.PERMISSION, "the account may not sell yet; see 带货 at " + CONSOLE, "53406"),
			entry(ErrorCategory.INVALID_ARGUMENT, "the product_key of the article is wrong", "53405"),
			entry(ErrorCategory.INVALID_ARGUMENT,
					"the draft fails WeChat's check; open it in 草稿箱 at " + CONSOLE + " to see why", "53503"),
			entry(ErrorCategory.INVALID_ARGUMENT, "this draft can only be published by hand at " + CONSOLE, "53504"),
			entry(ErrorCategory.INVALID_ARGUMENT, "open the draft in 草稿箱 at " + CONSOLE + " and save it first",
					"53505"),
			entry(ErrorCategory.INVALID_ARGUMENT, "the message names the field and what is wrong with it", "47003"),
			entry(ErrorCategory.PERMISSION, "WeChat keeps this user out of mini programs as a risk; he cannot log in",
					"40226"),
			entry(ErrorCategory.INVALID_ARGUMENT,
					"the mini program has no such page in the version that opens; publish it, or do not check the path",
					"41030"),
			entry(ErrorCategory.INVALID_ARGUMENT, "a scene is 1 to 32 digits, letters and !#$&'()*+,/:;=?@-._~",
					"40129"),
			entry(ErrorCategory.INVALID_ARGUMENT, "a code works once and for a few minutes; get a new one", "40029"),
			entry(ErrorCategory.INVALID_ARGUMENT, "a code works once, and this one was used", "40163"));

	@Override
	public ErrorVerdict verdict(String code, @Nullable String subCode, String message) {
		if (TOKEN_REJECTED.contains(code)) {
			return ErrorVerdict.rejectedToken();
		}
		if (code.equals("45011")) {
			return ErrorVerdict
				.of(ErrorCategory.THROTTLED, "too many calls this minute; WeChat takes them again in the next")
				.withRetryAfter(Duration.ofMinutes(1));
		}
		ErrorVerdict known = VERDICTS.get(code);
		return (known != null) ? known : ErrorVerdict.of(category(code));
	}

	/** The families of codes that need no hint: the platform's text says it. */
	private static ErrorCategory category(String code) {
		return switch (code.length() == 5 ? code.substring(0, 2) : "") {
			case "40", "41", "43", "44", "45", "47", "53", "65" -> ErrorCategory.INVALID_ARGUMENT;
			case "46" -> ErrorCategory.NOT_FOUND;
			case "48", "50" -> ErrorCategory.PERMISSION;
			case "42" -> ErrorCategory.AUTH;
			default -> ErrorCategory.UNKNOWN;
		};
	}

	private static Map.Entry<String, ErrorVerdict> entry(ErrorCategory category, String hint, String code) {
		return Map.entry(code, ErrorVerdict.of(category, hint));
	}

}
