package cn.bootx.starter.core.robot;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;

/** What waits for one robot. */
final class RobotLane<M> {

	private static final Logger logger = LoggerFactory.getLogger(RobotQueue.class);

	/** Where the limiter does not say when the next turn is, or the platform is away. */
	private static final Duration PAUSE = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private final String code;

	private final RobotQueue.Settings settings;

	private final RobotQueue.Sending<M> sending;

	private final Loss loss;

	/** One thread sends, so that the order stays. */
	private final ReentrantLock turn = new ReentrantLock();

	private final AtomicBoolean working = new AtomicBoolean();

	private final Deque<Waiting<M>> waiting = new ArrayDeque<>();

	/** Messages that waited since the queue was empty, and messages made of them. */
	private int kept;

	private int sent;

	private int failures;

	RobotLane(String code, RobotQueue.Settings settings, RobotQueue.Sending<M> sending, Loss loss) {
		this.code = code;
		this.settings = settings;
		this.sending = sending;
		this.loss = loss;
	}

	String code() {
		return this.code;
	}

	boolean isEmpty() {
		synchronized (this.waiting) {
			return this.waiting.isEmpty();
		}
	}

	boolean beginToWork() {
		return this.working.compareAndSet(false, true);
	}

	void endToWork() {
		this.working.set(false);
	}

	/**
	 * Adds all of the messages behind those that wait, or none where there is no room.
	 */
	boolean add(List<M> messages) {
		synchronized (this.waiting) {
			Deque<Waiting<M>> added = new ArrayDeque<>();
			Waiting<M> last = this.waiting.peekLast();
			boolean replaces = false;
			for (M message : messages) {
				Waiting<M> next = new Waiting<>(message, 1, System.nanoTime(), false);
				Waiting<M> before = added.isEmpty() ? last : added.peekLast();
				Waiting<M> merged = (before != null) ? merge(before, next) : null;
				if (merged != null && added.pollLast() == null) {
					replaces = true;
				}
				added.addLast((merged != null) ? merged : next);
			}
			int size = this.waiting.size() + added.size() - (replaces ? 1 : 0);
			if (size > this.settings.size()) {
				return false;
			}
			if (this.waiting.isEmpty()) {
				this.kept = 0;
				this.sent = 0;
				logger.warn("The robot '{}' is over its limit: its messages wait for their turn", this.code);
			}
			if (replaces) {
				this.waiting.removeLast();
			}
			this.kept += messages.size();
			this.waiting.addAll(added);
			return true;
		}
	}

	private @Nullable Waiting<M> merge(Waiting<M> first, Waiting<M> second) {
		if (this.settings.mode() != RobotQueue.Mode.MERGE || first.underWay()) {
			return null;
		}
		M merged = this.sending.merge(first.message(), second.message());
		return (merged != null) ? new Waiting<>(merged, first.messages() + second.messages(), first.since(), false)
				: null;
	}

	/**
	 * Sends what has its turn.
	 * @return how long to wait for the next turn, or null if nothing waits
	 */
	@Nullable Duration drain() {
		this.turn.lock();
		try {
			while (true) {
				Waiting<M> head = begin();
				if (head == null) {
					return null;
				}
				Duration wait = send(head);
				if (wait != null) {
					return wait;
				}
			}
		}
		finally {
			this.turn.unlock();
		}
	}

	/** How long to wait before it is tried again, or null if it is done with. */
	private @Nullable Duration send(Waiting<M> head) {
		PlatformException failure;
		try {
			this.sending.send(this.code, head.message(), false);
			end(true);
			return null;
		}
		catch (PlatformException ex) {
			failure = ex;
		}
		catch (RuntimeException ex) {
			end(false);
			logger.error("A message of the robot '{}' cannot be sent and is lost", this.code, ex);
			return null;
		}
		boolean throttled = failure.category() == ErrorCategory.THROTTLED;
		boolean again = throttled || failure.category() == ErrorCategory.TRANSIENT && !failure.outcomeUnknown();
		Duration wait = throttled ? failure.retryAfter().orElse(PAUSE) : pause();
		long left = this.settings.maxDelay().toNanos() - (System.nanoTime() - head.since());
		if (again && wait.toNanos() <= left) {
			this.failures = throttled ? 0 : this.failures + 1;
			putBack(head);
			return wait;
		}
		end(false);
		this.loss.lose(this.code, head.message(), head.messages(), failure);
		return null;
	}

	private Duration pause() {
		Duration pause = PAUSE.multipliedBy(1L << Math.min(this.failures, 5));
		return (pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE;
	}

	/** Nothing is merged into what is under way. */
	private @Nullable Waiting<M> begin() {
		synchronized (this.waiting) {
			Waiting<M> head = this.waiting.pollFirst();
			if (head == null) {
				return null;
			}
			Waiting<M> underWay = new Waiting<>(head.message(), head.messages(), head.since(), true);
			this.waiting.addFirst(underWay);
			return underWay;
		}
	}

	private void putBack(Waiting<M> head) {
		synchronized (this.waiting) {
			this.waiting.removeFirst();
			this.waiting.addFirst(new Waiting<>(head.message(), head.messages(), head.since(), false));
		}
	}

	private void end(boolean delivered) {
		synchronized (this.waiting) {
			this.waiting.removeFirst();
			this.failures = 0;
			this.sent += delivered ? 1 : 0;
			if (this.waiting.isEmpty()) {
				logger.info("The robot '{}' has caught up: {} messages waited, {} were sent for them", this.code,
						this.kept, this.sent);
			}
		}
	}

	void giveUp(PlatformException reason) {
		List<Waiting<M>> left;
		synchronized (this.waiting) {
			left = List.copyOf(this.waiting);
			this.waiting.clear();
		}
		left.forEach((one) -> this.loss.lose(this.code, one.message(), one.messages(), reason));
	}

	/**
	 * A message, maybe merged of several.
	 *
	 * @param since when the first of them came, {@link System#nanoTime()}
	 */
	private record Waiting<M>(M message, int messages, long since, boolean underWay) {
	}

	/** Gets what was not sent. */
	@FunctionalInterface
	interface Loss {

		void lose(String code, Object message, int messages, PlatformException failure);

	}

}
