package cn.bootx.starter.wechat.api;

import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;

import cn.bootx.starter.core.client.ErrcodeDecoder;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.ErrorVerdict;
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

	private static final WeChatErrorTable TABLE = new WeChatErrorTable();

	private WeChatErrors() {
	}

	/** Reads answers of the platform and knows its codes. */
	public static ErrcodeDecoder decoder(Platform platform) {
		return new ErrcodeDecoder(platform, TABLE);
	}

	/**
	 * What a code means.
	 * @param code a return code of WeChat
	 */
	public static ErrorVerdict verdict(int code) {
		return TABLE.verdict(Integer.toString(code), null, "");
	}

	/**
	 * The exception that this library throws for a failure in WxJava.
	 * @param api path or name of the API that was called
	 */
	public static PlatformException translate(Platform platform, String api, WxErrorException failure) {
		if (failure.getCause() instanceof PlatformException known) {
			return known;
		}
		WxError error = failure.getError();
		if (error == null || error.getErrorCode() == NO_CODE) {
			return PlatformException.of(platform, api)
				.code("io")
				.message("could not be reached or gave no answer")
				.verdict(ErrorVerdict.of(ErrorCategory.TRANSIENT))
				.cause(failure.getCause())
				.build();
		}
		return decoder(platform).failure(api, error.getErrorCode(), error.getErrorMsg());
	}

	/**
	 * The exception that callers of WxJava expect where a token could not be had.
	 */
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
