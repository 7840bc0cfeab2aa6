package cn.bootx.starter.core.callback;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.store.InMemoryExpiringStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Messages on threads that may block are handled where they arrive.
 */
class HandlersHereTests {

	private final PipelineFixture fixture = new PipelineFixture(new InMemoryExpiringStore(Clock.systemUTC()));

	private final ConcurrentLinkedQueue<Thread> threads = new ConcurrentLinkedQueue<>();

	/** Else the first failure, with its trace in the log, counts as a slow handler. */
	@BeforeAll
	static void warmUp() throws Exception {
		PipelineFixture fixture = new PipelineFixture(new InMemoryExpiringStore(Clock.systemUTC()));
		CallbackPipeline<String> node = fixture.node((message) -> {
			throw new IllegalStateException("warm-up");
		});
		PipelineFixture.answer(carry(node, "warm-up"));
		fixture.close();
	}

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void aFirstAttemptIsHandledOnTheThreadThatCarriedIt() {
		CallbackPipeline<String> node = this.fixture.node(this::reply);
		CompletableFuture<CallbackResponse> answer = carry(node, "a");
		assertThat(answer).isDone();
		assertThat(answer.join().bodyText()).contains("re a");
		assertThat(this.threads).containsExactly(Thread.currentThread());
	}

	@Test
	void aThreadThatMustNotBlockRunsNoHandler() throws Exception {
		CallbackPipeline<String> node = this.fixture.node(this::reply);
		PipelineFixture.answer(PipelineFixture.push(node, "a"));
		assertThat(this.threads).isNotEmpty().doesNotContain(Thread.currentThread());
	}

	@Test
	void theLastAttemptIsHandledElsewhereSoThatItIsAcknowledgedInTime() throws Exception {
		CallbackPipeline<String> node = this.fixture.node((message) -> {
			if (this.threads.size() < 2) {
				this.threads.add(Thread.currentThread());
				throw new IllegalStateException("fails");
			}
			return reply(message);
		});
		assertThat(carry(node, "a").join().status()).isEqualTo(503);
		assertThat(carry(node, "a").join().status()).isEqualTo(503);
		assertThat(PipelineFixture.answer(carry(node, "a")).bodyText()).contains("re a");
		assertThat(this.threads.stream().filter((thread) -> thread == Thread.currentThread())).hasSize(2);
		assertThat(this.threads).hasSize(3);
	}

	@Test
	void aRetryDoesNotKeepItsThreadWhileAnotherAttemptWorks() throws Exception {
		CountDownLatch started = new CountDownLatch(1);
		CountDownLatch finish = new CountDownLatch(1);
		CallbackPipeline<String> node = this.fixture.node((message) -> {
			started.countDown();
			finish.await(60, TimeUnit.SECONDS);
			return "re " + message;
		});
		CompletableFuture<CallbackResponse> first = CompletableFuture.supplyAsync(() -> carry(node, "a").join());
		assertThat(started.await(60, TimeUnit.SECONDS)).isTrue();
		CompletableFuture<CallbackResponse> retry = carry(node, "a");
		assertThat(retry).isNotDone();
		finish.countDown();
		assertThat(PipelineFixture.answer(retry)).isEqualTo(PipelineFixture.answer(first));
	}

	@Test
	void afterASlowHandlerOthersRunElsewhere() throws Exception {
		CallbackPipeline<String> node = this.fixture.node((message) -> {
			if (message.equals("slow")) {
				new CountDownLatch(1).await(150, TimeUnit.MILLISECONDS);
			}
			return reply(message);
		});
		carry(node, "slow").join();
		PipelineFixture.answer(carry(node, "next"));
		assertThat(this.threads).hasSize(2);
		assertThat(this.threads.stream().filter((thread) -> thread == Thread.currentThread())).hasSize(1);
	}

	@Test
	void aSlowHandlerAmongManyQuickOnesIsForgiven() throws Exception {
		CallbackPipeline<String> node = this.fixture.node((message) -> {
			if (message.equals("slow")) {
				new CountDownLatch(1).await(150, TimeUnit.MILLISECONDS);
			}
			return reply(message);
		});
		for (int i = 0; i < 1_000; i++) {
			carry(node, "quick " + i).join();
		}
		carry(node, "slow").join();
		this.threads.clear();
		PipelineFixture.answer(carry(node, "next"));
		assertThat(this.threads).containsExactly(Thread.currentThread());
	}

	private String reply(String message) {
		this.threads.add(Thread.currentThread());
		return "re " + message;
	}

	private static CompletableFuture<CallbackResponse> carry(CallbackPipeline<String> node, String message) {
		return node
			.handle(new CallbackRequest("POST", Map.of(), "", Map.of(), message.getBytes(StandardCharsets.UTF_8), true))
			.toCompletableFuture();
	}

}
