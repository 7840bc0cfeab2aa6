package cn.bootx.starter.wechat.people.qrlogin.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsChecker;

import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;

/**
 * Exchanges the code of a login for the host's user. The code works once, also if the
 * user is refused afterwards: locked, disabled, expired or unknown.
 * <p>
 * No bean of this type is made for the host: a single one would take the place of the
 * host's own authentication by user name and password. Hand it to your filter chain.
 *
 * @since 0.1.0
 */
public final class WeChatQrAuthenticationProvider implements AuthenticationProvider {

	private final WeChatQrLoginService logins;

	private final WeChatUserDetailsService users;

	private final UserDetailsChecker checker = new AccountStatusUserDetailsChecker();

	public WeChatQrAuthenticationProvider(WeChatQrLoginService logins, WeChatUserDetailsService users) {
		this.logins = logins;
		this.users = users;
	}

	@Override
	public @Nullable Authentication authenticate(Authentication authentication) {
		if (!(authentication instanceof WeChatQrAuthenticationToken token)) {
			return null;
		}
		WeChatLogin login = exchange(token.getCredentials());
		UserDetails user = this.users.loadUser(login);
		if (user == null) {
			throw new InternalAuthenticationServiceException(
					"WeChatUserDetailsService returned null; it throws UsernameNotFoundException where there is no user");
		}
		this.checker.check(user);
		WeChatQrAuthenticationToken authenticated = WeChatQrAuthenticationToken.authenticated(user, login.openId());
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
		return WeChatQrAuthenticationToken.class.isAssignableFrom(authentication);
	}

}
