package cn.bootx.starter.core.account;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;

import cn.bootx.starter.core.config.InvalidConfigurationException;

/**
 * Loads the stored accounts before the web server takes requests, and again and again,
 * and publishes each {@link AccountChange}. A store that is down stops neither the
 * application nor its known accounts.
 *
 * @since 0.1.0
 */
public final class AccountRefresh implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(AccountRefresh.class);

	private final Accounts<?, ?> accounts;

	private final ScheduledExecutorService background;

	private final Duration every;

	private volatile @Nullable Future<?> task;

	private volatile boolean failing;

	/**
	 * Refreshes accounts.
	 * @throws InvalidConfigurationException if that were more often than once in a second
	 */
	public AccountRefresh(Accounts<?, ?> accounts, Duration every, ScheduledExecutorService background,
			ApplicationEventPublisher events) {
		if (every.compareTo(Duration.ofSeconds(1)) < 0) {
			AccountKind<?> kind = accounts.kind();
			throw new InvalidConfigurationException(kind.prefix() + "." + kind.noun() + "-refresh", "it is " + every,
					"Write a time of 1s or more: each refresh reads all that is stored.");
		}
		this.accounts = accounts;
		this.background = background;
		this.every = every;
		accounts.onChange(events::publishEvent);
	}

	@Override
	public void start() {
		refresh();
		this.task = this.background.scheduleWithFixedDelay(this::refresh, this.every.toMillis(), this.every.toMillis(),
				TimeUnit.MILLISECONDS);
	}

	@Override
	public void stop() {
		Future<?> running = this.task;
		if (running != null) {
			running.cancel(false);
			this.task = null;
		}
	}

	@Override
	public boolean isRunning() {
		return this.task != null;
	}

	/** Web servers start at {@code DEFAULT_PHASE - 2048}. */
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 4096;
	}

	private void refresh() {
		String label = this.accounts.kind().label();
		try {
			this.accounts.refresh();
			if (this.failing) {
				this.failing = false;
				logger.info("Each stored {} can be read again", label);
			}
		}
		catch (RuntimeException ex) {
			if (!this.failing) {
				this.failing = true;
				logger.warn("No stored {} can be read, those that are known stay as they are: {}", label,
						ex.getMessage());
			}
			logger.debug("The refresh of each stored {} failed", label, ex);
		}
	}

}
