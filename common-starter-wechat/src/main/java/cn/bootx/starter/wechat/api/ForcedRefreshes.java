package cn.bootx.starter.wechat.api;

import java.time.Duration;
import java.util.Optional;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;

/**
 * Guards WeChat's allowance of forced refreshes of a stable token: 20 a day and 30 s
 * apart, counted over all nodes. Beyond it WeChat refuses, and each try costs.
 *
 * @since 0.1.0
 */
public final class ForcedRefreshes {

	private static final int A_DAY = 20;

	private static final Duration APART = Duration.ofSeconds(30);

	private final ExpiringStore store;

	private final Platform platform;

	private final String appId;

	public ForcedRefreshes(ExpiringStore store, Platform platform, String appId) {
		this.store = store;
		this.platform = platform;
		this.appId = appId;
	}

	/**
	 * Takes one refresh out of the allowance.
	 * @throws PlatformException if there is none at the moment
	 */
	void acquire() {
		String key = "token-force:" + this.platform.id() + ":" + this.appId;
		Optional<String> last = this.store.putIfAbsent(key + ":last", "1", APART);
		if (last.isPresent()) {
			throw refused(ErrorCategory.THROTTLED,
					"a forced refresh was made less than " + APART.toSeconds() + " s ago", APART);
		}
		if (this.store.increment(key + ":day", Duration.ofDays(1)).count() > A_DAY) {
			throw refused(ErrorCategory.QUOTA, "the " + A_DAY + " forced refreshes of a day are used up",
					Duration.ofHours(1));
		}
	}

	private PlatformException refused(ErrorCategory category, String why, Duration retryAfter) {
		return PlatformException.of(this.platform, "/cgi-bin/stable_token")
			.code("force_refresh")
			.message(why)
			.category(category,
					"WeChat refuses the token that it hands out; another client of app id " + this.appId
							+ " may be resetting it")
			.retryAfter(retryAfter)
			.build();
	}

}
