package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Logs refused pushes: the first of a portal and cause at once, then one line a minute
 * with their number, because a stranger can send any number of them.
 *
 * @since 0.1.0
 */
public final class Refusals {

	private static final Logger logger = LoggerFactory.getLogger(Refusals.class);

	private static final long EVERY = Duration.ofMinutes(1).toNanos();

	/** Causes are few, but a reason can hold what a stranger wrote. */
	private static final int MOST = 1_000;

	private static final Pattern NUMBER = Pattern.compile("\\d+");

	private static final Refusals shared = new Refusals(System::nanoTime);

	private final LongSupplier clock;

	private final Map<String, Cause> causes = new ConcurrentHashMap<>();

	Refusals(LongSupplier clock) {
		this.clock = clock;
	}

	/**
	 * Logs one.
	 * @param reason holds nothing of the body
	 */
	public static void warn(String portal, int status, String reason) {
		shared.add(portal, status, reason);
	}

	void add(String portal, int status, String reason) {
		String key = portal + ' ' + status + ' ' + NUMBER.matcher(reason).replaceAll("#");
		Cause cause = this.causes.get(key);
		if (cause == null) {
			cause = this.causes.computeIfAbsent((this.causes.size() < MOST) ? key : "", (any) -> new Cause());
		}
		long more = cause.next(this.clock.getAsLong());
		if (more >= 0) {
			logger.warn("Refused a push to {} with {}: {}{}", portal, status, reason,
					(more > 0) ? "; " + more + " more since the last such line" : "");
		}
	}

	private static final class Cause {

		private boolean logged;

		private long loggedAt;

		private long count;

		/** How many were left out since the last line, or -1 if there is no line now. */
		synchronized long next(long now) {
			if (this.logged && now - this.loggedAt < EVERY) {
				this.count++;
				return -1;
			}
			long more = this.count;
			this.count = 0;
			this.logged = true;
			this.loggedAt = now;
			return more;
		}

	}

}
