package cn.bootx.starter.simulator.rules;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SlidingWindowTests {

	private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

	private final SlidingWindow window = new SlidingWindow(2, Duration.ofMinutes(1));

	@Test
	void refusesWhatIsOverTheLimit() {
		assertThat(this.window.take(START)).isTrue();
		assertThat(this.window.take(START)).isTrue();
		assertThat(this.window.take(START)).isFalse();
	}

	@Test
	void slidesInsteadOfStartingAnew() {
		this.window.take(START);
		this.window.take(START.plusSeconds(50));
		assertThat(this.window.take(START.plusSeconds(59))).isFalse();
		assertThat(this.window.take(START.plusSeconds(60))).isTrue();
		assertThat(this.window.take(START.plusSeconds(61))).isFalse();
	}

	@Test
	void doesNotCountRefusedAttempts() {
		this.window.take(START);
		this.window.take(START);
		this.window.take(START.plusSeconds(30));
		assertThat(this.window.take(START.plusSeconds(60))).isTrue();
	}

}
