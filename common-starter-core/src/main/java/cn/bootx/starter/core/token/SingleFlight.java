package cn.bootx.starter.core.token;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Of many threads that want the same thing at once, the first does the work and the
 * others share its result or its failure.
 */
final class SingleFlight<T> {

	private final AtomicReference<@Nullable CompletableFuture<T>> inFlight = new AtomicReference<>();

	private final String what;

	private final Duration maxWait;

	SingleFlight(String what, Duration maxWait) {
		this.what = what;
		this.maxWait = maxWait;
	}

	T join(Supplier<T> work) {
		CompletableFuture<T> mine = new CompletableFuture<>();
		CompletableFuture<T> flying = this.inFlight.compareAndExchange(null, mine);
		if (flying != null) {
			return await(flying);
		}
		try {
			T result = work.get();
			land(() -> mine.complete(result));
			return result;
		}
		catch (Throwable ex) {
			land(() -> mine.completeExceptionally(ex));
			throw ex;
		}
	}

	/**
	 * Ends the flight before its result is known to anybody: who comes with a reason
	 * against that result must not join this flight again.
	 */
	private void land(Runnable completion) {
		this.inFlight.set(null);
		completion.run();
	}

	private T await(CompletableFuture<T> flying) {
		try {
			return flying.get(this.maxWait.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (ExecutionException ex) {
			if (ex.getCause() instanceof RuntimeException failure) {
				throw failure;
			}
			throw new IllegalStateException("Fetching the " + this.what + " failed", ex.getCause());
		}
		catch (TimeoutException ex) {
			throw new AccessTokens.UnavailableException("The " + this.what + " did not arrive within " + this.maxWait
					+ "; another thread of this process is fetching it");
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AccessTokens.UnavailableException("Interrupted while waiting for the " + this.what);
		}
	}

}
