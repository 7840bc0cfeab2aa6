package cn.bootx.starter.core.limit;

import java.util.Iterator;
import java.util.List;

/**
 * The turns of one batch. They are taken from the store in advance, up to a window's
 * worth at once, so that a batch costs a fraction of the round trips. For one thread.
 *
 * @since 0.1.0
 */
public final class Turns {

	private final RateLimiter limiter;

	private final String key;

	private final String api;

	private int left;

	private Iterator<Long> ready = List.<Long>of().iterator();

	Turns(RateLimiter limiter, String key, String api, int count) {
		this.limiter = limiter;
		this.key = key;
		this.api = api;
		this.left = count;
	}

	/**
	 * Waits for the next turn. More calls than were announced take one turn each.
	 * @throws cn.bootx.starter.core.client.PlatformException with THROTTLED if it comes
	 * too late
	 */
	public void await() {
		if (!this.ready.hasNext()) {
			int next = Math.max(1, Math.min(this.left, this.limiter.mostAtOnce()));
			this.ready = this.limiter.take(this.key, this.api, next).iterator();
			this.left = Math.max(0, this.left - next);
		}
		this.limiter.sleepUntil(this.ready.next(), this.api);
	}

}
