package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RecentRepliesTests {

	private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 1);

	private final RecentReplies replies = new RecentReplies(Duration.ofSeconds(20), this.nanos::get);

	@Test
	void knowsTheRepliesOfTheLastSeconds() {
		CallbackResponse reply = CallbackResponse.text("reply");
		this.replies.put("a", reply);
		this.replies.put("b", null);
		pass(Duration.ofSeconds(19));
		assertThat(this.replies.find("a")).isNotNull().extracting(RecentReplies.Reply::response).isSameAs(reply);
		assertThat(this.replies.find("b")).isNotNull().extracting(RecentReplies.Reply::response).isNull();
		assertThat(this.replies.find("c")).isNull();
		pass(Duration.ofSeconds(1));
		assertThat(this.replies.find("a")).isNull();
		this.replies.put("d", reply);
		assertThat(this.replies.size()).isEqualTo(1);
	}

	@Test
	void hasABoundForTheNumberOfReplies() {
		for (int i = 0; i < 50_000; i++) {
			this.replies.put("m" + i, null);
		}
		assertThat(this.replies.size()).isLessThanOrEqualTo(16_384);
		assertThat(this.replies.find("m49999")).isNotNull();
	}

	@Test
	void hasABoundForTheirSize() {
		CallbackResponse large = new CallbackResponse(200, null, new byte[100_000]);
		for (int i = 0; i < 500; i++) {
			this.replies.put("m" + i, large);
			this.replies.put("m" + i, large);
		}
		assertThat(this.replies.size()).isBetween(80, 84);
		assertThat(this.replies.find("m499")).isNotNull();
		assertThat(this.replies.find("m1")).isNull();
	}

	private void pass(Duration time) {
		this.nanos.addAndGet(time.toNanos());
	}

}
