package cn.bootx.starter.core.send;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;

class SentMessagesTests {

	private final MutableClock clock = new MutableClock("2026-11-21T02:00:00Z");

	private final ExpiringStore store = new InMemoryExpiringStore(this.clock);

	private final SentMessages sent = sent(this.store);

	private static SentMessages sent(ExpiringStore store) {
		return new SentMessages(store, Platform.DING_TALK, "notices", "app1", Duration.ofHours(24));
	}

	@Test
	void anIdThatIsUsedAgainNamesTheEarlierMessages() {
		this.sent.add("order-1", List.of("a", "b"));
		this.sent.add("order-1", List.of("c"));
		this.sent.add("order-2", List.of("d"));
		this.sent.add("order-3", List.of());
		assertThat(this.sent.find("order-1")).containsExactly("a", "b", "c");
		assertThat(this.sent.find("order-2")).containsExactly("d");
		assertThat(this.sent.find("order-3")).isEmpty();
	}

	@Test
	void anotherAccountHasIdsOfItsOwn() {
		this.sent.add("order-1", List.of("a"));
		assertThat(new SentMessages(this.store, Platform.DING_TALK, "notices", "app2", Duration.ofHours(24))
			.find("order-1")).isEmpty();
	}

	@Test
	void isForgottenAfterItsTime() {
		this.sent.add("order-1", List.of("a"));
		this.clock.advance(Duration.ofHours(25));
		assertThat(this.sent.find("order-1")).isEmpty();
	}

	@Test
	void losesNothingOfManyWriters() {
		IntStream.range(0, 64).parallel().forEach((i) -> this.sent.add("order-1", List.of("m" + i)));
		assertThat(this.sent.find("order-1")).hasSize(64).doesNotHaveDuplicates();
	}

	@Test
	void aStoreThatIsAwayOrContendedIsNoFailedSend() {
		ExpiringStore away = mock(ExpiringStore.class, (call) -> {
			throw new StoreUnavailableException("redis", call.getMethod().getName(), new IllegalStateException());
		});
		ExpiringStore contended = mock(ExpiringStore.class,
				(call) -> call.getMethod().getName().equals("putIfAbsent") ? Optional.of("x") : false);
		assertThatCode(() -> {
			sent(away).add("order-1", List.of("a"));
			sent(contended).add("order-1", List.of("a"));
		}).doesNotThrowAnyException();
	}

	@Test
	void whatIsAskedForIsThereOrAFailureSaysWhy() {
		this.sent.add("order-1", List.of("a"));
		assertThat(this.sent.require("recall", "order-1")).containsExactly("a");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.sent.require("recall", "order-2"))
			.matches((ex) -> ex.category() == ErrorCategory.NOT_FOUND)
			.withMessageContaining("business id 'order-2' in the last 24 hours");
		ExpiringStore away = mock(ExpiringStore.class, (call) -> {
			throw new StoreUnavailableException("redis", call.getMethod().getName(), new IllegalStateException());
		});
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> sent(away).require("recall", "order-1"))
			.matches((ex) -> ex.category() == ErrorCategory.TRANSIENT)
			.withMessageContaining("redis");
	}

	@Test
	void aRecallGoesOnAfterAFailure() {
		Recall recall = Recall.each(List.of("a", "b", "a", "c"), (id) -> {
			if (id.equals("b")) {
				throw PlatformException.of(Platform.WECOM, "recall").code(42052).message("msgid expired").build();
			}
		});
		assertThat(recall.recalled()).containsExactly("a", "c");
		assertThat(recall.failed()).containsOnlyKeys("b")
			.hasEntrySatisfying("b", (reason) -> assertThat(reason).contains("42052"));
		assertThat(recall.complete()).isFalse();
	}

	@Test
	void checksAnIdOnItsEdge() {
		SentMessages.check(Platform.DING_TALK, "send", "x".repeat(128));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> SentMessages.check(Platform.DING_TALK, "send", "x".repeat(129)));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> SentMessages.check(Platform.DING_TALK, "send", " "));
	}

}
