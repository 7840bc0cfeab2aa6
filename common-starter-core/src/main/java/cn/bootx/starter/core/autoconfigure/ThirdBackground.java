package cn.bootx.starter.core.autoconfigure;

import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

import org.springframework.scheduling.concurrent.CustomizableThreadFactory;

/**
 * The threads of the library besides the handlers': one that ends attempts, a few that
 * look into stores, and a few that wait for platforms.
 *
 * @since 0.1.0
 */
public final class ThirdBackground implements AutoCloseable {

	private static final int BACKGROUND_THREADS = 4;

	private static final int PATIENT_THREADS = 8;

	private final ScheduledThreadPoolExecutor timer = scheduler(1, "bootx-third-timer-");

	private final ScheduledThreadPoolExecutor background = scheduler(BACKGROUND_THREADS, "bootx-third-background-");

	private final ThreadPoolExecutor patient = patientThreads();

	/** For tasks that never block. */
	public ScheduledExecutorService timer() {
		return this.timer;
	}

	/** For tasks that may block for a moment. */
	public ScheduledExecutorService background() {
		return this.background;
	}

	/** For tasks that may wait for a platform. */
	public Executor patient() {
		return this.patient;
	}

	@Override
	public void close() {
		this.patient.shutdownNow();
		this.timer.shutdownNow();
		this.background.shutdownNow();
	}

	private static ThreadPoolExecutor patientThreads() {
		ThreadPoolExecutor executor = new ThreadPoolExecutor(PATIENT_THREADS, PATIENT_THREADS, 30, TimeUnit.SECONDS,
				new LinkedBlockingQueue<>(), daemons("bootx-third-patient-"));
		executor.allowCoreThreadTimeOut(true);
		return executor;
	}

	/** Its threads start with their first task. */
	private static ScheduledThreadPoolExecutor scheduler(int threads, String prefix) {
		ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(threads, daemons(prefix));
		scheduler.setRemoveOnCancelPolicy(true);
		return scheduler;
	}

	static ThreadFactory daemons(String prefix) {
		CustomizableThreadFactory threads = new CustomizableThreadFactory(prefix);
		threads.setDaemon(true);
		return threads;
	}

}
