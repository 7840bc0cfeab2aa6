package cn.bootx.starter.wechat.account;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Loads the stored accounts before the web server takes requests, and again and again
 * after that. A store that is down stops neither the application nor its known accounts.
 */
final class StoredAccountsRefresh implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(StoredAccountsRefresh.class);

	private final WeChatAccountRegistry registry;

	private final ScheduledExecutorService background;

	private final Duration every;

	private volatile @Nullable Future<?> task;

	private volatile boolean failing;

	StoredAccountsRefresh(WeChatAccountRegistry registry, ScheduledExecutorService background, Duration every) {
		this.registry = registry;
		this.background = background;
		this.every = every;
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
		try {
			this.registry.refresh();
			if (this.failing) {
				this.failing = false;
				logger.info("The stored WeChat accounts can be read again");
			}
		}
		catch (RuntimeException ex) {
			if (!this.failing) {
				this.failing = true;
				logger.warn("The stored WeChat accounts cannot be read, those that are known stay as they are: {}",
						ex.getMessage());
			}
			logger.debug("The refresh of the stored WeChat accounts failed", ex);
		}
	}

}
