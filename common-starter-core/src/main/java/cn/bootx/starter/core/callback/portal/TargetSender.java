package cn.bootx.starter.core.callback.portal;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.observe.ThirdObserver;

/**
 * Delivers to one target with threads, a queue and an HTTP client of its own, so that a
 * slow or dead target does not delay the others.
 */
final class TargetSender {

	/** Deliveries at once: a target may take as long as the platform lets it. */
	static final int PARALLEL = 8;

	private static final Logger logger = LoggerFactory.getLogger(TargetSender.class);

	private static final long IDLE_SECONDS = 30;

	private final PushForwarder.Target target;

	private final PushForwarder.Timing timing;

	/** Not OkHttp: that one writes some characters of a query in its own way. */
	private final HttpClient client;

	private final ThreadPoolExecutor threads;

	private final CountDownLatch closing = new CountDownLatch(1);

	private final AtomicInteger lost = new AtomicInteger();

	private final RareWarning dropped;

	private final RareWarning failed;

	TargetSender(PushForwarder.Target target, PushForwarder.Timing timing, Clock clock) {
		this.target = target;
		this.timing = timing;
		this.client = HttpClient.newBuilder()
			.version(HttpClient.Version.HTTP_1_1)
			.followRedirects(HttpClient.Redirect.NEVER)
			.connectTimeout(target.timeout())
			.build();
		AtomicInteger number = new AtomicInteger();
		this.threads = new ThreadPoolExecutor(PARALLEL, PARALLEL, IDLE_SECONDS, TimeUnit.SECONDS,
				new ArrayBlockingQueue<>(target.queue()), (task) -> {
					Thread thread = new Thread(task, "bootx-third-forward-" + number.incrementAndGet());
					thread.setDaemon(true);
					return thread;
				});
		this.threads.allowCoreThreadTimeOut(true);
		this.dropped = new RareWarning(clock, "{} push(es) were dropped instead of sent on to {}: {}");
		this.failed = new RareWarning(clock, "{} push(es) could not be delivered to {}; the last: {}");
	}

	PushForwarder.Target target() {
		return this.target;
	}

	/** Takes a push, or drops it where too many wait. */
	void offer(ForwardedPush push) {
		try {
			this.threads.execute(new Delivery(push));
		}
		catch (RejectedExecutionException ex) {
			push.watch().end("dropped", null);
			this.dropped.warn(this.target,
					this.closing.getCount() == 0 ? "the application is closing" : this.target.queue()
							+ " wait already; let it answer faster, or raise " + this.target.property() + ".queue");
		}
	}

	/** Takes nothing more; what waits is still delivered. */
	void beginToClose() {
		this.closing.countDown();
		this.threads.shutdown();
	}

	/** Gives up what is not delivered by then. */
	void close(Duration patience) throws InterruptedException {
		if (this.threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS)) {
			return;
		}
		List<Runnable> waiting = this.threads.shutdownNow();
		waiting.forEach((task) -> ((Delivery) task).lose());
		// Those at work are interrupted, which takes them no time.
		this.threads.awaitTermination(1, TimeUnit.SECONDS);
		logger.warn("{} push(es) to {} are lost: the application stopped, and they were not delivered within {}",
				this.lost.get(), this.target, this.timing.closeWithin());
	}

	/** One attempt. The timeout ends it as a whole, also where the answer drips in. */
	private int post(ForwardedPush push) throws IOException, InterruptedException {
		CompletableFuture<HttpResponse<Void>> call = this.client.sendAsync(push.to(this.target),
				HttpResponse.BodyHandlers.discarding());
		try {
			return call.get(this.target.timeout().toNanos(), TimeUnit.NANOSECONDS).statusCode();
		}
		catch (TimeoutException ex) {
			throw new IOException("no answer within " + this.target.timeout(), ex);
		}
		catch (ExecutionException ex) {
			throw new IOException(String.valueOf(ex.getCause()), ex);
		}
		finally {
			call.cancel(true);
		}
	}

	/**
	 * The way of one push: up to three attempts, as the platforms make, while its
	 * signature is fresh. Only an answer that another attempt cannot better, such as 403
	 * or a redirect, ends it early.
	 */
	private final class Delivery implements Runnable {

		private final ForwardedPush push;

		Delivery(ForwardedPush push) {
			this.push = push;
		}

		@Override
		public void run() {
			try {
				deliver();
			}
			catch (InterruptedException ex) {
				lose();
				Thread.currentThread().interrupt();
			}
			catch (RuntimeException ex) {
				fail(ex.toString(), ex);
			}
		}

		/** The application stopped before the push was delivered. */
		void lose() {
			TargetSender.this.lost.incrementAndGet();
			this.push.watch().end("lost", null);
		}

		private void deliver() throws InterruptedException {
			List<Duration> pauses = TargetSender.this.timing.pauses();
			Duration freshFor = TargetSender.this.timing.freshFor();
			for (int done = 0; System.nanoTime() - this.push.arrived() < freshFor.toNanos(); done++) {
				if (!attempt(done == pauses.size())) {
					return;
				}
				// A closing application does not wait.
				TargetSender.this.closing.await(pauses.get(done).toNanos(), TimeUnit.NANOSECONDS);
			}
			this.push.watch().end("expired", null);
			TargetSender.this.failed.warn(TargetSender.this.target,
					"it waited " + freshFor + ", and its signature is not fresh any more");
		}

		/** Whether there is to be another one. */
		private boolean attempt(boolean last) throws InterruptedException {
			int status;
			try {
				status = post(this.push);
			}
			catch (IOException ex) {
				if (last) {
					fail(ex.getMessage(), ex);
				}
				return !last;
			}
			if (status >= 200 && status < 300) {
				this.push.watch().end("delivered", null);
				return false;
			}
			if (last || status < 500 && status != 429) {
				fail("status " + status, null);
				return false;
			}
			return true;
		}

		private void fail(@Nullable String problem, @Nullable Exception failure) {
			this.push.watch().end("failed", failure);
			TargetSender.this.failed.warn(TargetSender.this.target, String.valueOf(problem));
		}

	}

	/** Warns at most once a minute, with the number of times that there was reason to. */
	private static final class RareWarning {

		private static final Logger logger = LoggerFactory.getLogger(PushForwarder.class);

		private static final long EVERY = Duration.ofMinutes(1).toMillis();

		private final Clock clock;

		private final String format;

		private long said = Long.MIN_VALUE / 2;

		private long unsaid;

		RareWarning(Clock clock, String format) {
			this.clock = clock;
			this.format = format;
		}

		synchronized void warn(PushForwarder.Target target, String reason) {
			this.unsaid++;
			long now = this.clock.millis();
			if (now - this.said >= EVERY) {
				logger.warn(this.format, this.unsaid, target, reason);
				this.said = now;
				this.unsaid = 0;
			}
		}

	}

	/**
	 * A push on its way to one target.
	 *
	 * @param contentType what the body is, or null if the push did not say
	 * @param arrived when it arrived, {@link System#nanoTime()}
	 */
	record ForwardedPush(String rawQuery, byte[] body, @Nullable String contentType, String hops, long arrived,
			ThirdObserver.Watch watch) {

		HttpRequest to(PushForwarder.Target target) {
			return HttpRequest.newBuilder(target.with(this.rawQuery))
				.header("Content-Type", (this.contentType != null) ? this.contentType : "text/xml")
				.header(Hops.HEADER, this.hops)
				.POST(HttpRequest.BodyPublishers.ofByteArray(this.body))
				.build();
		}

		/** Leaves everything out that a user wrote. */
		@Override
		public String toString() {
			return "ForwardedPush[" + this.body.length + " bytes]";
		}

		/**
		 * The applications that have sent a push on, oldest first. The header comes with
		 * a push whose signature is verified, and it decides only whether the push is
		 * sent on once more: a sender that could write it could as well hold the push
		 * back.
		 */
		record Hops(List<String> marks) {

			static final String HEADER = "X-Bootx-Forwarded";

			/** More than the largest limit is read as just that. */
			private static final int MOST = 64;

			static Hops of(@Nullable String header) {
				return new Hops((header == null || header.isBlank()) ? List.of()
						: Arrays.stream(header.split(",", MOST)).map(String::strip).toList());
			}

			String headerWith(String mark) {
				return this.marks.isEmpty() ? mark : String.join(",", this.marks) + "," + mark;
			}

		}

	}

}
