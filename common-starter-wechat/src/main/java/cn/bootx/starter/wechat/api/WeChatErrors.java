package cn.bootx.starter.wechat.api;

import java.util.Set;

import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;

import cn.bootx.starter.core.client.ErrcodeDecoder;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorTable;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;

/**
 * Translates between WxJava's checked exception and {@link PlatformException}.
 *
 * @since 0.1.0
 */
public final class WeChatErrors {

	/** WxJava's code for "no answer"; WeChat has none like it. */
	private static final int NO_CODE = -99;

	/** Allowance, permission, blocked; unknown template or page, unfit data. */
	private static final Set<String> SHARED_BY_ALL = Set.of("45009", "45011", "48001", "48004", "48008", "40036",
			"40037", "200011", "200013", "40165", "41030", "47001", "47003");

	/**
	 * The return codes of official accounts and mini programs, from the file
	 * {@code errors.json}.
	 * @see <a href=
	 * "https://developers.weixin.qq.com/doc/offiaccount/Getting_Started/Global_Return_Code.html">全局返回码</a>
	 */
	public static final ErrorTable TABLE = ErrorTable.load(WeChatErrors.class, "errors.json");

	private WeChatErrors() {
	}

	/** Reads answers of the platform and knows its codes. */
	public static ErrcodeDecoder decoder(Platform platform) {
		return new ErrcodeDecoder(platform, TABLE);
	}

	public static ErrorTable.Verdict verdict(int code) {
		return TABLE.verdict(Integer.toString(code), "");
	}

	/** What this library throws for a failure in WxJava; the api is a path or name. */
	public static PlatformException translate(Platform platform, String api, WxErrorException failure) {
		if (failure.getCause() instanceof PlatformException known) {
			return known;
		}
		WxError error = failure.getError();
		if (error == null || error.getErrorCode() == NO_CODE) {
			return PlatformException.of(platform, api)
				.code("io")
				.message("could not be reached or gave no answer")
				.category(ErrorCategory.TRANSIENT)
				.outcomeUnknown(PlatformException.isOutcomeUnknown(failure))
				.cause(failure.getCause())
				.build();
		}
		return decoder(platform).failure(api, error.getErrorCode(), error.getErrorMsg());
	}

	/**
	 * Whether every further call of a send to many would fail in the same way: the token,
	 * the address, allowance, permission, template or data. What is not known is one
	 * receiver's.
	 */
	public static boolean isSharedByAll(PlatformException failure) {
		return switch (failure.category()) {
			case AUTH, IP_NOT_ALLOWED, THROTTLED -> true;
			default -> SHARED_BY_ALL.contains(failure.code());
		};
	}

	/** Whether WeChat did not answer, or something in front of it answered instead. */
	public static boolean isSilence(PlatformException failure) {
		return failure.category() == ErrorCategory.TRANSIENT && (failure.code().equals("io")
				|| failure.code().equals("timeout") || failure.code().startsWith("http-"));
	}

	/** Whether WxJava has got an answer and could not read it. */
	static boolean isUnread(WxErrorException failure) {
		WxError error = failure.getError();
		return failure.getCause() == null && (error == null || error.getErrorCode() == NO_CODE);
	}

	/** The exception that callers of WxJava expect where a token could not be had. */
	public static WxErrorException toWxJava(PlatformException failure) {
		WxError error = WxError.builder().errorCode(number(failure.code())).errorMsg(failure.getMessage()).build();
		return new WxErrorException(error, failure);
	}

	private static int number(String code) {
		try {
			return Integer.parseInt(code);
		}
		catch (NumberFormatException ex) {
			return NO_CODE;
		}
	}

}
