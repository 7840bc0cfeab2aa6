package cn.bootx.starter.core.robot;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.limit.RateLimit;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.testing.BrokenStore;
import cn.bootx.starter.testing.Await;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RobotQueueTests {

	private static final String API = "/webhook/send";

	private static final Duration WINDOW = Duration.ofMillis(300);

	private static final int PER_WINDOW = 3;

	private final BrokenStore store = new BrokenStore(new InMemoryExpiringStore(Clock.systemUTC()));

	private final ScheduledExecutorService scheduler = Executors.newScheduledThreadPool(4);

	private final List<RobotQueue.Lost> lost = new CopyOnWriteArrayList<>();

	private final Group group = new Group();

	private Duration patience = Duration.ZERO;

	@AfterEach
	void stop() {
		this.scheduler.shutdownNow();
	}

	@Test
	void sendsAtOnceWhileThereAreTurnsAndReportsRefusals() {
		Node node = node(10, RobotQueue.Mode.DELAY);
		node.send("a");
		assertThat(this.group.texts()).containsExactly("a");
		this.group.refuse(ErrorCategory.NOT_FOUND);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> node.send("b"))
			.matches((ex) -> ex.category() == ErrorCategory.NOT_FOUND);
		assertThat(this.lost).isEmpty();
	}

	@Test
	void aStormArrivesLateInItsOrderAndNotTooFast() {
		Node node = node(100, RobotQueue.Mode.DELAY);
		List<String> storm = IntStream.range(0, 11).mapToObj(String::valueOf).toList();
		storm.forEach(node::send);
		assertThat(this.group.texts()).hasSizeLessThan(11);
		Await.until(() -> this.group.texts().size() == 11);
		assertThat(this.group.texts()).isEqualTo(storm);
		this.group.keptTheLimit();
	}

	@Test
	void aStormIsMergedIntoAFewMessages() {
		Node node = node(10, RobotQueue.Mode.MERGE);
		IntStream.range(0, 60).mapToObj(String::valueOf).forEach(node::send);
		Await.until(() -> String.join(",", this.group.texts()).endsWith("59"));
		assertThat(String.join(",", this.group.texts()).split(",")).hasSize(60)
			.containsExactlyElementsOf(IntStream.range(0, 60).mapToObj(String::valueOf).toList());
		assertThat(this.group.texts()).hasSizeLessThan(15).allMatch((text) -> text.length() <= Node.LONGEST);
		assertThat(this.lost).isEmpty();
	}

	@Test
	void aFullQueueRefusesAllPartsOfAMessageOrNone() {
		Node node = node(2, RobotQueue.Mode.DELAY);
		IntStream.range(0, PER_WINDOW).forEach((i) -> node.send("now"));
		node.send("waits");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> node.send("p1", "p2"))
			.withMessageContaining("robot.queue.size")
			.withMessageContaining("'ops'")
			.satisfies((ex) -> {
				assertThat(ex.code()).isEqualTo(RobotQueue.FULL);
				assertThat(ex.category()).isEqualTo(ErrorCategory.THROTTLED);
				assertThat(ex.outcomeUnknown()).isFalse();
			});
		node.send("fits");
		Await.until(() -> this.group.texts().contains("fits"));
		assertThat(this.group.texts()).endsWith("waits", "fits").doesNotContain("p1", "p2");
	}

	@Test
	void aMessageThatWasSentInPartSaysSo() {
		Node node = node(1, RobotQueue.Mode.DELAY);
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> node.send("1", "2", "3", "4", "5"))
			.withMessageContaining("3 of 5 parts were sent")
			.matches(PlatformException::outcomeUnknown);
		assertThat(this.group.texts()).containsExactly("1", "2", "3");
	}

	@Test
	void theRestOfAMessageWaits() {
		Node node = node(5, RobotQueue.Mode.DELAY);
		node.send("1", "2", "3", "4", "5");
		Await.until(() -> this.group.texts().size() == 5);
		assertThat(this.group.texts()).containsExactly("1", "2", "3", "4", "5");
		this.group.keptTheLimit();
	}

	@Test
	void twoNodesTakeTurns() {
		Node one = node(100, RobotQueue.Mode.DELAY);
		Node other = node(100, RobotQueue.Mode.DELAY);
		for (int i = 0; i < 6; i++) {
			one.send("one" + i);
			other.send("other" + i);
		}
		Await.until(() -> this.group.texts().size() == 12);
		assertThat(this.group.texts()).doesNotHaveDuplicates();
		this.group.keptTheLimit();
	}

	@Test
	void goesOnWithoutTheStore() {
		Node node = node(100, RobotQueue.Mode.DELAY);
		this.store.down();
		IntStream.range(0, 8).mapToObj(String::valueOf).forEach(node::send);
		Await.until(() -> this.group.texts().size() == 8);
		this.group.keptTheLimit();
	}

	@Test
	void robotsDoNotWaitForOneAnother() {
		Node node = node(100, RobotQueue.Mode.DELAY);
		IntStream.range(0, 20).forEach((i) -> node.send("x"));
		node.queue.send("other", List.of("y"), node);
		assertThat(this.group.texts()).contains("y");
	}

	@Test
	void whatThePlatformThrottledIsSentAfterThePause() {
		Node node = node(100, RobotQueue.Mode.DELAY);
		this.group.refuse(ErrorCategory.THROTTLED);
		node.send("a");
		assertThat(this.group.texts()).isEmpty();
		node.send("b");
		Await.until(() -> this.group.texts().size() == 2);
		assertThat(this.group.texts()).containsExactly("a", "b");
	}

	@Test
	void whatIsRefusedLaterIsReportedAndTheOthersGoOn() {
		Node node = node(100, RobotQueue.Mode.DELAY);
		IntStream.range(0, PER_WINDOW).forEach((i) -> node.send("now"));
		this.group.refuse(ErrorCategory.INVALID_ARGUMENT);
		node.send("bad");
		node.send("good");
		Await.until(() -> this.group.texts().contains("good"));
		assertThat(this.lost).singleElement().satisfies((one) -> {
			assertThat(one.message()).isEqualTo("bad");
			assertThat(one.robot()).isEqualTo("ops");
			assertThat(one.messages()).isOne();
			assertThat(one.failure().category()).isEqualTo(ErrorCategory.INVALID_ARGUMENT);
			assertThat(one.toString()).doesNotContain("bad");
		});
	}

	@Test
	void isSentAgainOnlyWhereItDidNotArrive() {
		Node node = node(100, RobotQueue.Mode.DELAY);
		IntStream.range(0, PER_WINDOW).forEach((i) -> node.send("now"));
		this.group.refuse(ErrorCategory.TRANSIENT);
		node.send("again");
		Await.until(() -> this.group.texts().contains("again"));
		assertThat(this.lost).isEmpty();
		IntStream.range(0, PER_WINDOW).forEach((i) -> node.send("now"));
		this.group.loseTheAnswer();
		node.send("maybe");
		Await.until(() -> !this.lost.isEmpty());
		assertThat(this.lost.get(0).failure().outcomeUnknown()).isTrue();
	}

	@Test
	void whatWaitsTooLongIsLost() {
		Node node = new Node(new RobotQueue.Settings(100, RobotQueue.Mode.DELAY, WINDOW.dividedBy(3)));
		IntStream.range(0, PER_WINDOW + 1).mapToObj(String::valueOf).forEach(node::send);
		Await.until(() -> !this.lost.isEmpty());
		assertThat(this.lost.get(0).failure().category()).isEqualTo(ErrorCategory.THROTTLED);
		assertThat(this.group.texts()).containsExactly("0", "1", "2");
	}

	@Test
	void aDefectLosesOneMessageOnly() {
		Node node = node(100, RobotQueue.Mode.DELAY);
		IntStream.range(0, PER_WINDOW).forEach((i) -> node.send("now"));
		node.send(Node.DEFECT);
		node.send("good");
		Await.until(() -> this.group.texts().contains("good"));
	}

	@Test
	void whoStopsSendsWhatHasItsTurnInTime() {
		this.patience = WINDOW.multipliedBy(100);
		Node node = node(100, RobotQueue.Mode.DELAY);
		IntStream.range(0, 8).mapToObj(String::valueOf).forEach(node::send);
		node.queue.stop();
		assertThat(this.group.texts()).hasSize(8);
		assertThat(this.lost).isEmpty();
		assertThat(node.queue.isRunning()).isFalse();
	}

	@Test
	void whatIsLeftAtTheEndIsReported() {
		Node node = node(100, RobotQueue.Mode.MERGE);
		IntStream.range(0, 8).mapToObj(String::valueOf).forEach(node::send);
		node.queue.stop();
		assertThat(this.lost).singleElement().satisfies((one) -> {
			assertThat(one.message()).isEqualTo("3,4,5,6,7");
			assertThat(one.messages()).isEqualTo(5);
			assertThat(one.failure().code()).isEqualTo("stopped");
		});
		node.send("afterwards");
		assertThat(this.group.texts()).endsWith("afterwards");
	}

	@Test
	void whoeverSendsMeanwhileIsNotKeptWaitingByASlowPlatform() throws Exception {
		Node node = node(100, RobotQueue.Mode.MERGE);
		IntStream.range(0, PER_WINDOW).forEach((i) -> node.send("now"));
		CountDownLatch answer = this.group.hold();
		node.send("slow");
		Await.until(this.group::isHeld);
		node.send("b");
		node.send("c");
		answer.countDown();
		Await.until(() -> this.group.texts().size() == PER_WINDOW + 2);
		// Nothing was merged into what was under way.
		assertThat(this.group.texts()).endsWith("slow", "b,c");
	}

	private Node node(int size, RobotQueue.Mode mode) {
		return new Node(new RobotQueue.Settings(size, mode, Duration.ofMinutes(1)));
	}

	/** One node of the application. */
	private final class Node implements RobotQueue.Sending<String> {

		private static final int LONGEST = 20;

		private static final String DEFECT = "defect";

		private final RobotQueue<String> queue;

		private final RateLimiter limiter = new RateLimiter(view(), Platform.WECOM, "robot",
				new RateLimit(PER_WINDOW, WINDOW, Duration.ofSeconds(5)), null);

		Node(RobotQueue.Settings settings) {
			this.queue = new RobotQueue<>(Platform.WECOM, API, settings, RobotQueueTests.this.scheduler,
					RobotQueueTests.this.lost::add, RobotQueueTests.this.patience);
		}

		private ExpiringStore view() {
			return RobotQueueTests.this.store;
		}

		void send(String... parts) {
			this.queue.send("ops", List.of(parts), this);
		}

		@Override
		public void send(String code, String message, boolean mayWait) {
			RateLimiter turns = mayWait ? this.limiter : this.limiter.withMaxWait(Duration.ZERO);
			turns.<Boolean>call(code, API, () -> {
				if (message.equals(DEFECT)) {
					throw new IllegalStateException("a defect");
				}
				return RobotQueueTests.this.group.take(code, message);
			});
		}

		@Override
		public @Nullable String merge(String first, String second) {
			String merged = first + "," + second;
			return (merged.length() <= LONGEST) ? merged : null;
		}

	}

	/** The group behind the robot. */
	private static final class Group {

		private final List<String> texts = new CopyOnWriteArrayList<>();

		private final List<Long> times = new CopyOnWriteArrayList<>();

		private final Queue<PlatformException> failures = new ConcurrentLinkedQueue<>();

		private volatile @Nullable CountDownLatch hold;

		private volatile boolean held;

		boolean take(String code, String text) {
			long now = System.nanoTime();
			PlatformException failure = this.failures.poll();
			if (failure != null) {
				throw failure;
			}
			CountDownLatch until = this.hold;
			if (until != null) {
				this.hold = null;
				this.held = true;
				awaitQuietly(until);
			}
			this.times.add(now);
			return this.texts.add(text);
		}

		private static void awaitQuietly(CountDownLatch latch) {
			try {
				latch.await();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		}

		List<String> texts() {
			return List.copyOf(this.texts);
		}

		CountDownLatch hold() {
			CountDownLatch latch = new CountDownLatch(1);
			this.hold = latch;
			return latch;
		}

		boolean isHeld() {
			return this.held;
		}

		void refuse(ErrorCategory category) {
			this.failures.add(PlatformException.of(Platform.WECOM, API).category(category).build());
		}

		void loseTheAnswer() {
			this.failures.add(PlatformException.of(Platform.WECOM, API)
				.category(ErrorCategory.TRANSIENT)
				.outcomeUnknown(true)
				.build());
		}

		/** A turn is taken before the call, and calls travel at different speeds. */
		void keptTheLimit() {
			List<Long> sorted = new ArrayList<>(this.times);
			sorted.sort(null);
			for (int i = PER_WINDOW; i < sorted.size(); i++) {
				assertThat(sorted.get(i) - sorted.get(i - PER_WINDOW)).isGreaterThan(WINDOW.minusMillis(100).toNanos());
			}
		}

	}

}
