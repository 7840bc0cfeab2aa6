package cn.bootx.starter.wechat.applet;

/**
 * Data of a user cannot be opened with his session. For whatever is wrong with the data
 * there is one message, so that nobody learns from it how far he got.
 *
 * @since 0.1.0
 */
public class WeChatAppletSessionException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private WeChatAppletSessionException(String message) {
		// What browsers send: no stack trace, so that it stays cheap.
		super(message, null, false, false);
	}

	static WeChatAppletSessionException over() {
		return new WeChatAppletSessionException(
				"The session is unknown or over; let the mini program call wx.login() again");
	}

	static WeChatAppletSessionException notOfThisSession() {
		return new WeChatAppletSessionException("The data do not belong to this session and mini program; let the mini "
				+ "program call wx.login() first and then ask for the data again");
	}

}
