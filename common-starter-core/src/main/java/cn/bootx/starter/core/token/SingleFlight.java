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
 * others share its result or its failure. A flight ends before its result is known: who
 * comes with a reason against that result must not join it again.
 */
record SingleFlight<T>(TokenName what, Duration maxWait, AtomicReference<@Nullable CompletableFuture<T>> inFlight) {

	SingleFlight(TokenName what, Duration maxWait) {
		this(what, maxWait, new AtomicReference<>());
	}

	T join(Supplier<T> work) {
		CompletableFuture<T> mine = new CompletableFuture<>();
		CompletableFuture<T> flying = this.inFlight.compareAndExchange(null, mine);
		if (flying != null) {
			return await(flying);
		}
		try {
			T result = work.get();
			this.inFlight.set(null);
			mine.complete(result);
			return result;
		}
		catch (Throwable ex) {
			this.inFlight.set(null);
			mine.completeExceptionally(ex);
			throw ex;
		}
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
			throw AccessTokens.UnavailableException.interrupted(this.what);
		}
	}

}
