package cn.bootx.starter.core.callback;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.callback.ledger.Ledgers;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;

import static cn.bootx.starter.core.callback.PipelineFixture.answer;
import static cn.bootx.starter.core.callback.PipelineFixture.push;
import static org.assertj.core.api.Assertions.assertThat;

class ClaimListenerTests {

	private final ExpiringStore store = new InMemoryExpiringStore(Clock.systemUTC());

	private final PipelineFixture fixture = new PipelineFixture(this.store);

	private final List<String> told = new CopyOnWriteArrayList<>();

	@AfterEach
	void close() {
		this.fixture.close();
	}

	@Test
	void isToldOfAMessageWithThePushAsItArrived() throws Exception {
		answer(push(node((message) -> null), "m1"));
		assertThat(this.told).containsExactly("m1 m1");
	}

	@Test
	void isNotToldOfARetry() throws Exception {
		CallbackPipeline<String> node = node((message) -> "reply");
		answer(push(node, "m1"));
		answer(push(node, "m1"));
		answer(push(node((message) -> "reply"), "m1"));
		assertThat(this.told).hasSize(1);
	}

	@Test
	void isNotToldAgainWhereTheHandlersHaveFailed() throws Exception {
		AtomicInteger calls = new AtomicInteger();
		CallbackDispatcher<String> failing = (message) -> {
			if (calls.incrementAndGet() < 3) {
				throw new IllegalStateException("as asked");
			}
			return "reply";
		};
		answer(push(node(failing), "m1"));
		answer(push(node(failing), "m1"));
		assertThat(answer(push(node(failing), "m1")).bodyText()).isEqualTo("reply");
		assertThat(this.told).hasSize(1);
	}

	@Test
	void isToldOnTheNodeThatTakesOverFromADeadOne() throws Exception {
		Ledgers.withoutFallback(this.store, Duration.ofMinutes(11), Duration.ofMillis(100)).claim("test:account:m1");
		answer(push(node((message) -> "reply"), "m1"));
		assertThat(this.told).hasSize(1);
	}

	@Test
	void isNotToldOfAForgery() throws Exception {
		answer(push(node((message) -> null), "forged"));
		assertThat(this.told).isEmpty();
	}

	@Test
	void cannotSpoilTheAnswer() throws Exception {
		CallbackPipeline<String> node = this.fixture.node((message) -> "reply", (callback, request) -> {
			throw new IllegalStateException("as asked");
		});
		assertThat(answer(push(node, "m1")).bodyText()).isEqualTo("reply");
	}

	private CallbackPipeline<String> node(CallbackDispatcher<String> handlers) {
		return this.fixture.node(handlers, (callback, request) -> this.told
			.add(callback.message() + " " + new String(request.body(), StandardCharsets.UTF_8)));
	}

}
