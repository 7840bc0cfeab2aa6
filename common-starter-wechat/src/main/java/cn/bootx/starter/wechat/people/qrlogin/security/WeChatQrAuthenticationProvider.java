package cn.bootx.starter.wechat.people.qrlogin.security;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsChecker;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;

/**
 * Exchanges the code of a login for the host's user. The code works once, also if the
 * user is refused afterwards: locked, disabled, expired or unknown. Hand it to your
 * filter chain: as a bean it would take the place of the authentication by user name and
 * password.
 *
 * @since 0.1.0
 */
public final class WeChatQrAuthenticationProvider implements AuthenticationProvider {

	private final WeChatQrLoginService logins;

	private final Users users;

	private final UserDetailsChecker checker = new AccountStatusUserDetailsChecker();

	public WeChatQrAuthenticationProvider(WeChatQrLoginService logins, Users users) {
		this.logins = logins;
		this.users = users;
	}

	@Override
	public @Nullable Authentication authenticate(Authentication authentication) {
		if (!(authentication instanceof Token token)) {
			return null;
		}
		WeChatLogin login = exchange(token.getCredentials());
		UserDetails user = this.users.loadUser(login);
		if (user == null) {
			throw new InternalAuthenticationServiceException(
					"Users returned null; it throws UsernameNotFoundException where there is no user");
		}
		this.checker.check(user);
		Token authenticated = Token.authenticated(user, login.openId());
		authenticated.setDetails(token.getDetails());
		return authenticated;
	}

	private WeChatLogin exchange(@Nullable String authCode) {
		try {
			if (authCode != null) {
				return this.logins.exchange(authCode).orElseThrow(WeChatQrAuthenticationProvider::refusal);
			}
		}
		catch (StoreUnavailableException ex) {
			throw new InternalAuthenticationServiceException(ex.getMessage(), ex);
		}
		throw refusal();
	}

	private static BadCredentialsException refusal() {
		return new BadCredentialsException("The code of the login is unknown, used or too old; scan again");
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return Token.class.isAssignableFrom(authentication);
	}

	/** It holds the code of the browser, and later the host's user and the open id. */
	public static final class Token extends AbstractAuthenticationToken {

		private static final long serialVersionUID = 1L;

		private final @Nullable UserDetails user;

		private final @Nullable String openId;

		private @Nullable String authCode;

		private Token(@Nullable UserDetails user, @Nullable String openId, @Nullable String authCode) {
			super((user != null) ? user.getAuthorities() : List.of());
			this.user = user;
			this.openId = openId;
			this.authCode = authCode;
			super.setAuthenticated(user != null);
		}

		/** To be checked, with the code that came with the status {@code ok}. */
		public static Token unauthenticated(String authCode) {
			return new Token(null, null, authCode);
		}

		public static Token authenticated(UserDetails user, String openId) {
			return new Token(user, openId, null);
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

		/** Takes the trust back; only {@link #authenticated} gives it. */
		@Override
		public void setAuthenticated(boolean authenticated) {
			if (authenticated) {
				throw new IllegalArgumentException("Use Token.authenticated(…)");
			}
			super.setAuthenticated(false);
		}

		@Override
		public void eraseCredentials() {
			super.eraseCredentials();
			this.authCode = null;
		}

	}

	/** The host's users by their WeChat. */
	@FunctionalInterface
	public interface Users {

		/**
		 * Finds the user of {@link WeChatLogin#openId()}.
		 * @throws UsernameNotFoundException if there is none. The code is used up by
		 * then; an exception of your own may carry the login, if your page goes on with
		 * it
		 */
		UserDetails loadUser(WeChatLogin login);

	}

}
