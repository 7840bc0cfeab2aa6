package cn.bootx.starter.core.store;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.testing.Storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * What every {@link ExpiringStore} does.
 */
public abstract class ExpiringStoreContractTests {

	private static final Duration LONG = Duration.ofMinutes(10);

	private static final Duration SHORT = Duration.ofMillis(80);

	private final String key = "contract:{" + UUID.randomUUID() + "}";

	protected abstract ExpiringStore store();

	/** Lets time pass for a store with an injected clock; others live in real time. */
	protected abstract void pass(Duration time);

	@Test
	void hasAName() {
		assertThat(store().name()).isNotBlank();
	}

	@Test
	void findsNothingUnderAnUnknownKey() {
		assertThat(store().get(this.key)).isEmpty();
		assertThat(store().take(this.key)).isEmpty();
		assertThat(store().delete(this.key)).isFalse();
		assertThat(store().compareAndSet(this.key, "a", "b", LONG)).isFalse();
		assertThat(store().compareAndDelete(this.key, "a")).isFalse();
	}

	@Test
	void keepsAnyText() {
		String text = "多语言 \uD83D\uDE00 | \u0000 \r\n \"{}'" + "x".repeat(70_000);
		store().put(this.key, text, LONG);
		assertThat(store().get(this.key)).contains(text);
		assertThat(store().compareAndSet(this.key, text, "", LONG)).isTrue();
		assertThat(store().get(this.key)).contains("");
	}

	@Test
	void putReplaces() {
		store().put(this.key, "a", LONG);
		store().put(this.key, "b", LONG);
		assertThat(store().get(this.key)).contains("b");
	}

	@Test
	void putIfAbsentGivesThePresentValue() {
		assertThat(store().putIfAbsent(this.key, "a", LONG)).isEmpty();
		assertThat(store().putIfAbsent(this.key, "b", LONG)).contains("a");
		assertThat(store().get(this.key)).contains("a");
	}

	@Test
	void comparesBeforeItSets() {
		store().put(this.key, "a", LONG);
		assertThat(store().compareAndSet(this.key, "x", "b", LONG)).isFalse();
		assertThat(store().compareAndSet(this.key, "a", "b", LONG)).isTrue();
		assertThat(store().get(this.key)).contains("b");
	}

	@Test
	void comparesBeforeItDeletes() {
		store().put(this.key, "a", LONG);
		assertThat(store().compareAndDelete(this.key, "b")).isFalse();
		assertThat(store().get(this.key)).contains("a");
		assertThat(store().compareAndDelete(this.key, "a")).isTrue();
		assertThat(store().get(this.key)).isEmpty();
	}

	@Test
	void deletes() {
		store().put(this.key, "a", LONG);
		assertThat(store().delete(this.key)).isTrue();
		assertThat(store().get(this.key)).isEmpty();
	}

	@Test
	void entriesExpire() {
		store().put(this.key, "a", SHORT);
		assertThat(store().get(this.key)).contains("a");
		pass(SHORT);
		Await.until(() -> store().get(this.key).isEmpty());
		assertThat(store().putIfAbsent(this.key, "b", LONG)).isEmpty();
	}

	@Test
	void anExpiredEntryCannotBeChangedOrTaken() {
		store().put(this.key, "a", SHORT);
		pass(SHORT);
		Await.until(() -> store().get(this.key).isEmpty());
		assertThat(store().compareAndSet(this.key, "a", "b", LONG)).isFalse();
		assertThat(store().compareAndDelete(this.key, "a")).isFalse();
		assertThat(store().take(this.key)).isEmpty();
	}

	@Test
	void compareAndSetRenewsTheTimeToLive() {
		store().put(this.key, "a", SHORT);
		assertThat(store().compareAndSet(this.key, "a", "a", LONG)).isTrue();
		pass(SHORT.multipliedBy(2));
		assertThat(store().increment(this.key + ":other", LONG).count()).isEqualTo(1);
		assertThat(store().get(this.key)).contains("a");
	}

	@Test
	void refusesATimeToLiveThatIsNotPositive() {
		for (Duration wrong : List.of(Duration.ZERO, Duration.ofSeconds(-1))) {
			assertThatIllegalArgumentException().isThrownBy(() -> store().put(this.key, "a", wrong))
				.withMessageContaining(this.key);
			assertThatIllegalArgumentException().isThrownBy(() -> store().putIfAbsent(this.key, "a", wrong));
			assertThatIllegalArgumentException().isThrownBy(() -> store().compareAndSet(this.key, "a", "b", wrong));
			assertThatIllegalArgumentException().isThrownBy(() -> store().increment(this.key, wrong));
		}
	}

	@Test
	void roundsATinyTimeToLiveUp() {
		store().put(this.key, "a", Duration.ofNanos(1));
		pass(SHORT);
		Await.until(() -> store().get(this.key).isEmpty());
	}

	@Test
	void countsWithinAWindowThatBeginsWithTheFirst() {
		assertThat(store().increment(this.key, LONG).count()).isEqualTo(1);
		ExpiringStore.WindowCount second = store().increment(this.key, Duration.ofDays(1));
		assertThat(second.count()).isEqualTo(2);
		assertThat(second.remaining()).isPositive().isLessThanOrEqualTo(LONG);
	}

	@Test
	void beginsANewWindowAfterTheOldOne() {
		store().increment(this.key, SHORT);
		store().increment(this.key, SHORT);
		pass(SHORT);
		Await.until(() -> store().get(this.key).isEmpty());
		assertThat(store().increment(this.key, LONG).count()).isEqualTo(1);
	}

	@Test
	void oneOfManyPutsItsValue() {
		AtomicInteger number = new AtomicInteger();
		List<Optional<String>> results = Storm
			.of(() -> store().putIfAbsent(this.key, "v" + number.incrementAndGet(), LONG));
		String winner = store().get(this.key).orElseThrow();
		assertThat(results).filteredOn(Optional::isEmpty).hasSize(1);
		assertThat(results).filteredOn(Optional::isPresent).allMatch((present) -> present.get().equals(winner));
	}

	@Test
	void oneOfManyTakes() {
		store().put(this.key, "code", LONG);
		assertThat(Storm.of(() -> store().take(this.key))).filteredOn(Optional::isPresent).hasSize(1);
	}

	@Test
	void oneOfManyDeletes() {
		store().put(this.key, "a", LONG);
		assertThat(Storm.of(() -> store().compareAndDelete(this.key, "a"))).filteredOn(Boolean::booleanValue)
			.hasSize(1);
	}

	@Test
	void noCompareAndSetIsLostInAStorm() {
		store().put(this.key, "0", LONG);
		Storm.of(() -> {
			for (int i = 0; i < 5; i++) {
				addOne();
			}
			return null;
		});
		assertThat(store().get(this.key)).contains(Integer.toString(5 * Storm.THREADS));
	}

	private void addOne() {
		String before;
		do {
			before = store().get(this.key).orElseThrow();
		}
		while (!store().compareAndSet(this.key, before, Integer.toString(Integer.parseInt(before) + 1), LONG));
	}

	@Test
	void noIncrementIsLostInAStorm() {
		List<Long> counts = Storm.of(() -> store().increment(this.key, LONG).count());
		assertThat(counts).containsExactlyInAnyOrderElementsOf(
				IntStream.rangeClosed(1, Storm.THREADS).mapToObj(Long::valueOf).toList());
	}

	@Test
	void oneOfManyGetsTheLock() {
		List<Optional<ExpiringStore.Lease>> leases = Storm.of(() -> store().tryLock(this.key, LONG));
		assertThat(leases).filteredOn(Optional::isPresent).hasSize(1);
	}

	@Test
	void aLockIsFreeAgainWhenItsHolderReleasesItOrDies() {
		ExpiringStore.Lease first = store().tryLock(this.key, LONG).orElseThrow();
		assertThat(first.value()).contains("#" + ProcessHandle.current().pid());
		first.close();
		ExpiringStore.Lease dead = store().tryLock(this.key, SHORT).orElseThrow();
		pass(SHORT);
		Await.until(() -> store().get(this.key).isEmpty());
		ExpiringStore.Lease next = store().tryLock(this.key, LONG).orElseThrow();
		assertThat(dead.renew(LONG)).isFalse();
		dead.close();
		assertThat(store().get(this.key)).contains(next.value());
		assertThat(next.renew(LONG)).isTrue();
	}

	@Test
	void turnsAreFreeUntilTheLimitAndThenAWindowApart() {
		ExpiringStore.Turns first = store().takeTurns(this.key, 2, 3, LONG, Duration.ZERO);
		assertThat(first).isEqualTo(new ExpiringStore.Turns(true, List.of(Duration.ZERO, Duration.ZERO)));
		assertThat(store().takeTurns(this.key, 1, 3, LONG, Duration.ZERO).taken()).isTrue();
		ExpiringStore.Turns refused = store().takeTurns(this.key, 1, 3, LONG, LONG.minusMinutes(1));
		assertThat(refused.taken()).isFalse();
		assertThat(refused.waits()).singleElement()
			.satisfies((wait) -> assertThat(wait).isBetween(LONG.minusMinutes(1), LONG));
		ExpiringStore.Turns later = store().takeTurns(this.key, 3, 3, LONG, LONG);
		assertThat(later.taken()).isTrue();
		assertThat(later.waits()).hasSize(3)
			.allSatisfy((wait) -> assertThat(wait).isBetween(LONG.minusMinutes(1), LONG));
		// Two windows away: the turns of the next one are taken in advance.
		assertThat(store().takeTurns(this.key, 1, 3, LONG, LONG).waits()).singleElement()
			.satisfies((wait) -> assertThat(wait).isGreaterThan(LONG));
	}

	@Test
	void turnsComeBackWhenTheirWindowIsOver() {
		store().takeTurns(this.key, 2, 2, SHORT, Duration.ZERO);
		pass(SHORT);
		Await.until(() -> store().takeTurns(this.key, 2, 2, SHORT, Duration.ZERO).taken());
	}

	@Test
	void aPauseHoldsBackEveryTurn() {
		store().takeTurns(this.key, 1, 5, LONG, Duration.ZERO);
		store().pauseTurns(this.key, LONG);
		ExpiringStore.Turns refused = store().takeTurns(this.key, 1, 5, LONG, Duration.ZERO);
		assertThat(refused.taken()).isFalse();
		assertThat(refused.waits().get(0)).isBetween(LONG.minusMinutes(1), LONG);
		ExpiringStore.Turns after = store().takeTurns(this.key, 5, 5, LONG, LONG);
		assertThat(after.taken()).isTrue();
		assertThat(after.waits()).allSatisfy((wait) -> assertThat(wait).isBetween(LONG.minusMinutes(1), LONG));
		store().pauseTurns(this.key, SHORT);
		pass(SHORT);
		Await.until(() -> store().takeTurns(this.key, 5, 5, LONG, Duration.ZERO).taken());
	}

	@Test
	void noTurnIsTakenTwiceInAStorm() {
		List<ExpiringStore.Turns> turns = Storm.of(() -> store().takeTurns(this.key, 1, 20, LONG, Duration.ZERO));
		assertThat(turns).filteredOn(ExpiringStore.Turns::taken).hasSize(20);
	}

	@Test
	void keepsAnotherValueBesideAReplacedOne() {
		String beside = this.key + ":beside";
		store().put(this.key, "a", LONG);
		assertThat(store().compareAndSet(this.key, "b", "c", LONG, beside, "not kept", LONG)).isFalse();
		assertThat(store().get(beside)).isEmpty();
		assertThat(store().compareAndSet(this.key, "a", "d", LONG, beside, "kept", SHORT)).isTrue();
		assertThat(store().get(this.key)).contains("d");
		assertThat(store().get(beside)).contains("kept");
		pass(SHORT);
		Await.until(() -> store().get(beside).isEmpty());
		assertThat(store().get(this.key)).contains("d");
	}

}
