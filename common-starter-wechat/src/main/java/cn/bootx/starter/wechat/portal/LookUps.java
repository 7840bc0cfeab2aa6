package cn.bootx.starter.wechat.portal;

import java.time.Clock;

/**
 * How many accounts may be looked up in the store for names in the path, which anybody on
 * the internet may invent.
 */
final class LookUps {

	static final int PER_SECOND = 20;

	private final Clock clock;

	private long second;

	private int taken;

	LookUps(Clock clock) {
		this.clock = clock;
	}

	/** Takes one of this second, if one is left. */
	synchronized boolean take() {
		long now = this.clock.instant().getEpochSecond();
		if (now != this.second) {
			this.second = now;
			this.taken = 0;
		}
		return this.taken++ < PER_SECOND;
	}

}
