package cn.bootx.starter.wechat.applet;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;

/**
 * Data of a user cannot be opened with the user's session. All defects of the data have
 * one message, so that it cannot be used to find the key.
 *
 * @since 0.1.0
 */
public class WeChatAppletSessionException extends PlatformException {

	private static final long serialVersionUID = 1L;

	private WeChatAppletSessionException(String code, ErrorCategory category, String message, String hint) {
		super(PlatformException.of(Platform.WECHAT_APPLET, "session")
			.code(code)
			.message(message)
			.category(category, hint));
	}

	static WeChatAppletSessionException over() {
		return new WeChatAppletSessionException("unknown-session", ErrorCategory.NOT_FOUND,
				"the session is unknown or over", "let the mini program call wx.login() again");
	}

	static WeChatAppletSessionException notOfThisSession() {
		return new WeChatAppletSessionException("foreign-data", ErrorCategory.INVALID_ARGUMENT,
				"the data do not belong to this session and mini program",
				"let the mini program call wx.login() first and then ask for the data again");
	}

	/** Browsers cause it: it has to stay cheap. */
	@Override
	public synchronized Throwable fillInStackTrace() {
		return this;
	}

}
