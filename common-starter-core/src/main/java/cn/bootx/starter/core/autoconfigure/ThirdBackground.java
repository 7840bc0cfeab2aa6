package cn.bootx.starter.core.autoconfigure;

import java.util.concurrent.ExecutorService;
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
 * @param timer for tasks that never block
 * @param background for tasks that may block for a moment
 * @param patient for tasks that may wait for a platform
 * @since 0.1.0
 */
public record ThirdBackground(ScheduledExecutorService timer, ScheduledExecutorService background,
		ExecutorService patient) implements AutoCloseable {

	private static final int BACKGROUND_THREADS = 4;

	private static final int PATIENT_THREADS = 8;

	/** With threads that start with their first task. */
	public ThirdBackground() {
		this(scheduler(1, "bootx-third-timer-"), scheduler(BACKGROUND_THREADS, "bootx-third-background-"),
				patientThreads());
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
