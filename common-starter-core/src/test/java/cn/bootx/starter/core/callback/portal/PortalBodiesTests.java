package cn.bootx.starter.core.callback.portal;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.callback.CallbackRejectedException;

import static org.assertj.core.api.Assertions.assertThat;

class PortalBodiesTests {

	private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();

	@AfterEach
	void stop() {
		this.timer.shutdownNow();
	}

	@Test
	void theOneThatBeganFirstMakesRoom() {
		PortalBodies bodies = new PortalBodies(Duration.ofMinutes(1), 2, this.timer);
		IncomingBody first = begun(bodies);
		IncomingBody second = begun(bodies);
		second.end(new byte[] { 1 });
		IncomingBody third = begun(bodies);
		assertThat(first.isDone()).isFalse();
		IncomingBody fourth = begun(bodies);
		assertThat(status(first)).isEqualTo(503);
		assertThat(second.whole().join()).hasSize(1);
		assertThat(third.isDone()).isFalse();
		assertThat(fourth.isDone()).isFalse();
	}

	@Test
	void eachHasItsOwnTime() {
		PortalBodies bodies = new PortalBodies(Duration.ofMillis(50), 10, this.timer);
		IncomingBody whole = begun(bodies);
		whole.end(new byte[] { 1 });
		for (int i = 0; i < 3; i++) {
			IncomingBody late = begun(bodies);
			Await.until(late::isDone);
			assertThat(status(late)).isEqualTo(408);
			assertThat(late.age()).isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
		}
		assertThat(whole.whole().join()).hasSize(1);
	}

	private static IncomingBody begun(PortalBodies bodies) {
		IncomingBody body = new IncomingBody(-1, 100);
		bodies.await(body);
		return body;
	}

	private static int status(IncomingBody body) {
		return body.whole()
			.handle((bytes,
					failure) -> ((CallbackRejectedException) ((failure instanceof CompletionException)
							? failure.getCause() : failure))
						.status())
			.join();
	}

}
