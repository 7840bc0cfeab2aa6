package cn.bootx.starter.core.callback;

import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.Ledgers;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.testing.BrokenStore;
import cn.bootx.starter.core.testing.Storm;
import cn.bootx.starter.testing.MutableClock;

import static cn.bootx.starter.core.callback.PipelineFixture.answer;
import static cn.bootx.starter.core.callback.PipelineFixture.push;
import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class CallbackPipelineTests {

	private final BrokenStore store = new BrokenStore(new InMemoryExpiringStore(Clock.systemUTC()));

	private final PipelineFixture fixture = new PipelineFixture(this.store);

	private final AtomicInteger handled = new AtomicInteger();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	private String count(String message) {
		return "<reply>" + message + " " + this.handled.incrementAndGet() + "</reply>";
	}

	@Test
	void answersWithTheReply() throws Exception {
		CallbackResponse response = answer(push(this.fixture.node(this::count), "m1"));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.contentType()).isEqualTo("application/xml;charset=UTF-8");
		assertThat(response.bodyText()).isEqualTo("<reply>m1 1</reply>");
	}

	@Test
	void acknowledgesWhereThereIsNoReply() throws Exception {
		assertThat(answer(push(this.fixture.node((message) -> null), "m1")).bodyText()).isEqualTo("success");
	}

	@Test
	void answersARetryWithTheFirstReply() throws Exception {
		CallbackPipeline<String> node = this.fixture.node(this::count);
		CallbackResponse first = answer(push(node, "多语言 | m1"));
		for (int i = 0; i < 3; i++) {
			CallbackResponse retry = answer(push(node, "多语言 | m1"));
			assertThat(retry.body()).isEqualTo(first.body());
			assertThat(retry.contentType()).isEqualTo(first.contentType());
			assertThat(retry.status()).isEqualTo(first.status());
		}
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void answersARetryOnAnotherNodeWithTheFirstReply() throws Exception {
		CallbackResponse first = answer(push(this.fixture.node(this::count), "m1"));
		assertThat(answer(push(this.fixture.node(this::count), "m1")).body()).isEqualTo(first.body());
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void keepsAnEmptyAcknowledgementForRetries() throws Exception {
		CallbackPipeline<String> node = this.fixture.node((message) -> {
			this.handled.incrementAndGet();
			return null;
		});
		assertThat(answer(push(node, "m1")).bodyText()).isEqualTo("success");
		assertThat(answer(push(node, "m1")).bodyText()).isEqualTo("success");
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void handlersRunOnceForAStormOfTheSameMessageOnTwoNodes() {
		List<CallbackPipeline<String>> nodes = List.of(this.fixture.node(this::count), this.fixture.node(this::count));
		AtomicInteger next = new AtomicInteger();
		List<String> replies = Storm.of(32, () -> answer(push(nodes.get(next.getAndIncrement() % 2), "m1")).bodyText());
		assertThat(replies).containsOnly("<reply>m1 1</reply>");
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void differentMessagesDoNotWaitForEachOther() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		CallbackPipeline<String> node = this.fixture.node((message) -> {
			if (message.equals("slow")) {
				gate.await(60, TimeUnit.SECONDS);
			}
			return message;
		});
		CompletableFuture<CallbackResponse> slow = push(node, "slow");
		assertThat(answer(push(node, "fast")).bodyText()).isEqualTo("fast");
		gate.countDown();
		assertThat(answer(slow).bodyText()).isEqualTo("slow");
	}

	@Test
	void aFailureLeadsToARetryThatRunsTheHandlersAgain() throws Exception {
		CallbackPipeline<String> node = this.fixture.node((message) -> {
			if (this.handled.incrementAndGet() == 1) {
				throw new IllegalStateException("the database is away");
			}
			return "done";
		});
		assertThat(answer(push(node, "m1")).status()).isEqualTo(503);
		assertThat(answer(push(node, "m1")).bodyText()).isEqualTo("done");
		assertThat(this.handled).hasValue(2);
	}

	@Test
	void anErrorIsAFailureToo() throws Exception {
		CallbackPipeline<String> node = this.fixture.node((message) -> {
			if (this.handled.incrementAndGet() == 1) {
				throw new NoClassDefFoundError("gone");
			}
			return "done";
		});
		assertThat(answer(push(node, "m1")).status()).isEqualTo(503);
		assertThat(answer(push(node, "m1")).bodyText()).isEqualTo("done");
	}

	@Test
	void aWaitingRetryTakesOverWhenTheFirstAttemptFails() throws Exception {
		CountDownLatch failing = new CountDownLatch(1);
		CallbackDispatcher<String> handlers = (message) -> {
			if (this.handled.incrementAndGet() == 1) {
				failing.await(60, TimeUnit.SECONDS);
				throw new IllegalStateException("failed");
			}
			return "second";
		};
		CallbackPipeline<String> node = this.fixture.node(handlers);
		CallbackPipeline<String> other = this.fixture.node(handlers);
		CompletableFuture<CallbackResponse> first = push(node, "m1");
		Await.until(() -> this.handled.get() == 1);
		CompletableFuture<CallbackResponse> retry = push(other, "m1");
		failing.countDown();
		assertThat(answer(first).status()).isEqualTo(503);
		assertThat(answer(retry).bodyText()).isEqualTo("second");
	}

	@Test
	void aWaitingRetryGetsTheReplyOfTheFirstAttempt() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		CallbackDispatcher<String> handlers = (message) -> {
			this.handled.incrementAndGet();
			gate.await(60, TimeUnit.SECONDS);
			return "slow reply";
		};
		CallbackPipeline<String> node = this.fixture.node(handlers);
		CallbackPipeline<String> other = this.fixture.node(handlers);
		CompletableFuture<CallbackResponse> first = push(node, "m1");
		Await.until(() -> this.handled.get() == 1);
		CompletableFuture<CallbackResponse> sameNode = push(node, "m1");
		CompletableFuture<CallbackResponse> otherNode = push(other, "m1");
		gate.countDown();
		assertThat(answer(first).bodyText()).isEqualTo("slow reply");
		assertThat(answer(sameNode).bodyText()).isEqualTo("slow reply");
		assertThat(answer(otherNode).bodyText()).isEqualTo("slow reply");
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void earlyAttemptsTimeOutAndTheOpenOneGetsTheReply() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		CallbackPipeline<String> node = this.fixture.node((message) -> {
			this.handled.incrementAndGet();
			gate.await(60, TimeUnit.SECONDS);
			return "at last";
		}, new CallbackPipeline.Deadline(Duration.ofSeconds(3), Duration.ofSeconds(3), 3),
				CallbackExecutor.pooled(8, 64, Thread::new));
		assertThat(answer(push(node, "m1")).status()).isEqualTo(503);
		CompletableFuture<CallbackResponse> second = push(node, "m1");
		gate.countDown();
		assertThat(answer(second).bodyText()).isEqualTo("at last");
		assertThat(this.handled).hasValue(1);
		assertThat(this.fixture.late).isEmpty();
	}

	@Test
	void theLastAttemptIsAcknowledgedInTimeAndTheReplyDeliveredLate() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		CallbackPipeline<String> node = this.fixture.quick((message) -> {
			this.handled.incrementAndGet();
			gate.await(60, TimeUnit.SECONDS);
			return "late reply";
		});
		assertThat(answer(push(node, "m1")).status()).isEqualTo(503);
		assertThat(answer(push(node, "m1")).status()).isEqualTo(503);
		long begin = System.nanoTime();
		CallbackResponse third = answer(push(node, "m1"));
		assertThat(third.bodyText()).isEqualTo("success");
		assertThat(System.nanoTime() - begin).isGreaterThanOrEqualTo(Duration.ofMillis(400).toNanos());
		gate.countDown();
		Await.until(() -> !this.fixture.late.isEmpty());
		assertThat(this.fixture.late).containsExactly("m1=late reply");
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void theOnlyAttemptOfAPlatformIsAcknowledged() throws Exception {
		CallbackPipeline.Deadline once = new CallbackPipeline.Deadline(Duration.ofMillis(200), Duration.ofMillis(200),
				1);
		CountDownLatch gate = new CountDownLatch(1);
		CallbackPipeline<String> node = this.fixture.node((message) -> {
			gate.await(60, TimeUnit.SECONDS);
			return "late reply";
		}, once, CallbackExecutor.pooled(2, 2, Thread::new));
		assertThat(answer(push(node, "m1")).bodyText()).isEqualTo("success");
		gate.countDown();
		Await.until(() -> !this.fixture.late.isEmpty());
	}

	@Test
	void aSlowHandlerKeepsItsClaim() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		CallbackDispatcher<String> handlers = (message) -> {
			this.handled.incrementAndGet();
			gate.await(60, TimeUnit.SECONDS);
			return "slow";
		};
		MutableClock clock = new MutableClock();
		Duration life = PipelineFixture.CLAIM_TTL;
		MessageLedger ledger = Ledgers.withoutFallback(new InMemoryExpiringStore(clock), Duration.ofMinutes(11), life);
		AtomicInteger prolonged = new AtomicInteger();
		MessageLedger counting = (MessageLedger) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { MessageLedger.class }, (proxy, method, arguments) -> {
					Object result = method.invoke(ledger, arguments);
					prolonged.addAndGet(method.getName().equals("prolong") ? 1 : 0);
					return result;
				});
		CallbackPipeline<String> node = this.fixture.node(handlers, counting);
		CallbackPipeline<String> other = this.fixture.node(handlers, ledger);
		assertThat(answer(push(node, "m1")).status()).isEqualTo(503);
		// Two thirds at a time: twice the life of a claim that is not prolonged.
		for (int i = 0; i < 3; i++) {
			clock.advance(life.multipliedBy(2).dividedBy(3));
			int before = prolonged.get();
			Await.until(() -> prolonged.get() >= before + 2);
		}
		assertThat(answer(push(other, "m1")).status()).isEqualTo(503);
		assertThat(answer(push(other, "m1")).bodyText()).isEqualTo("success");
		assertThat(this.handled).hasValue(1);
		gate.countDown();
	}

	@Test
	void theClaimOfADeadNodeIsTakenOver() throws Exception {
		Ledgers.withoutFallback(this.store, Duration.ofMinutes(11), Duration.ofMillis(200)).claim("test:account:m1");
		CallbackResponse retry = answer(push(this.fixture.node(this::count), "m1"));
		assertThat(retry.bodyText()).isEqualTo("<reply>m1 1</reply>");
	}

	@Test
	void theLastAttemptTakesOverWhenTheNodeThatWorksDies() throws Exception {
		Ledgers.withoutFallback(this.store, Duration.ofMinutes(11), Duration.ofMinutes(1)).claim("test:account:m1");
		CallbackPipeline<String> node = this.fixture.quick(this::count);
		for (int attempt = 2; attempt <= 3; attempt++) {
			assertThat(answer(push(node, "m1")).status()).isEqualTo((attempt < 3) ? 503 : 200);
		}
		assertThat(this.handled).hasValue(0);
		// Its claim ends with nobody to prolong it.
		this.store.delete(PipelineFixture.M1_KEY);
		Await.until(() -> this.fixture.late.contains("m1=<reply>m1 1</reply>"));
	}

	@Test
	void aFullExecutorLeavesTheMessageUnclaimedForTheRetry() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		CallbackPipeline<String> full = this.fixture.node((message) -> {
			gate.await(60, TimeUnit.SECONDS);
			return "slow";
		}, PipelineFixture.DEADLINE, CallbackExecutor.pooled(1, 1, Thread::new));
		push(full, "running");
		CompletableFuture<CallbackResponse> queued = push(full, "queued");
		assertThat(answer(push(full, "refused")).status()).isEqualTo(503);
		assertThat(answer(queued).status()).isEqualTo(503);
		CallbackPipeline<String> other = this.fixture.node(this::count);
		assertThat(answer(push(other, "refused")).bodyText()).isEqualTo("<reply>refused 1</reply>");
		assertThat(answer(push(other, "queued")).bodyText()).isEqualTo("<reply>queued 2</reply>");
		gate.countDown();
	}

	@Test
	void aClaimThatFindsNoThreadIsGivenBack() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		AtomicInteger places = new AtomicInteger(1);
		CallbackExecutor stingy = CallbackExecutor.on((task) -> {
			if (places.getAndDecrement() <= 0) {
				throw new RejectedExecutionException("no place");
			}
			new Thread(task).start();
		}, 8);
		CallbackPipeline<String> failing = this.fixture.node((message) -> {
			this.handled.incrementAndGet();
			gate.await(60, TimeUnit.SECONDS);
			throw new IllegalStateException("failed");
		});
		push(failing, "m1");
		Await.until(() -> this.handled.get() == 1);
		CompletableFuture<CallbackResponse> waiting = push(
				this.fixture.node(this::count, PipelineFixture.DEADLINE, stingy), "m1");
		Await.until(() -> this.store.get(PipelineFixture.M1_KEY + ":again").isPresent());
		gate.countDown();
		assertThat(answer(waiting).status()).isEqualTo(503);
		assertThat(answer(push(this.fixture.node(this::count), "m1")).bodyText()).isEqualTo("<reply>m1 2</reply>");
	}

	@Test
	void refusesWhatIsForgedOrMalformedWithoutABody() throws Exception {
		CallbackPipeline<String> node = this.fixture.node(this::count);
		assertThat(answer(push(node, "forged"))).extracting(CallbackResponse::status, CallbackResponse::bodyText)
			.containsExactly(403, "");
		assertThat(answer(push(node, "malformed"))).extracting(CallbackResponse::status, CallbackResponse::bodyText)
			.containsExactly(400, "");
		assertThat(answer(push(node, "surprising")).status()).isEqualTo(400);
		assertThat(this.handled).hasValue(0);
	}

	@Test
	void aStoreThatIsDownWhileAPushIsOpenedIsNoFaultOfThePush(CapturedOutput output) throws Exception {
		CallbackPipeline<String> node = this.fixture.node(this::count);
		assertThat(answer(push(node, "store down"))).extracting(CallbackResponse::status, CallbackResponse::bodyText)
			.containsExactly(503, "");
		assertThat(output).contains("test/account", "'memory'").doesNotContain("cannot be read (");
	}

	@Test
	void anAnswerThatCannotBeKeptIsGivenNevertheless() throws Exception {
		CallbackPipeline<String> node = this.fixture.node((message) -> {
			this.store.down();
			return "done";
		});
		assertThat(answer(push(node, "m1")).bodyText()).isEqualTo("done");
	}

	@Test
	void aDeadStoreWithoutFallbackMakesThePlatformTryAgain() throws Exception {
		CallbackPipeline<String> node = this.fixture.node(this::count);
		this.store.down();
		assertThat(answer(push(node, "m1")).status()).isEqualTo(503);
		this.store.up();
		assertThat(answer(push(node, "m1")).bodyText()).isEqualTo("<reply>m1 1</reply>");
	}

	@Test
	void nothingStaysBehind() throws Exception {
		CallbackPipeline<String> node = this.fixture.node(this::count);
		for (int i = 0; i < 100; i++) {
			answer(push(node, "m" + i));
		}
		Await.until(this.fixture::isIdle);
	}

}
