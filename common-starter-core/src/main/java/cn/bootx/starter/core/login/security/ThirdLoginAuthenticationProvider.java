package cn.bootx.starter.core.login.security;

import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AccountStatusUserDetailsChecker;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.InternalAuthenticationServiceException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.userdetails.UserDetails;
import org.springframework.security.core.userdetails.UserDetailsChecker;
import org.springframework.security.core.userdetails.UsernameNotFoundException;

import cn.bootx.starter.core.login.LoginException;
import cn.bootx.starter.core.login.LoginException.Reason;
import cn.bootx.starter.core.login.ThirdLogins;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * Finds the host's user for a login on a platform. A user who is locked, disabled,
 * expired or unknown is refused. Hand it to the filter: as a bean it would take the place
 * of the authentication by user name and password.
 *
 * @param <L> who logged in
 * @since 0.1.0
 */
public final class ThirdLoginAuthenticationProvider<L> implements AuthenticationProvider {

	private final ThirdLogins<L> logins;

	private final Users<? super L> users;

	private final UserDetailsChecker checker = new AccountStatusUserDetailsChecker();

	public ThirdLoginAuthenticationProvider(ThirdLogins<L> logins, Users<? super L> users) {
		this.logins = logins;
		this.users = users;
	}

	ThirdLogins<L> logins() {
		return this.logins;
	}

	@Override
	public @Nullable Authentication authenticate(Authentication authentication) {
		if (!(authentication instanceof ThirdLoginToken token) || token.getPlatform() != this.logins.platform()) {
			return null;
		}
		ThirdLogins.Done<L> done = login(token.request());
		UserDetails user = this.users.loadUser(done.login());
		if (user == null) {
			throw new InternalAuthenticationServiceException(
					"Users returned null; it throws UsernameNotFoundException where there is no user");
		}
		this.checker.check(user);
		ThirdLoginToken authenticated = ThirdLoginToken.authenticated(token.getPlatform(), user, done.target());
		authenticated.setDetails(token.getDetails());
		return authenticated;
	}

	private ThirdLogins.Done<L> login(ThirdLoginToken.@Nullable Request request) {
		try {
			if (request == null) {
				throw LoginException.of(this.logins.platform(), Reason.EXPIRED);
			}
			if (request.foreign()) {
				throw LoginException.of(this.logins.platform(), Reason.REQUEST);
			}
			return request.callback() ? this.logins.finish(request.code(), request.state(), request.browser())
					: new ThirdLogins.Done<>(this.logins.exchange(request.way(), request.account(), request.code()),
							null);
		}
		catch (LoginException ex) {
			throw new RefusedException(ex);
		}
		catch (StoreUnavailableException ex) {
			throw new RefusedException(
					LoginException.of(this.logins.platform(), Reason.UNAVAILABLE, String.valueOf(ex.getMessage()), ex));
		}
	}

	@Override
	public boolean supports(Class<?> authentication) {
		return ThirdLoginToken.class.isAssignableFrom(authentication);
	}

	/** The host's users by their identity on the platform. */
	@FunctionalInterface
	public interface Users<L> {

		/**
		 * Finds the user.
		 * @throws UsernameNotFoundException if there is none; an exception of your own
		 * may carry the login, if your page goes on with it
		 */
		UserDetails loadUser(L login);

	}

	/** The login came to nothing before a user was looked for. */
	public static final class RefusedException extends AuthenticationException {

		private static final long serialVersionUID = 1L;

		private final Reason reason;

		RefusedException(LoginException cause) {
			super(cause.getMessage(), cause);
			this.reason = cause.reason();
		}

		public Reason reason() {
			return this.reason;
		}

	}

}
