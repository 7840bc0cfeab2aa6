package cn.bootx.starter.core.login.security;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.AuthenticationException;

import cn.bootx.starter.core.login.LoginException.Reason;
import cn.bootx.starter.core.login.LoginSettings;

/** Where a browser goes whose login came to nothing: the same on both web stacks. */
record LoginFailures(LoginSettings settings) {

	private static final Logger logger = LoggerFactory.getLogger(LoginFailures.class);

	/** A user whom the host does not know, or refuses. */
	private static final String USER = "user";

	static int status(AuthenticationException failure) {
		return (failure instanceof ThirdLoginAuthenticationProvider.RefusedException refused)
				? refused.reason().status() : 401;
	}

	@Nullable String page(AuthenticationException failure) {
		if (failure instanceof ThirdLoginAuthenticationProvider.RefusedException refused) {
			if (refused.reason() == Reason.FAILED) {
				logger.error("{}", failure.getMessage());
			}
			else {
				logger.debug("{}", failure.getMessage());
			}
			return this.settings.errorPage(refused.reason().word());
		}
		return this.settings.errorPage(USER);
	}

}
