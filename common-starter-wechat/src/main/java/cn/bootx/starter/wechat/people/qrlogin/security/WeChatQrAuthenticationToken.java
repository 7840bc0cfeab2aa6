package cn.bootx.starter.wechat.people.qrlogin.security;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.userdetails.UserDetails;

/**
 * A login by QR code: before the authentication it holds the code that the browser
 * brought, after it the host's user and the open id.
 *
 * @since 0.1.0
 */
public final class WeChatQrAuthenticationToken extends AbstractAuthenticationToken {

	private static final long serialVersionUID = 1L;

	private final @Nullable UserDetails user;

	private final @Nullable String openId;

	private @Nullable String authCode;

	private WeChatQrAuthenticationToken(@Nullable UserDetails user, @Nullable String openId,
			@Nullable String authCode) {
		super((user != null) ? user.getAuthorities() : List.of());
		this.user = user;
		this.openId = openId;
		this.authCode = authCode;
		super.setAuthenticated(user != null);
	}

	/**
	 * A login that is to be checked.
	 * @param authCode the code that came with the status {@code ok}
	 */
	public static WeChatQrAuthenticationToken unauthenticated(String authCode) {
		return new WeChatQrAuthenticationToken(null, null, authCode);
	}

	/**
	 * A login that was checked.
	 */
	public static WeChatQrAuthenticationToken authenticated(UserDetails user, String openId) {
		return new WeChatQrAuthenticationToken(user, openId, null);
	}

	/** The host's user, or an empty text before the authentication. */
	@Override
	public Object getPrincipal() {
		return (this.user != null) ? this.user : "";
	}

	/** The code before the authentication, nothing after it. */
	@Override
	public @Nullable String getCredentials() {
		return this.authCode;
	}

	/** The user's WeChat, or null before the authentication. */
	public @Nullable String getOpenId() {
		return this.openId;
	}

	/**
	 * Takes the trust back; only {@link #authenticated} gives it.
	 */
	@Override
	public void setAuthenticated(boolean authenticated) {
		if (authenticated) {
			throw new IllegalArgumentException("Use WeChatQrAuthenticationToken.authenticated(…)");
		}
		super.setAuthenticated(false);
	}

	@Override
	public void eraseCredentials() {
		super.eraseCredentials();
		this.authCode = null;
	}

}
