package cn.bootx.starter.core.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Many threads that do the same thing at the same instant.
 */
public final class Storm {

	public static final int THREADS = 64;

	private Storm() {
	}

	/** What each thread got. */
	public static <T> List<T> of(Callable<T> task) {
		return of(THREADS, task);
	}

	public static <T> List<T> of(int threads, Callable<T> task) {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		CountDownLatch ready = new CountDownLatch(threads);
		try {
			List<Future<T>> running = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				running.add(executor.submit(() -> {
					ready.countDown();
					ready.await();
					return task.call();
				}));
			}
			List<T> results = new ArrayList<>();
			for (Future<T> future : running) {
				results.add(future.get(60, TimeUnit.SECONDS));
			}
			return results;
		}
		catch (ExecutionException ex) {
			throw new AssertionError("A thread failed", ex.getCause());
		}
		catch (Exception ex) {
			throw new AssertionError("The storm did not end", ex);
		}
		finally {
			executor.shutdownNow();
		}
	}

}
