package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
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

	/** Causes are few, but a path can name any account. */
	private static final int MOST = 1_000;

	private static final Pattern NUMBER = Pattern.compile("\\d+");

	private static final Map<String, Refusals> causes = new ConcurrentHashMap<>();

	private long loggedAt;

	private boolean logged;

	private long count;

	private Refusals() {
	}

	/**
	 * Logs one.
	 * @param portal name of the portal
	 * @param reason holds nothing of the body
	 */
	public static void warn(String portal, int status, String reason) {
		String cause = portal + ' ' + status + ' ' + NUMBER.matcher(reason).replaceAll("#");
		Refusals refusals = causes.get(cause);
		if (refusals == null) {
			String key = (causes.size() < MOST) ? cause : "";
			refusals = causes.computeIfAbsent(key, (any) -> new Refusals());
		}
		refusals.add(portal, status, reason);
	}

	private void add(String portal, int status, String reason) {
		long more;
		synchronized (this) {
			long now = System.nanoTime();
			if (this.logged && now - this.loggedAt < EVERY) {
				this.count++;
				return;
			}
			more = this.count;
			this.count = 0;
			this.logged = true;
			this.loggedAt = now;
		}
		if (more == 0) {
			logger.warn("Refused a push to {} with {}: {}", portal, status, reason);
		}
		else {
			logger.warn("Refused a push to {} with {}: {} ({} more since the last such line)", portal, status, reason,
					more);
		}
	}

}
