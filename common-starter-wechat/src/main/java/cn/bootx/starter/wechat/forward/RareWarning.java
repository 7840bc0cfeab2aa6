package cn.bootx.starter.wechat.forward;

import java.time.Clock;
import java.time.Duration;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns at most once a minute, with the number of times that there was reason to.
 */
final class RareWarning {

	private static final Logger logger = LoggerFactory.getLogger(WeChatForwarder.class);

	private static final long EVERY = Duration.ofMinutes(1).toMillis();

	private final Clock clock;

	private final String format;

	private long said = Long.MIN_VALUE / 2;

	private long unsaid;

	/**
	 * A warning.
	 * @param format text with places for the number, the target and the reason
	 */
	RareWarning(Clock clock, String format) {
		this.clock = clock;
		this.format = format;
	}

	synchronized void warn(WeChatForwarder.Target target, String reason) {
		this.unsaid++;
		long now = this.clock.millis();
		if (now - this.said >= EVERY) {
			logger.warn(this.format, this.unsaid, target, reason);
			this.said = now;
			this.unsaid = 0;
		}
	}

}
