package cn.bootx.starter.wechatopen.authorization;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.ExpiringStore;

/**
 * Ties the way back from the platform to the browser that opened the authorization page.
 * A state works once and only for that browser, so that a user cannot be led to finish an
 * authorization that another user has begun. The platform's protocol has no state: it
 * travels inside the redirect URI.
 */
final class AuthorizationStates {

	/** As long as a pre-authorization code. */
	static final Duration LIFETIME = Duration.ofMinutes(30);

	private final ExpiringStore store;

	private final String prefix;

	AuthorizationStates(ExpiringStore store, String componentAppId) {
		this.store = store;
		this.prefix = "auth-state:wechat-open:" + componentAppId + ":";
	}

	/**
	 * Begins an authorization.
	 * @param browser the browser's cookie
	 * @param reference what the application wants to have back
	 * @return the state
	 */
	String begin(String browser, @Nullable String reference) {
		String state = BrowserKey.next();
		this.store.put(this.prefix + state, browser + "|" + ((reference != null) ? reference : ""), LIFETIME);
		return state;
	}

	/**
	 * Ends it.
	 * @return what was begun, or empty if the state is unknown, used, too old or another
	 * browser's
	 */
	Optional<Begun> finish(@Nullable String state, @Nullable String browser) {
		if (state == null || browser == null || !BrowserKey.isOne(state)) {
			return Optional.empty();
		}
		return this.store.take(this.prefix + state)
			.map((stored) -> stored.split("\\|", 2))
			.filter((parts) -> MessageDigest.isEqual(parts[0].getBytes(StandardCharsets.UTF_8),
					browser.getBytes(StandardCharsets.UTF_8)))
			.map((parts) -> new Begun(parts[1].isEmpty() ? null : parts[1]));
	}

	/**
	 * An authorization that was begun here.
	 *
	 * @param reference what the application wants to have back
	 */
	record Begun(@Nullable String reference) {
	}

}
