package cn.bootx.starter.core.callback.ledger;

import java.security.SecureRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Unique values for claims: random for the process, counted within it. A random value for
 * each message would cost more than the claim itself.
 */
final class Tickets {

	private static final String PROCESS = Long.toString(new SecureRandom().nextLong() >>> 1, 36) + "-";

	private static final AtomicLong count = new AtomicLong();

	private Tickets() {
	}

	static String next() {
		return PROCESS + Long.toString(count.incrementAndGet(), 36);
	}

}
