package cn.bootx.starter.simulator.wechatopen;

import java.time.Duration;
import java.util.Locale;

/**
 * When an authorizer gets another refresh token. The platform's pages and its staff
 * contradict each other, so that an application should work with each.
 *
 * @since 0.1.0
 */
public enum RefreshTokenRotation {

	/** Only after the account has withdrawn and authorized again. */
	FIXED,

	/** With every {@code api_authorizer_token}; the old one works for 5 more minutes. */
	ON_REFRESH,

	/** When an account authorizes again without having withdrawn. */
	ON_REAUTHORIZE,

	/** When the address for authorization events is changed in the console. */
	ON_CONSOLE_CHANGE;

	static final Duration GRACE = Duration.ofMinutes(5);

	/** As {@code sim.yaml} and the control API write it: {@code on-refresh}. */
	public String wireName() {
		return name().toLowerCase(Locale.ROOT).replace('_', '-');
	}

	/**
	 * Reads {@link #wireName()}.
	 * @throws IllegalArgumentException if there is no such one
	 */
	public static RefreshTokenRotation of(String wireName) {
		return valueOf(wireName.toUpperCase(Locale.ROOT).replace('-', '_'));
	}

}
