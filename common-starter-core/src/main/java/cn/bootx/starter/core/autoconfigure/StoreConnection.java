package cn.bootx.starter.core.autoconfigure;

import java.time.Duration;
import java.util.UUID;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * Connects to the store of short-lived facts before the web server takes requests, so
 * that the first push does not find a node without a connection and is handled on two.
 * Where the store does not answer, the application starts nevertheless.
 */
final class StoreConnection implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(StoreConnection.class);

	private static final Duration BRIEF = Duration.ofSeconds(10);

	private final ExpiringStore store;

	private volatile boolean running;

	StoreConnection(ExpiringStore store) {
		this.store = store;
	}

	@Override
	public void start() {
		this.running = true;
		String key = "warm-up:{" + UUID.randomUUID() + "}";
		try {
			// What a push does, so that the scripts are loaded as well.
			this.store.putIfAbsent(key, "a", BRIEF);
			this.store.compareAndSet(key, "a", "b", BRIEF, key + ":reply", "c", BRIEF);
			this.store.compareAndSet(key, "b", "d", BRIEF);
			this.store.delete(key);
		}
		catch (StoreUnavailableException ex) {
			logger.warn("{}; the application starts without it and goes on trying", ex.getMessage());
		}
	}

	@Override
	public void stop() {
		this.running = false;
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

	/** Before the web server, which starts 2048 before the end. */
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 4096;
	}

}
