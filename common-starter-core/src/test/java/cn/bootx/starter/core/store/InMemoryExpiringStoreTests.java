package cn.bootx.starter.core.store;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;

class InMemoryExpiringStoreTests extends ExpiringStoreContractTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	private final InMemoryExpiringStore store = new InMemoryExpiringStore(this.clock);

	@Override
	protected ExpiringStore store() {
		return this.store;
	}

	@Override
	protected void pass(Duration time) {
		this.clock.advance(time);
	}

	@Test
	void expiresAtTheMillisecond() {
		this.store.put("key", "value", MINUTE);
		this.clock.advance(MINUTE.minusMillis(1));
		assertThat(this.store.get("key")).contains("value");
		this.clock.advance(Duration.ofMillis(1));
		assertThat(this.store.get("key")).isEmpty();
	}

	@Test
	void tellsHowLongAWindowIsStillOpen() {
		this.store.increment("key", MINUTE);
		this.clock.advance(Duration.ofSeconds(20));
		assertThat(this.store.increment("key", MINUTE))
			.isEqualTo(new ExpiringStore.WindowCount(2, Duration.ofSeconds(40)));
	}

	@Test
	void staysWithinItsBound() {
		InMemoryExpiringStore bounded = new InMemoryExpiringStore(this.clock, 100);
		for (int i = 0; i < 10_000; i++) {
			bounded.put("key" + i, "value", MINUTE);
		}
		assertThat(bounded.size()).isLessThanOrEqualTo(101);
		assertThat(bounded.get("key9999")).isPresent();
	}

	@Test
	void staysWithinItsBoundInAllItsParts() {
		InMemoryExpiringStore bounded = new InMemoryExpiringStore(this.clock, 8_192);
		for (int i = 0; i < 20_000; i++) {
			bounded.put("key" + i, "value", MINUTE);
		}
		assertThat(bounded.size()).isBetween(8_000, 8_192);
		assertThat(bounded.get("key19999")).isPresent();
		assertThat(bounded.get("key0")).isEmpty();
	}

	@Test
	void aFullStoreKeepsWhatIsUsed() {
		InMemoryExpiringStore bounded = new InMemoryExpiringStore(this.clock, 100);
		bounded.put("token", "value", MINUTE);
		for (int i = 0; i < 1_000; i++) {
			bounded.put("key" + i, "value", MINUTE);
			assertThat(bounded.get("token")).isPresent();
		}
	}

	@Test
	void aFullStoreDropsExpiredEntriesFirst() {
		InMemoryExpiringStore bounded = new InMemoryExpiringStore(this.clock, 100);
		bounded.put("token", "value", Duration.ofHours(2));
		for (int i = 0; i < 100; i++) {
			bounded.put("short" + i, "value", Duration.ofSeconds(1));
			this.clock.advance(Duration.ofMillis(20));
		}
		bounded.put("one more", "value", MINUTE);
		assertThat(bounded.get("token")).isPresent();
		assertThat(bounded.get("one more")).isPresent();
	}

	@Test
	void aFullStoreKeepsTheClaimsOfThisMoment() {
		InMemoryExpiringStore bounded = new InMemoryExpiringStore(this.clock, 100);
		for (int i = 0; i < 100; i++) {
			bounded.put("answer" + i, "value", Duration.ofMinutes(11));
			this.clock.advance(Duration.ofMillis(1));
		}
		bounded.put("claim", "value", Duration.ofSeconds(6));
		assertThat(bounded.get("claim")).isPresent();
		assertThat(bounded.get("answer0")).isEmpty();
		assertThat(bounded.get("answer99")).isPresent();
	}

	@Test
	void forgetsExpiredEntriesThatNobodyAsksFor() {
		for (int i = 0; i < 4_000; i++) {
			this.store.put("old" + i, "value", Duration.ofSeconds(1));
		}
		this.clock.advance(MINUTE);
		for (int i = 0; i < 100; i++) {
			this.store.put("new" + i, "value", MINUTE);
		}
		assertThat(this.store.size()).isLessThanOrEqualTo(100);
	}

}
