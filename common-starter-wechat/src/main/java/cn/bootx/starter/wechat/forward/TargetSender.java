package cn.bootx.starter.wechat.forward;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Delivers to one target with threads, a queue and an HTTP client of its own, so that a
 * slow or dead target does not delay the others.
 */
final class TargetSender {

	/** Deliveries at once: a target may take as long as WeChat lets it. */
	static final int PARALLEL = 8;

	private static final Logger logger = LoggerFactory.getLogger(TargetSender.class);

	private static final long IDLE_SECONDS = 30;

	private final WeChatForwarder.Target target;

	private final ForwardTiming timing;

	private final TargetClient client;

	private final ThreadPoolExecutor threads;

	private final CountDownLatch closing = new CountDownLatch(1);

	private final AtomicInteger lost = new AtomicInteger();

	private final RareWarning dropped;

	private final RareWarning failed;

	TargetSender(WeChatForwarder.Target target, ForwardTiming timing, Clock clock) {
		this.target = target;
		this.timing = timing;
		this.client = new TargetClient(target);
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

	WeChatForwarder.Target target() {
		return this.target;
	}

	TargetClient client() {
		return this.client;
	}

	ForwardTiming timing() {
		return this.timing;
	}

	/** Takes a push, or drops it where too many wait. */
	void offer(ForwardedPush push) {
		try {
			this.threads.execute(new Delivery(this, push));
		}
		catch (RejectedExecutionException ex) {
			push.watch().end("dropped", null);
			this.dropped.warn(this.target,
					this.closing.getCount() == 0 ? "the application is closing" : this.target.queue()
							+ " wait already; let it answer faster, or raise " + this.target.property() + ".queue");
		}
	}

	/** Waits before a further attempt; a closing application does not wait. */
	void pause(Duration time) throws InterruptedException {
		this.closing.await(time.toNanos(), TimeUnit.NANOSECONDS);
	}

	void tellFailure(String problem) {
		this.failed.warn(this.target, problem);
	}

	void countLost() {
		this.lost.incrementAndGet();
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

}
