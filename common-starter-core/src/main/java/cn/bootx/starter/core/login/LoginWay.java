package cn.bootx.starter.core.login;

import java.net.URI;
import java.util.Map;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * One of the ways in which people log in on a platform: on which page they agree, and who
 * the code belongs to that they come back with.
 *
 * @param <L> who logged in, a record that can be written as JSON
 * @param name name of the way in addresses, for example {@code inside}
 * @param suits whether a browser with that {@code User-Agent} is sent this way if none is
 * asked for
 * @param page the platform's page; null if a script of the platform's client makes the
 * code
 * @param exchange finds out who a code belongs to
 * @param reasons why a login is refused, by the platform's code of the error
 * @since 0.1.0
 */
public record LoginWay<L>(String name, Predicate<String> suits, @Nullable Page page, Exchange<L> exchange,
		Map<String, LoginException.Reason> reasons) {

	public LoginWay {
		reasons = Map.copyOf(reasons);
	}

	/** The platform's page. */
	@FunctionalInterface
	public interface Page {

		/**
		 * Its address.
		 * @param account name of the account, null for the default one
		 * @param redirectUri where the browser comes back to
		 * @param state 32 letters and digits that come back with it
		 */
		URI address(@Nullable String account, URI redirectUri, String state);

	}

	/** Finds out who a code belongs to, which the platform answers once. */
	@FunctionalInterface
	public interface Exchange<L> {

		/**
		 * Whose code it is.
		 * @param account name of the account, null for the default one
		 * @throws cn.bootx.starter.core.client.PlatformException if the platform refuses
		 * the code, or this application refuses the person
		 */
		L login(@Nullable String account, String code);

	}

}
