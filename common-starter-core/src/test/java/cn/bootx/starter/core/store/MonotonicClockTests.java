package cn.bootx.starter.core.store;

import java.time.Clock;
import java.time.ZoneId;

import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;

class MonotonicClockTests {

	@Test
	void takesThePlaceOfTheSystemsClockInAnyZone() {
		assertThat(MonotonicClock.inPlaceOf(Clock.systemUTC())).isInstanceOf(MonotonicClock.class);
		assertThat(MonotonicClock.inPlaceOf(Clock.systemDefaultZone())).isInstanceOf(MonotonicClock.class);
		assertThat(MonotonicClock.inPlaceOf(Clock.system(ZoneId.of("Asia/Shanghai"))))
			.isInstanceOf(MonotonicClock.class);
	}

	@Test
	void leavesAnotherClockToWhoeverMovesIt() {
		MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");
		assertThat(MonotonicClock.inPlaceOf(clock)).isSameAs(clock);
	}

	@Test
	void goesForwardAtThePaceOfTime() {
		MonotonicClock clock = new MonotonicClock();
		long begin = clock.millis();
		long nanos = System.nanoTime();
		Await.until(() -> clock.millis() - begin >= 30);
		assertThat(System.nanoTime() - nanos).isGreaterThanOrEqualTo(29_000_000);
		assertThat(clock.instant().toEpochMilli()).isGreaterThanOrEqualTo(begin + 30);
	}

}
