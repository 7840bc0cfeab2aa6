package cn.bootx.starter.core.token;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;

/**
 * A token endpoint that counts, and can be held or made to fail.
 */
final class CountingSource implements TokenSource {

	final AtomicInteger calls = new AtomicInteger();

	final List<String> rejectedSeen = new CopyOnWriteArrayList<>();

	volatile Duration lifetime = Duration.ofSeconds(7200);

	volatile @Nullable RuntimeException failure;

	volatile @Nullable CountDownLatch gate;

	@Override
	public Fetched fetch(@Nullable String rejected) {
		int number = this.calls.incrementAndGet();
		this.rejectedSeen.add(String.valueOf(rejected));
		CountDownLatch closed = this.gate;
		if (closed != null) {
			await(closed);
		}
		RuntimeException wrong = this.failure;
		if (wrong != null) {
			throw wrong;
		}
		return new Fetched("token-" + number, this.lifetime);
	}

	private static void await(CountDownLatch gate) {
		try {
			if (!gate.await(60, TimeUnit.SECONDS)) {
				throw new IllegalStateException("The gate stayed closed");
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
