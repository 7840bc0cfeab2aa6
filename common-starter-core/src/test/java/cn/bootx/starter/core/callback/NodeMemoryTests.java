package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NodeMemoryTests {

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

	private final NodeMemory memory = new NodeMemory(this.nanos::get);

	@Test
	void knowsTheRepliesOfTheLastSeconds() {
		CallbackResponse reply = CallbackResponse.text("reply");
		this.memory.answered("a", reply);
		this.memory.answered("b", null);
		pass(Duration.ofSeconds(19));
		assertThat(this.memory.replied("a")).isNotNull().extracting(NodeMemory.Reply::response).isSameAs(reply);
		assertThat(this.memory.replied("b")).isNotNull().extracting(NodeMemory.Reply::response).isNull();
		assertThat(this.memory.replied("c")).isNull();
		pass(Duration.ofSeconds(1));
		assertThat(this.memory.replied("a")).isNull();
		this.memory.answered("d", reply);
		assertThat(this.memory.replies()).isEqualTo(1);
	}

	@Test
	void hasABoundForTheNumberOfReplies() {
		for (int i = 0; i < 50_000; i++) {
			this.memory.answered("m" + i, null);
		}
		assertThat(this.memory.replies()).isLessThanOrEqualTo(16_384);
		assertThat(this.memory.replied("m49999")).isNotNull();
	}

	@Test
	void hasABoundForTheirSize() {
		CallbackResponse large = new CallbackResponse(200, null, new byte[100_000]);
		for (int i = 0; i < 500; i++) {
			this.memory.answered("m" + i, large);
			this.memory.answered("m" + i, large);
		}
		assertThat(this.memory.replies()).isBetween(80, 84);
		assertThat(this.memory.replied("m499")).isNotNull();
		assertThat(this.memory.replied("m1")).isNull();
	}

	private void pass(Duration time) {
		this.nanos.addAndGet(time.toNanos());
	}

}
