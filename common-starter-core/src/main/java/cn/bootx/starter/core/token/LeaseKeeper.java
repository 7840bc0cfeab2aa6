package cn.bootx.starter.core.token;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * Prolongs a lease while its holder works, so that the lease itself can be short: it only
 * has to outlast a dead holder. Closing releases it.
 */
final class LeaseKeeper implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(LeaseKeeper.class);

	private final ExpiringStore.Lease lease;

	private final Future<?> renewal;

	private volatile boolean lost;

	LeaseKeeper(ExpiringStore.Lease lease, Duration length, ScheduledExecutorService background) {
		this.lease = lease;
		long period = Math.max(1, length.toMillis() / 3);
		this.renewal = background.scheduleAtFixedRate(() -> renew(length), period, period, TimeUnit.MILLISECONDS);
	}

	/** Whether the lease ran out before it could be prolonged. */
	boolean lost() {
		return this.lost;
	}

	private void renew(Duration length) {
		try {
			this.lost |= !this.lease.renew(length);
		}
		catch (StoreUnavailableException ex) {
			logger.debug("A lease could not be prolonged: {}", ex.getMessage());
		}
	}

	@Override
	public void close() {
		this.renewal.cancel(false);
		try {
			this.lease.close();
		}
		catch (StoreUnavailableException ex) {
			logger.debug("A lease could not be released and will run out: {}", ex.getMessage());
		}
	}

}
