package cn.bootx.starter.wecom.agent;

import java.io.IOException;

import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.client.Redaction;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.wecom.api.WeComErrors;

/**
 * Failures as callers of WxJava expect them: one checked exception, with the code.
 */
final class WxErrors {

	/** WxJava's own code for what has none. */
	private static final int NO_CODE = -99;

	private WxErrors() {
	}

	static boolean isTokenRejected(WxErrorException ex) {
		return WeComErrors.TABLE.verdict(String.valueOf(ex.getError().getErrorCode()), "").tokenRejected();
	}

	static WxErrorException of(PlatformException ex) {
		return new WxErrorException(error(code(ex.code()), ex.getMessage()), ex);
	}

	static WxErrorException of(IOException ex) {
		return new WxErrorException(error(NO_CODE,
				ex.getClass().getSimpleName() + ": " + Redaction.redact(String.valueOf(ex.getMessage()))), ex);
	}

	/** Whether WxJava has got an answer and could not read it. */
	static boolean isUnread(WxErrorException failure) {
		return failure.getCause() == null && failure.getError().getErrorCode() == NO_CODE;
	}

	/** A gateway's page, half an answer: WxJava fails in the ways of its JSON library. */
	static WxErrorException unread(String uri, Exception failure) {
		int query = uri.indexOf('?');
		return of(UnreadableAnswer.ofSdk(Platform.WECOM, (query < 0) ? uri : uri.substring(0, query), failure));
	}

	private static WxError error(int code, String message) {
		return WxError.builder().errorCode(code).errorMsg(message).build();
	}

	private static int code(String code) {
		return code.matches("-?\\d{1,9}") ? Integer.parseInt(code) : NO_CODE;
	}

}
