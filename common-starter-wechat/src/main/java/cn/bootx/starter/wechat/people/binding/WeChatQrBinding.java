package cn.bootx.starter.wechat.people.binding;

import java.util.Optional;

import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;

/**
 * Binds by QR code: a user who is logged in at the host scans a code that was made for
 * that user. The browser polls the code's status like that of a login and brings the
 * {@code authCode} to an endpoint of the host, which knows from its own session who is
 * logged in; never take the user id from the request.
 *
 * @since 0.1.0
 */
public final class WeChatQrBinding {

	private final WeChatQrLoginService codes;

	private final WeChatBindingService bindings;

	public WeChatQrBinding(WeChatQrLoginService codes, WeChatBindingService bindings) {
		this.codes = codes;
		this.bindings = bindings;
	}

	/**
	 * Makes a code for a user who is logged in.
	 * @param client address of the browser
	 * @throws cn.bootx.starter.core.client.PlatformException THROTTLED if too many codes
	 * of that client wait for their scan
	 */
	public WeChatLogin.QrCode applyQrCode(String client, String userId) {
		return this.codes.applyBindCode(client, userId);
	}

	/**
	 * Binds the person who has scanned, in the account whose code it was. The code works
	 * once, also if the binding is refused.
	 * @param userId the host's id of the user who is logged in now
	 * @return empty if the code is unknown, used, too old or of another user
	 * @throws WeChatBindingService.ConflictException if either is bound to another
	 */
	public Optional<WeChatBindingService.Binding> bind(String authCode, String userId) {
		return this.codes.exchangeBind(authCode, userId)
			.map((login) -> this.bindings.account(login.account()).bind(userId, login.openId()));
	}

}
