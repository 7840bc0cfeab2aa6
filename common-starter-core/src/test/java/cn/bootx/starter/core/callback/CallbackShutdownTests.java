package cn.bootx.starter.core.callback;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.testing.BrokenStore;
import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static cn.bootx.starter.core.callback.PipelineFixture.answer;
import static cn.bootx.starter.core.callback.PipelineFixture.push;
import static org.assertj.core.api.Assertions.assertThat;

class CallbackShutdownTests {

	private final PipelineFixture fixture = new PipelineFixture(
			new BrokenStore(new InMemoryExpiringStore(Clock.systemUTC())));

	private final AtomicInteger handled = new AtomicInteger();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void closingLetsRunningHandlersFinishAndRefusesNewMessages() throws Exception {
		CountDownLatch gate = new CountDownLatch(1);
		CallbackExecutor executor = CallbackExecutor.pooled(2, 2, Thread::new);
		CallbackPipeline<String> node = this.fixture.node((message) -> {
			this.handled.incrementAndGet();
			gate.await(60, TimeUnit.SECONDS);
			return "finished";
		}, PipelineFixture.PATIENT, executor);
		CompletableFuture<CallbackResponse> running = push(node, "m1");
		Await.until(() -> this.handled.get() == 1);
		CompletableFuture<Boolean> closed = CompletableFuture.supplyAsync(() -> executor.close(Duration.ofSeconds(60)));
		Await.until(() -> push(node, "m2").isDone());
		assertThat(answer(push(node, "m3")).status()).isEqualTo(503);
		assertThat(closed).isNotDone();
		gate.countDown();
		assertThat(closed).succeedsWithin(Duration.ofSeconds(60)).isEqualTo(true);
		assertThat(answer(running).bodyText()).isEqualTo("finished");
	}

	@Test
	void closingDoesNotWaitForEver() {
		CallbackExecutor executor = CallbackExecutor.pooled(1, 1, Thread::new);
		CountDownLatch gate = new CountDownLatch(1);
		executor.execute(() -> {
			try {
				gate.await(60, TimeUnit.SECONDS);
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
		assertThat(executor.close(Duration.ofMillis(50))).isFalse();
		gate.countDown();
	}

}
