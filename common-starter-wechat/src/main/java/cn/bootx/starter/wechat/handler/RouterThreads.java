package cn.bootx.starter.wechat.handler;

import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads of the router's asynchronous rules. WxJava would start up to 100 that never
 * end. Not an {@code Executor} bean: Boot's own would back off from it.
 */
final class RouterThreads implements AutoCloseable {

	private static final int THREADS = 16;

	private static final int WAITING = 1024;

	private final ThreadPoolExecutor executor;

	RouterThreads() {
		AtomicInteger number = new AtomicInteger();
		this.executor = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(WAITING), (task) -> {
					Thread thread = new Thread(task, "bootx-wechat-router-" + number.incrementAndGet());
					thread.setDaemon(true);
					return thread;
				});
		this.executor.allowCoreThreadTimeOut(true);
	}

	ExecutorService executor() {
		return this.executor;
	}

	@Override
	public void close() {
		this.executor.shutdown();
		try {
			if (!this.executor.awaitTermination(5, TimeUnit.SECONDS)) {
				this.executor.shutdownNow();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			this.executor.shutdownNow();
		}
	}

}
