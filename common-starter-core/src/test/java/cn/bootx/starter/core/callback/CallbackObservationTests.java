package cn.bootx.starter.core.callback;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.core.callback.ledger.Ledgers;
import cn.bootx.starter.core.observe.ThirdObserver;
import cn.bootx.starter.testing.Await;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.store.InMemoryExpiringStore;

import static cn.bootx.starter.core.callback.PipelineFixture.answer;
import static cn.bootx.starter.core.callback.PipelineFixture.push;
import static org.assertj.core.api.Assertions.assertThat;

class CallbackObservationTests {

	private final TestObservationRegistry registry = TestObservationRegistry.create();

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(2);

	private final CallbackPipeline<String> pipeline = new CallbackPipeline<>("wechat/default", new PlainProtocol(),
			this::handle, CallbackPipeline.Deadline.WECHAT, (callback, reply) -> {
			},
			new CallbackRuntime(
					Ledgers.withoutFallback(new InMemoryExpiringStore(Clock.systemUTC()), Duration.ofMinutes(11),
							Duration.ofSeconds(6)),
					CallbackExecutor.pooled(2, 2, Thread::new), this.background, this.background, Clock.systemUTC(),
					Duration.ofSeconds(2), new ThirdObserver(this.registry)));

	private final AtomicInteger ended = new AtomicInteger();

	CallbackObservationTests() {
		this.registry.observationConfig().observationHandler(new CountsEnded());
	}

	private String handle(String message) {
		if (message.equals("fail")) {
			throw new IllegalStateException("failed");
		}
		return String.valueOf(this.registry.getCurrentObservation() != null);
	}

	@AfterEach
	void stop() {
		this.background.shutdownNow();
	}

	@Test
	void everyPushIsObservedOnceWithItsOutcome() throws Exception {
		answer(push(this.pipeline, "m1"));
		answer(push(this.pipeline, "m1"));
		answer(push(this.pipeline, "fail"));
		answer(push(this.pipeline, "forged"));
		// The answer leaves first: nobody waits for what is measured.
		Await.until(() -> this.ended.get() == 4);
		TestObservationRegistryAssert.assertThat(this.registry)
			.hasNumberOfObservationsWithNameEqualTo("bootx.third.callback", 4)
			.hasAnObservationWithAKeyValue("portal", "wechat/default")
			.hasAnObservationWithAKeyValue("outcome", "answered")
			.hasAnObservationWithAKeyValue("outcome", "try-again")
			.hasAnObservationWithAKeyValue("outcome", "refused")
			.hasAnObservation((observation) -> observation.hasError());
	}

	@Test
	void handlersRunWithinTheObservation() throws Exception {
		assertThat(answer(push(this.pipeline, "m1")).bodyText()).isEqualTo("true");
	}

	private final class CountsEnded implements ObservationHandler<Observation.Context> {

		@Override
		public void onStop(Observation.Context context) {
			CallbackObservationTests.this.ended.incrementAndGet();
		}

		@Override
		public boolean supportsContext(Observation.Context context) {
			return true;
		}

	}

}
