package cn.bootx.starter.benchmarks.outbound;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.sun.management.ThreadMXBean;

/**
 * Sends from a number of threads for a while. CPU time and bytes are those of the sending
 * threads: all senders work on the caller's thread.
 */
final class SendLoad {

	private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

	private SendLoad() {
	}

	/**
	 * What a round gave.
	 *
	 * @param rate sends in a second
	 * @param cpuMicros CPU time per send in microseconds
	 * @param bytes allocated per send
	 */
	record Cell(double rate, double cpuMicros, double bytes) {
	}

	private record Part(long sends, long cpu, long bytes) {
	}

	static Cell run(Send send, int threads, Duration time) {
		ExecutorService pool = Executors.newFixedThreadPool(threads);
		try {
			long began = System.nanoTime();
			List<Future<Part>> parts = new ArrayList<>();
			for (int i = 0; i < threads; i++) {
				parts.add(pool.submit(() -> part(send, began + time.toNanos())));
			}
			long sends = 0;
			long cpu = 0;
			long bytes = 0;
			for (Future<Part> part : parts) {
				sends += part.get().sends();
				cpu += part.get().cpu();
				bytes += part.get().bytes();
			}
			double seconds = (System.nanoTime() - began) / 1e9;
			return new Cell(sends / seconds, cpu / 1e3 / sends, (double) bytes / sends);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A message was not sent", ex.getCause());
		}
		finally {
			pool.shutdownNow();
		}
	}

	private static Part part(Send send, long end) throws Exception {
		long id = Thread.currentThread().getId();
		long cpu = THREADS.getCurrentThreadCpuTime();
		long bytes = THREADS.getThreadAllocatedBytes(id);
		long sends = 0;
		while (System.nanoTime() - end < 0) {
			send.once();
			sends++;
		}
		return new Part(sends, THREADS.getCurrentThreadCpuTime() - cpu, THREADS.getThreadAllocatedBytes(id) - bytes);
	}

}
