package cn.bootx.starter.core.store;

import java.time.Clock;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;

import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;

class MonotonicClockTests {

	@Test
	void takesThePlaceOfTheSystemsClockInAnyZone() {
		for (Clock clock : List.of(Clock.systemUTC(), Clock.systemDefaultZone(),
				Clock.system(ZoneId.of("Asia/Shanghai")))) {
			assertThat(InMemoryExpiringStore.monotonic(clock)).isNotSameAs(clock);
		}
	}

	@Test
	void leavesAnotherClockToWhoeverMovesIt() {
		MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");
		assertThat(InMemoryExpiringStore.monotonic(clock)).isSameAs(clock);
	}

	@Test
	void goesForwardAtThePaceOfTime() {
		InstantSource clock = InMemoryExpiringStore.monotonic(Clock.systemUTC());
		long begin = clock.millis();
		long nanos = System.nanoTime();
		Await.until(() -> clock.millis() - begin >= 30);
		assertThat(System.nanoTime() - nanos).isGreaterThanOrEqualTo(29_000_000);
		assertThat(clock.instant().toEpochMilli()).isGreaterThanOrEqualTo(begin + 30);
	}

}
