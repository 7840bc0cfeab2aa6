package cn.bootx.starter.wechatopen.component;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;

class WeChatOpenTicketsTests {

	private final MutableClock clock = new MutableClock();

	private final InMemoryExpiringStore store = new InMemoryExpiringStore(this.clock);

	private final WeChatOpenTickets tickets = new WeChatOpenTickets(this.store, "wxcomp");

	@Test
	void eachTicketTakesThePlaceOfTheOneBefore() {
		this.tickets.keep("first");
		this.tickets.keep("second");
		assertThat(this.tickets.current()).hasValue("second");
	}

	@Test
	void aBlankTicketNeverTakesThePlaceOfAGoodOne() {
		this.tickets.keep("good");
		assertThat(this.tickets.keep(" ")).isFalse();
		assertThat(this.tickets.current()).hasValue("good");
	}

	@Test
	void whatIsPushedWhileTheStoreIsAwayIsSharedWhenItIsBack() {
		AtomicBoolean away = new AtomicBoolean(true);
		WeChatOpenTickets here = new WeChatOpenTickets(interrupted(away), "wxcomp");
		assertThat(here.keep("kept here")).isTrue();
		assertThat(here.current()).hasValue("kept here");
		away.set(false);
		assertThat(this.tickets.current()).isEmpty();
		assertThat(here.current()).hasValue("kept here");
		assertThat(this.tickets.current()).hasValue("kept here");
		this.tickets.keep("next");
		assertThat(here.current()).hasValue("next");
	}

	private ExpiringStore interrupted(AtomicBoolean away) {
		return (ExpiringStore) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { ExpiringStore.class }, (proxy, method, arguments) -> {
					if (away.get()) {
						throw new StoreUnavailableException("redis", method.getName(), new IllegalStateException());
					}
					return method.invoke(this.store, arguments);
				});
	}

	@Test
	void isKeptAlmostTwelveHoursFromTheLastPushOn() {
		this.tickets.keep("same");
		this.clock.advance(Duration.ofHours(11));
		this.tickets.keep("same");
		this.clock.advance(Duration.ofHours(11));
		assertThat(this.tickets.current()).hasValue("same");
		this.clock.advance(Duration.ofHours(1));
		assertThat(this.tickets.current()).isEmpty();
	}

	@Test
	void componentsThatShareAStoreHaveTheirOwn() {
		this.tickets.keep("mine");
		assertThat(new WeChatOpenTickets(this.store, "wxother").current()).isEmpty();
	}

	@Test
	void aRefusedTicketGoesOnlyIfItIsStillThePresentOne() {
		this.tickets.keep("old");
		this.tickets.keep("new");
		this.tickets.refuse("old");
		assertThat(this.tickets.current()).hasValue("new");
		this.tickets.refuse("new");
		assertThat(this.tickets.current()).isEmpty();
	}

}
