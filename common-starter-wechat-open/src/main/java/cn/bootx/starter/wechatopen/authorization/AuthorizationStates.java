package cn.bootx.starter.wechatopen.authorization;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.ExpiringStore;

/**
 * Ties the way back from the platform to the browser that opened the page: a state works
 * once and for that browser only, so that no user finishes what another has begun. The
 * platform's protocol has no state: it travels inside the redirect URI.
 */
record AuthorizationStates(ExpiringStore store, String componentAppId) {

	/** As long as a pre-authorization code. */
	static final Duration LIFETIME = Duration.ofMinutes(30);

	private static final SecureRandom random = new SecureRandom();

	private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{22}");

	/** Begins an authorization for the browser with that cookie; returns its state. */
	String begin(String browser, @Nullable String reference) {
		String state = newKey();
		this.store.put(key(state), browser + "|" + ((reference != null) ? reference : ""), LIFETIME);
		return state;
	}

	/**
	 * Ends what was begun.
	 * @return its reference or an empty text; nothing if the state is unknown, used, too
	 * old or another browser's
	 */
	Optional<String> finish(@Nullable String state, @Nullable String browser) {
		if (state == null || browser == null || !isKey(state)) {
			return Optional.empty();
		}
		return this.store.take(key(state))
			.map((stored) -> stored.split("\\|", 2))
			.filter((parts) -> MessageDigest.isEqual(parts[0].getBytes(StandardCharsets.UTF_8),
					browser.getBytes(StandardCharsets.UTF_8)))
			.map((parts) -> parts[1]);
	}

	private String key(String state) {
		return "auth-state:wechat-open:" + this.componentAppId + ":" + state;
	}

	/** 128 random bits: a state, or the cookie that identifies a browser. */
	static String newKey() {
		byte[] bytes = new byte[16];
		random.nextBytes(bytes);
		return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
	}

	static boolean isKey(String value) {
		return KEY.matcher(value).matches();
	}

}
