package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.testing.BrokenStore;
import cn.bootx.starter.testing.MutableClock;

import static cn.bootx.starter.core.callback.PipelineFixture.answer;
import static cn.bootx.starter.core.callback.PipelineFixture.push;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a node works on or has just answered, it knows without the store and the time of
 * day.
 */
class NodeFirstTests {

	private final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	private final BrokenStore store = new BrokenStore(new InMemoryExpiringStore(this.clock));

	private final PipelineFixture fixture = new PipelineFixture(this.store);

	private final AtomicInteger handled = new AtomicInteger();

	private final CountDownLatch gate = new CountDownLatch(1);

	private final CallbackPipeline<String> node = this.fixture.node(this::slow);

	@AfterEach
	void close() {
		this.gate.countDown();
		this.fixture.close();
	}

	@Test
	void aClockStepWhileAHandlerRunsDoesNotRunItAgain() throws Exception {
		CompletableFuture<CallbackResponse> first = push(this.node, "m1");
		Await.until(() -> this.handled.get() == 1);
		this.clock.advance(Duration.ofMinutes(1));
		CompletableFuture<CallbackResponse> retry = push(this.node, "m1");
		this.gate.countDown();
		assertThat(answer(first).bodyText()).isEqualTo("reply 1");
		assertThat(answer(retry).bodyText()).isEqualTo("reply 1");
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void aClockStepDoesNotMakeAReplyUnknown() throws Exception {
		this.gate.countDown();
		answer(push(this.node, "m1"));
		this.clock.advance(Duration.ofDays(1));
		assertThat(answer(push(this.node, "m1")).bodyText()).isEqualTo("reply 1");
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void anEmptiedStoreDoesNotRunWhatThisNodeWorksOnAgain() throws Exception {
		push(this.node, "m1");
		Await.until(() -> this.handled.get() == 1);
		empty();
		CompletableFuture<CallbackResponse> retry = push(this.node, "m1");
		this.gate.countDown();
		assertThat(answer(retry).bodyText()).isEqualTo("reply 1");
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void anEmptiedStoreDoesNotRunWhatThisNodeHasJustAnsweredAgain() throws Exception {
		this.gate.countDown();
		answer(push(this.node, "m1"));
		empty();
		assertThat(answer(push(this.node, "m1")).bodyText()).isEqualTo("reply 1");
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void anEmptiedStoreHasTheClaimAgainBeforeItWouldHaveRunOut() throws Exception {
		push(this.node, "m1");
		Await.until(() -> this.handled.get() == 1);
		empty();
		Await.until(() -> this.store.get(PipelineFixture.M1_KEY).isPresent());
		CompletableFuture<CallbackResponse> elsewhere = push(this.fixture.node(this::slow), "m1");
		this.gate.countDown();
		assertThat(answer(elsewhere).bodyText()).isEqualTo("reply 1");
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void theLastAttemptIsKnownAlsoWhereTheStoreHasForgottenTheOthers() throws Exception {
		CallbackPipeline<String> quick = this.fixture.quick(this::slow);
		push(quick, "m1");
		Await.until(() -> this.handled.get() == 1);
		empty();
		assertThat(answer(push(quick, "m1")).status()).isEqualTo(503);
		empty();
		assertThat(answer(push(quick, "m1")).bodyText()).isEqualTo("success");
		this.gate.countDown();
		Await.until(() -> !this.fixture.late.isEmpty());
		assertThat(this.fixture.late).containsExactly("m1=reply 1");
	}

	@Test
	void ofAttemptsThatArriveAtOnceOneIsTheLast() throws Exception {
		int attempts = 32;
		CallbackPipeline<String> many = this.fixture.node(this::slow,
				new CallbackPipeline.Deadline(Duration.ofMillis(300), Duration.ofMillis(600), attempts),
				CallbackExecutor.pooled(attempts, attempts, Thread::new));
		ExecutorService senders = Executors.newFixedThreadPool(attempts);
		for (String message : List.of("m1", "m2", "m3", "m4", "m5")) {
			CyclicBarrier together = new CyclicBarrier(attempts);
			List<Future<String>> answers = Stream.generate(() -> senders.submit(() -> {
				together.await();
				return answer(push(many, message)).bodyText();
			})).limit(attempts).toList();
			List<String> bodies = new ArrayList<>();
			for (Future<String> answer : answers) {
				bodies.add(answer.get());
			}
			assertThat(bodies).containsOnlyOnce("success");
		}
		senders.shutdown();
	}

	@Test
	void aRetryToTheSameNodeAsksNoStoreForTheReply() throws Exception {
		this.gate.countDown();
		answer(push(this.node, "m1"));
		this.store.down();
		assertThat(answer(push(this.node, "m1")).bodyText()).isEqualTo("reply 1");
	}

	private void empty() {
		this.store.replace(new InMemoryExpiringStore(this.clock));
	}

	private String slow(String message) throws InterruptedException {
		int count = this.handled.incrementAndGet();
		this.gate.await(60, TimeUnit.SECONDS);
		return "reply " + count;
	}

}
