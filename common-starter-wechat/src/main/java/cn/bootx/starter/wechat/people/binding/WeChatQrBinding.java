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
	 * Makes a code for the user who is logged in, asked for by a browser at that address.
	 * @throws cn.bootx.starter.core.client.PlatformException THROTTLED if too many of
	 * that client wait
	 */
	public WeChatLogin.QrCode applyQrCode(String client, String userId) {
		return this.codes.applyBindCode(client, userId);
	}

	/**
	 * Binds who has scanned, in the account whose code it was. The code works once, also
	 * if the binding is refused, and for the user, logged in now, that it was made for;
	 * otherwise empty.
	 * @throws cn.bootx.starter.core.binding.Bindings.ConflictException if either is bound
	 * to another
	 */
	public Optional<WeChatBindingService.Binding> bind(String authCode, String userId) {
		return this.codes.exchangeBind(authCode, userId)
			.map((login) -> this.bindings.account(login.account()).bind(userId, login.openId()));
	}

}
