package cn.bootx.starter.core.token;

import java.time.Duration;

/**
 * Times of the token logic.
 *
 * @param maxWait how long a caller waits for a token at most
 * @param lease how long a node that died while it fetched keeps the others waiting
 * @param poll how often a waiting node looks whether the token has arrived
 * @param rememberFailure how long wrong credentials are remembered instead of asking the
 * platform again
 * @param ownTokenWithoutStore whether a node may fetch a token of its own while the store
 * is down: true where the platform hands out the same token to everybody, or lets several
 * live beside each other
 * @since 0.1.0
 */
public record TokenSettings(Duration maxWait, Duration lease, Duration poll, Duration rememberFailure,
		boolean ownTokenWithoutStore) {

	/** 10 s, 5 s, 50 ms, 10 s, and a token of its own without the store. */
	public static final TokenSettings DEFAULTS = new TokenSettings(Duration.ofSeconds(10), Duration.ofSeconds(5),
			Duration.ofMillis(50), Duration.ofSeconds(10), true);

}
