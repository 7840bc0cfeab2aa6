package cn.bootx.starter.core.token;

import java.time.Clock;
import java.time.Duration;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * Knows which token has just taken the place of a refused one, on all nodes. Where that
 * one is refused, too, fetching another does not help: without a pause each call would
 * cost a fetch, and the platforms answer that with a ban.
 */
final class Replacements {

	private final String key;

	private final ExpiringStore store;

	private final Duration pause;

	private final Clock clock;

	private volatile boolean wanted;

	private volatile @Nullable String value;

	private volatile long until;

	Replacements(TokenName name, ExpiringStore store, Duration pause, Clock clock) {
		this.key = name.key() + ":replaced";
		this.store = store;
		this.pause = pause;
		this.clock = clock;
	}

	/** A token was refused: the next one that is fetched replaces it. */
	void begin() {
		this.wanted = true;
	}

	void fetched(String token) {
		if (!this.wanted) {
			return;
		}
		this.wanted = false;
		this.until = this.clock.millis() + this.pause.toMillis();
		this.value = token;
		try {
			this.store.put(this.key, mark(token), this.pause);
		}
		catch (StoreUnavailableException ex) {
			// The other nodes find out by a fetch of their own.
		}
	}

	/** Whether the token has replaced a refused one a moment ago. */
	boolean has(String token) {
		if (token.equals(this.value) && this.clock.millis() < this.until) {
			return true;
		}
		try {
			return this.store.get(this.key).filter(mark(token)::equals).isPresent();
		}
		catch (StoreUnavailableException ex) {
			return false;
		}
	}

	/** Recognises a token without being of any use to call the platform. */
	private static String mark(String token) {
		return Integer.toHexString(token.hashCode());
	}

}
