package cn.bootx.starter.core.autoconfigure;

import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

/**
 * The threads of the library besides the handlers': one that ends attempts, and a few
 * that refresh tokens and look into stores.
 *
 * @since 0.1.0
 */
public final class ThirdBackground implements AutoCloseable {

	private static final int BACKGROUND_THREADS = 4;

	private final ScheduledThreadPoolExecutor timer = scheduler(1, "bootx-third-timer-");

	private final ScheduledThreadPoolExecutor background = scheduler(BACKGROUND_THREADS, "bootx-third-background-");

	/** For tasks that never block. */
	public ScheduledExecutorService timer() {
		return this.timer;
	}

	/** For tasks that may block for a moment. */
	public ScheduledExecutorService background() {
		return this.background;
	}

	@Override
	public void close() {
		this.timer.shutdownNow();
		this.background.shutdownNow();
	}

	/** Its threads start with their first task. */
	private static ScheduledThreadPoolExecutor scheduler(int threads, String prefix) {
		ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(threads, NamedThreads.daemons(prefix));
		scheduler.setRemoveOnCancelPolicy(true);
		return scheduler;
	}

}
