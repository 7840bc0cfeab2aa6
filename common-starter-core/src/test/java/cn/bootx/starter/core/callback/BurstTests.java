package cn.bootx.starter.core.callback;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.store.InMemoryExpiringStore;

import static cn.bootx.starter.core.callback.PipelineFixture.answer;
import static cn.bootx.starter.core.callback.PipelineFixture.push;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * More messages at once than threads.
 */
@ExtendWith(OutputCaptureExtension.class)
class BurstTests {

	private final PipelineFixture fixture = new PipelineFixture(new InMemoryExpiringStore(Clock.systemUTC()));

	private final Map<String, AtomicInteger> handled = new ConcurrentHashMap<>();

	private final CountDownLatch gate = new CountDownLatch(1);

	private final ExecutorService platform = Executors.newCachedThreadPool();

	@AfterEach
	void close() {
		this.gate.countDown();
		this.platform.shutdownNow();
		this.fixture.close();
	}

	/**
	 * 1,000 pushes at once, handlers of 4 s, two nodes of 64 threads, all of it twenty
	 * times smaller in number and ten times as fast.
	 */
	@Test
	void aBurstBeyondTheThreadsLosesNothingAndDoublesNothing() throws Exception {
		List<CallbackPipeline<String>> nodes = List.of(node(4, 64), node(4, 64));
		List<CompletableFuture<CallbackResponse>> outcomes = new ArrayList<>();
		for (int i = 0; i < 50; i++) {
			int number = i;
			outcomes.add(CompletableFuture.supplyAsync(() -> deliver(nodes, "m" + number, number), this.platform));
		}
		for (int i = 0; i < 50; i++) {
			String message = "m" + i;
			CallbackResponse response = outcomes.get(i).get(60, TimeUnit.SECONDS);
			Await.until(() -> this.handled.containsKey(message));
			if (response.bodyText().equals("success")) {
				Await.until(() -> this.fixture.late.contains(message + "=reply to " + message));
			}
			else {
				assertThat(response.bodyText()).isEqualTo("reply to " + message);
			}
		}
		assertThat(this.handled.values()).extracting(AtomicInteger::get).containsOnly(1);
		assertThat(this.fixture.late).doesNotHaveDuplicates();
	}

	@Test
	void theLastAttemptOfAWaitingMessageIsAcknowledgedInTimeAndHandledWhenAThreadIsFree() throws Exception {
		CallbackPipeline<String> node = this.fixture.node(this::untilTheGateOpens, PipelineFixture.DEADLINE,
				CallbackExecutor.pooled(1, 8, Thread::new));
		push(node, "running");
		Await.until(() -> this.handled.containsKey("running"));
		assertThat(answer(push(node, "waiting")).status()).isEqualTo(503);
		assertThat(answer(push(node, "waiting")).status()).isEqualTo(503);
		assertThat(answer(push(node, "waiting")).bodyText()).isEqualTo("success");
		assertThat(this.handled).doesNotContainKey("waiting");
		this.gate.countDown();
		Await.until(() -> this.fixture.late.contains("waiting=reply to waiting"));
		assertThat(this.handled.get("waiting")).hasValue(1);
	}

	@Test
	void attemptsAreCountedOnWhicheverNodeTheyWait() throws Exception {
		CallbackExecutor busy = CallbackExecutor.pooled(1, 8, Thread::new);
		CallbackExecutor alsoBusy = CallbackExecutor.pooled(1, 8, Thread::new);
		busy.execute(this::hold);
		alsoBusy.execute(this::hold);
		CallbackPipeline<String> one = this.fixture.node(this::untilTheGateOpens, PipelineFixture.DEADLINE, busy);
		CallbackPipeline<String> other = this.fixture.node(this::untilTheGateOpens, PipelineFixture.DEADLINE, alsoBusy);
		assertThat(answer(push(one, "m")).status()).isEqualTo(503);
		assertThat(answer(push(other, "m")).status()).isEqualTo(503);
		assertThat(answer(push(one, "m")).bodyText()).isEqualTo("success");
		this.gate.countDown();
		Await.until(() -> this.fixture.late.contains("m=reply to m"));
		assertThat(this.handled.get("m")).hasValue(1);
	}

	@Test
	void anEarlierAttemptIsLeftToANodeWithAFreeThread() throws Exception {
		CallbackExecutor busy = CallbackExecutor.pooled(1, 8, Thread::new);
		busy.execute(this::hold);
		CallbackPipeline<String> full = this.fixture.node(this::untilTheGateOpens, PipelineFixture.DEADLINE, busy);
		assertThat(answer(push(full, "m")).status()).isEqualTo(503);
		CallbackPipeline<String> free = this.fixture.node((message) -> "from the free one");
		assertThat(answer(push(free, "m")).bodyText()).isEqualTo("from the free one");
		this.gate.countDown();
		assertThat(this.handled).isEmpty();
	}

	@Test
	void theOnlyAttemptOfAPlatformIsAcknowledgedAlsoWhereItWaits() throws Exception {
		CallbackPipeline.Deadline once = new CallbackPipeline.Deadline(Duration.ofMillis(200), Duration.ofMillis(200),
				1);
		CallbackExecutor busy = CallbackExecutor.pooled(1, 8, Thread::new);
		busy.execute(this::hold);
		CallbackPipeline<String> node = this.fixture.node(this::untilTheGateOpens, once, busy);
		assertThat(answer(push(node, "m")).bodyText()).isEqualTo("success");
		this.gate.countDown();
		Await.until(() -> this.fixture.late.contains("m=reply to m"));
	}

	/** Its count and its answer race; one order of them is rare. */
	@RepeatedTest(20)
	void theLastAttemptHasAPlaceAlsoWhereAllOthersAreTaken() throws Exception {
		CallbackExecutor full = CallbackExecutor.pooled(1, 1, Thread::new);
		full.execute(this::hold);
		full.execute(this::hold);
		CallbackPipeline<String> node = this.fixture.node(this::untilTheGateOpens, PipelineFixture.DEADLINE, full);
		assertThat(answer(push(node, "m")).status()).isEqualTo(503);
		assertThat(answer(push(node, "m")).status()).isEqualTo(503);
		assertThat(answer(push(node, "m")).bodyText()).isEqualTo("success");
		this.gate.countDown();
		Await.until(() -> this.fixture.late.contains("m=reply to m"));
		assertThat(this.handled.get("m")).hasValue(1);
	}

	@Test
	void whatIsTurnedAwayIsReportedOnceWithNumbers(CapturedOutput output) throws Exception {
		CallbackExecutor full = CallbackExecutor.pooled(1, 1, Thread::new);
		full.execute(this::hold);
		full.execute(this::hold);
		CallbackPipeline<String> node = this.fixture.node(this::untilTheGateOpens, PipelineFixture.DEADLINE, full);
		for (int i = 0; i < 20; i++) {
			assertThat(answer(push(node, "m" + i)).status()).isEqualTo(503);
		}
		// One of these takes the last place for last attempts.
		for (int i = 0; i < 3; i++) {
			answer(push(node, "m" + i));
			answer(push(node, "m" + i));
		}
		Await.until(() -> output.toString().contains("found no handler thread in time"));
		assertThat(output).containsOnlyOnce("found no handler thread in time")
			.contains("pushes to test/account", "sent again by the platform", "bootx.starter.third.callback.threads");
		assertThat(output.toString()).containsPattern(
				"\\d+ pushes to test/account found no handler thread in time: 2\\d of them are sent again by the platform, "
						+ "2 had been sent for the last time and are lost");
	}

	private CallbackPipeline<String> node(int threads, int waiting) {
		return this.fixture.node((message) -> {
			this.handled.computeIfAbsent(message, (key) -> new AtomicInteger()).incrementAndGet();
			Thread.sleep(400);
			return "reply to " + message;
		}, PipelineFixture.DEADLINE, CallbackExecutor.pooled(threads, waiting, Thread::new));
	}

	/** As WeChat does, ten times as fast: three attempts, each closed after 500 ms. */
	private CallbackResponse deliver(List<CallbackPipeline<String>> nodes, String message, int number) {
		CallbackResponse response = CallbackResponse.empty(0);
		for (int attempt = 0; attempt < 3 && response.status() != 200; attempt++) {
			CompletableFuture<CallbackResponse> open = push(nodes.get((number + attempt) % 2), message);
			response = open
				.completeOnTimeout(CallbackResponse.empty(0), (attempt < 2) ? 500 : 5_000, TimeUnit.MILLISECONDS)
				.join();
		}
		return response;
	}

	private String untilTheGateOpens(String message) throws InterruptedException {
		this.handled.computeIfAbsent(message, (key) -> new AtomicInteger()).incrementAndGet();
		this.gate.await(60, TimeUnit.SECONDS);
		return "reply to " + message;
	}

	private void hold() {
		try {
			this.gate.await(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

}
