package cn.bootx.starter.core.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiFunction;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.InvalidDataAccessApiUsageException;
import org.springframework.dao.UncategorizedDataAccessException;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * The way to Redis: the one place where keys get their prefix and failures become a
 * store's. While Redis does not answer, one caller at a time tries it and the others fail
 * at once: otherwise each of them would wait for the timeout, and all threads of the
 * application with them.
 */
final class RedisGate {

	static final String NAME = "redis";

	private static final Logger logger = LoggerFactory.getLogger(RedisGate.class);

	private static final long RETRY_AFTER = Duration.ofMillis(250).toNanos();

	/** Longer than any trial takes. */
	private static final long TRIAL = Duration.ofMinutes(1).toNanos();

	private static final long OPEN = Long.MIN_VALUE;

	/** When the next caller may try, or {@link #OPEN} while Redis answers. */
	private final AtomicLong nextTry = new AtomicLong(OPEN);

	private final ReentrantLock connecting = new ReentrantLock();

	private final StringRedisTemplate template;

	private final String keyPrefix;

	/** How long a caller waits for another one's first connection. */
	private final Duration connectTimeout;

	/**
	 * Drops the connection after a failure, so that the next try makes a new one instead
	 * of waiting for the driver's own, slowing attempts.
	 */
	private final Runnable reconnect;

	private volatile boolean connected;

	private volatile RuntimeException lastFailure = new IllegalStateException("Not connected");

	RedisGate(StringRedisTemplate template, String keyPrefix, Duration connectTimeout, Runnable reconnect) {
		this.template = template;
		this.keyPrefix = keyPrefix;
		this.connectTimeout = connectTimeout;
		this.reconnect = reconnect;
	}

	/** Runs a command on one key, which it gets with the prefix. */
	<T extends @Nullable Object> T on(String key, String operation,
			BiFunction<StringRedisTemplate, String, T> command) {
		return this.<T>call(operation, () -> command.apply(this.template, this.keyPrefix + key));
	}

	<T> @Nullable T script(RedisScript<T> script, String operation, List<String> keys, Object... args) {
		return this.<@Nullable T>call(operation,
				() -> this.template.execute(script, keys.stream().map(this.keyPrefix::concat).toList(), args));
	}

	private <T extends @Nullable Object> T call(String operation, Supplier<T> command) {
		if (this.connected || this.nextTry.get() != OPEN) {
			return pass(operation, command);
		}
		// The driver connects under a lock of its own, without a limit for those who
		// wait.
		if (!lockInTime()) {
			throw new StoreUnavailableException(NAME, operation, this.lastFailure);
		}
		try {
			// If the one before could not connect, this one finds the gate closed.
			T result = pass(operation, command);
			this.connected = true;
			return result;
		}
		finally {
			this.connecting.unlock();
		}
	}

	private <T extends @Nullable Object> T pass(String operation, Supplier<T> command) {
		boolean trial = enter(operation);
		try {
			T result = command.get();
			if (trial) {
				answered();
			}
			return result;
		}
		catch (InvalidDataAccessApiUsageException | UncategorizedDataAccessException ex) {
			// Redis answered, with an error.
			if (trial) {
				answered();
			}
			throw new StoreUnavailableException(NAME, operation, ex);
		}
		catch (DataAccessException | IllegalStateException ex) {
			// An IllegalStateException says that the connection factory is stopped.
			close(ex);
			throw new StoreUnavailableException(NAME, operation, ex);
		}
		catch (RuntimeException ex) {
			close(ex);
			throw ex;
		}
	}

	/** Whether the caller tries on behalf of all. */
	private boolean enter(String operation) {
		long due = this.nextTry.get();
		if (due == OPEN) {
			return false;
		}
		long now = System.nanoTime();
		if (now - due >= 0 && this.nextTry.compareAndSet(due, neverOpen(now + TRIAL))) {
			return true;
		}
		throw new StoreUnavailableException(NAME, operation, this.lastFailure);
	}

	private void answered() {
		this.nextTry.set(OPEN);
		logger.info("Store '{}' answers again", NAME);
	}

	private void close(RuntimeException failure) {
		this.lastFailure = failure;
		long before = this.nextTry.getAndSet(neverOpen(System.nanoTime() + RETRY_AFTER));
		if (before == OPEN) {
			logger.warn("Store '{}' does not answer ({}, caused by {}); it is tried again until it does", NAME,
					failure.getClass().getSimpleName(), root(failure).toString());
		}
		try {
			this.reconnect.run();
		}
		catch (RuntimeException ex) {
			logger.debug("The connection to store '{}' could not be dropped", NAME, ex);
		}
	}

	private boolean lockInTime() {
		try {
			return this.connecting.tryLock(this.connectTimeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	private static Throwable root(Throwable failure) {
		Throwable root = failure;
		while (root.getCause() != null && root.getCause() != root) {
			root = root.getCause();
		}
		return root;
	}

	private static long neverOpen(long time) {
		return (time == OPEN) ? time + 1 : time;
	}

}
