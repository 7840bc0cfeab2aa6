package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CallbackExecutorTests {

	private final CallbackExecutor executor = CallbackExecutor.pooled(1, 1, Executors.defaultThreadFactory());

	@Test
	void closingLetsRunningTasksFinishAndRefusesNewOnes() throws Exception {
		CountDownLatch begun = new CountDownLatch(1);
		CountDownLatch end = new CountDownLatch(1);
		AtomicInteger finished = new AtomicInteger();
		this.executor.execute(() -> {
			begun.countDown();
			await(end);
			finished.incrementAndGet();
		});
		await(begun);
		assertThat(this.executor.close(Duration.ofMillis(10))).isFalse();
		assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> this.executor.execute(() -> {
		}));
		end.countDown();
		assertThat(this.executor.close(Duration.ofSeconds(10))).isTrue();
		assertThat(finished).hasValue(1);
	}

	@Test
	void takesTasksAgainWhenTheApplicationIsStartedAgain() throws Exception {
		this.executor.close(Duration.ofSeconds(1));
		this.executor.open();
		CountDownLatch ran = new CountDownLatch(1);
		this.executor.execute(ran::countDown);
		assertThat(ran.await(60, TimeUnit.SECONDS)).isTrue();
	}

	private static void await(CountDownLatch latch) {
		try {
			assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

}
