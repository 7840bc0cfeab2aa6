package cn.bootx.starter.core.robot;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;

/**
 * Sends the messages of a platform's robots, and keeps those that have no turn yet: for
 * each robot a bounded number, in their order, on this node. Whoever sends is not kept
 * waiting; the limiter decides on all nodes whose turn it is. Without a size nothing is
 * kept, and a message waits for its turn or fails.
 * <p>
 * What waits is in memory. A message that waited in vain is logged and reported as a
 * {@link Lost}; so is what is left when the application stops.
 *
 * @param <M> the platform's message type
 * @since 0.1.0
 */
public final class RobotQueue<M> implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(RobotQueue.class);

	/** Code of the exception for a message that finds no room. */
	public static final String FULL = "queue-full";

	private final Platform platform;

	private final String api;

	private final Settings settings;

	private final @Nullable ScheduledExecutorService scheduler;

	private final Consumer<Lost> lost;

	private final Duration patience;

	private final Map<String, RobotLane<M>> lanes = new ConcurrentHashMap<>();

	private volatile boolean closed;

	/**
	 * Makes a queue without messages.
	 * @param api path of the call that sends, for exceptions
	 * @param scheduler sends what waited; its tasks may block
	 * @param lost gets what was not sent
	 * @param patience how long an application that stops waits for what may still be sent
	 */
	public RobotQueue(Platform platform, String api, Settings settings, ScheduledExecutorService scheduler,
			Consumer<Lost> lost, Duration patience) {
		this(platform, api, settings, lost, patience, scheduler);
	}

	private RobotQueue(Platform platform, String api, Settings settings, Consumer<Lost> lost, Duration patience,
			@Nullable ScheduledExecutorService scheduler) {
		this.platform = platform;
		this.api = api;
		this.settings = settings;
		this.scheduler = scheduler;
		this.lost = lost;
		this.patience = patience;
	}

	/** Keeps nothing: each message waits for its turn or fails. */
	public static <M> RobotQueue<M> none(Platform platform, String api) {
		return new RobotQueue<>(platform, api, Settings.NONE, (lost) -> {
		}, Duration.ZERO, null);
	}

	/**
	 * Sends the parts of a message in their order, or keeps them where their turn has not
	 * come.
	 * @throws PlatformException if one cannot be sent, or finds no room; if others were
	 * sent before, it says so and its outcome is unknown
	 */
	public void send(String code, List<M> parts, Sending<M> sending) {
		boolean queued = this.settings.size() > 0 && !this.closed;
		RobotLane<M> lane = queued ? lane(code, sending) : null;
		for (int i = 0; i < parts.size(); i++) {
			try {
				if (lane == null) {
					sending.send(code, parts.get(i), true);
				}
				else if (!sendNow(lane, parts.get(i), sending)) {
					keep(lane, parts.subList(i, parts.size()));
					return;
				}
			}
			catch (PlatformException ex) {
				throw (i == 0) ? ex : ex.afterParts(i, parts.size());
			}
		}
	}

	/** What came earlier goes first. */
	private boolean sendNow(RobotLane<M> lane, M part, Sending<M> sending) {
		if (!lane.isEmpty()) {
			return false;
		}
		try {
			sending.send(lane.code(), part, false);
			return true;
		}
		catch (PlatformException ex) {
			if (ex.category() != ErrorCategory.THROTTLED) {
				throw ex;
			}
			return false;
		}
	}

	private void keep(RobotLane<M> lane, List<M> parts) {
		if (!lane.add(parts)) {
			throw PlatformException.of(this.platform, this.api)
				.code(FULL)
				.message(this.settings.size() + " messages of the robot '" + lane.code()
						+ "' wait for their turn already; this one was not sent")
				.category(ErrorCategory.THROTTLED, "send fewer messages, or raise robot.queue.size")
				.build();
		}
		schedule(lane, Duration.ZERO);
		if (this.closed) {
			// It stopped in between.
			giveUp(lane);
		}
	}

	private RobotLane<M> lane(String code, Sending<M> sending) {
		return this.lanes.computeIfAbsent(code, (name) -> new RobotLane<>(name, this.settings, sending, this::lose));
	}

	private void schedule(RobotLane<M> lane, Duration delay) {
		if (this.closed || this.scheduler == null || !lane.beginToWork()) {
			return;
		}
		try {
			this.scheduler.schedule(() -> work(lane), delay.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (RejectedExecutionException ex) {
			lane.endToWork();
			logger.debug("The scheduler ends before the queue", ex);
		}
	}

	private void work(RobotLane<M> lane) {
		Duration next = lane.drain();
		lane.endToWork();
		if (next != null) {
			schedule(lane, next);
		}
		else if (!lane.isEmpty()) {
			// Something arrived in between.
			schedule(lane, Duration.ZERO);
		}
	}

	@Override
	public void start() {
		this.closed = false;
	}

	/**
	 * Keeps nothing more, and sends what waits and gets its turn in time; the rest is
	 * lost. Messages that are sent afterwards wait for their turn or fail.
	 */
	@Override
	public void stop() {
		this.closed = true;
		long deadline = System.nanoTime() + this.patience.toNanos();
		Duration next = drainAll();
		while (next != null && System.nanoTime() + next.toNanos() - deadline < 0) {
			try {
				TimeUnit.NANOSECONDS.sleep(next.toNanos());
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
				break;
			}
			next = drainAll();
		}
		this.lanes.values().forEach(this::giveUp);
	}

	@Override
	public boolean isRunning() {
		return !this.closed;
	}

	/** Ends after the handlers and the web server, which may send until then. */
	@Override
	public int getPhase() {
		return SmartLifecycle.DEFAULT_PHASE - 4096;
	}

	private void giveUp(RobotLane<M> lane) {
		lane.giveUp(PlatformException.of(this.platform, this.api)
			.code("stopped")
			.message("the application stopped before the message had its turn; it was not sent")
			.category(ErrorCategory.THROTTLED)
			.build());
	}

	/** The time until the next turn of any robot, or null if nothing waits. */
	private @Nullable Duration drainAll() {
		return this.lanes.values()
			.stream()
			.map(RobotLane::drain)
			.filter(Objects::nonNull)
			.min(Duration::compareTo)
			.orElse(null);
	}

	private void lose(String code, Object message, int messages, PlatformException failure) {
		logger.error("{} message(s) of the robot '{}' waited in vain and are lost: {}", messages, code,
				failure.getMessage());
		try {
			this.lost.accept(new Lost(this.platform, code, message, messages, failure));
		}
		catch (RuntimeException ex) {
			logger.error("A listener failed on the lost message of the robot '{}'", code, ex);
		}
	}

	/**
	 * How a platform sends.
	 *
	 * @param <M> the platform's message type
	 */
	public interface Sending<M> {

		/**
		 * Sends a message through the robot of that code.
		 * @param mayWait whether the calling thread may wait for its turn as long as the
		 * limiter allows; if not and there is none now, it fails with THROTTLED
		 * @throws PlatformException if it cannot be sent
		 */
		void send(String code, M message, boolean mayWait);

		/** One message instead of two, or null where they cannot be one. */
		@Nullable M merge(M first, M second);

	}

	/**
	 * What a queue keeps.
	 *
	 * @param size how many messages of a robot may wait; 0 for no queue
	 * @param mode what becomes of messages that wait
	 * @param maxDelay how long a message waits at most
	 */
	public record Settings(int size, Mode mode, Duration maxDelay) {

		/** No queue. */
		static final Settings NONE = new Settings(0, Mode.DELAY, Duration.ofHours(1));

		public Settings {
			if (size < 0 || maxDelay.isNegative() || maxDelay.isZero()) {
				throw new IllegalArgumentException(
						"A size must not be negative and a delay positive, but are " + size + " and " + maxDelay);
			}
		}

	}

	/** What becomes of messages that wait. */
	public enum Mode {

		/** Each is sent when its turn comes. */
		DELAY,

		/**
		 * Neighbours of one kind, texts or Markdown, become one message as long as that
		 * is not too long: an alert storm arrives in a few messages.
		 */
		MERGE

	}

	/**
	 * A message that waited and was not sent: published as an event of the application.
	 *
	 * @param robot code of the robot
	 * @param message the platform's message, maybe merged
	 * @param messages how many messages it was merged of
	 * @param failure why; its outcome is unknown where the message may have arrived
	 */
	public record Lost(Platform platform, String robot, Object message, int messages, PlatformException failure) {

		/** Leaves the message out. */
		@Override
		public String toString() {
			return "RobotQueue.Lost[" + this.platform + ", " + this.robot + ", " + this.messages + "]";
		}

	}

}
