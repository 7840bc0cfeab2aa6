package cn.bootx.starter.core.store;

import java.time.Duration;
import java.util.List;

/**
 * The answer to {@link ExpiringStore#takeTurns}.
 *
 * @param taken whether the turns were taken
 * @param waits how long each turn is away, in order; where none was taken, how long the
 * first is
 * @since 0.1.0
 */
public record StoreTurns(boolean taken, List<Duration> waits) {

	public StoreTurns {
		waits = List.copyOf(waits);
	}

}
