package cn.bootx.starter.core.login;

import org.jspecify.annotations.Nullable;

/**
 * Turns a login on a platform into the host's own login: finds the user, makes a session
 * or a token. Each platform has its own kind of it; a bean of that kind is called.
 * <p>
 * It runs on the thread of the request on Spring MVC. A browser that repeats its
 * call-back leads to a second call with the same person, so that a lost answer is no lost
 * login.
 *
 * @param <L> who logged in
 * @since 0.1.0
 */
@FunctionalInterface
public interface ThirdLoginHandler<L> {

	/**
	 * Logs the user in.
	 * @return where a browser that came from the platform's page goes, as a
	 * {@link java.net.URI}; null to go to the target that the login was begun with.
	 * Anything else is answered as {@code data}, as it always is for a page that posted
	 * its code
	 */
	@Nullable Object login(L login);

}
