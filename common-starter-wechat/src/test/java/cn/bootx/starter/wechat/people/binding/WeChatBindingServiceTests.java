package cn.bootx.starter.wechat.people.binding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.binding.Bindings;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.core.binding.Bindings.ConflictException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatBindingServiceTests {

	private static final int CALLERS = 64;

	private final AccountFixture wechat = new AccountFixture();

	private final RecordStore records = new InMemoryRecordStore();

	private final WeChatBindingService bindings = node();

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void findsABindingBothWays() {
		WeChatBindingService.Binding bound = this.bindings.bind("42", "oFan");
		assertThat(bound).isEqualTo(new WeChatBindingService.Binding("42", "oFan", this.wechat.clock().instant()));
		assertThat(this.bindings.findByUser("42")).contains(bound);
		assertThat(this.bindings.findByOpenId("oFan")).contains(bound);
		assertThat(node().findByUser("42")).contains(bound);
		assertThat(this.bindings.findByUser("oFan")).isEmpty();
		assertThat(this.bindings.findByOpenId("42")).isEmpty();
	}

	@Test
	void bindingAPairAgainChangesNothing() {
		WeChatBindingService.Binding bound = this.bindings.bind("42", "oFan");
		this.wechat.clock().advance(Duration.ofDays(1));
		assertThat(this.bindings.bind("42", "oFan")).isEqualTo(bound);
	}

	@Test
	void refusesWhoeverIsBoundToAnother() {
		this.bindings.bind("42", "oFan");
		assertThatExceptionOfType(Bindings.ConflictException.class).isThrownBy(() -> this.bindings.bind("43", "oFan"))
			.matches((ex) -> ex.reason() == Reason.ID_IS_BOUND)
			.withMessageContaining("oFan")
			.withMessageNotContaining("42");
		assertThatExceptionOfType(Bindings.ConflictException.class).isThrownBy(() -> this.bindings.bind("42", "oOther"))
			.matches((ex) -> ex.reason() == Reason.USER_IS_BOUND)
			.withMessageContaining("42")
			.withMessageNotContaining("oFan");
		assertThat(this.bindings.findByUser("43")).isEmpty();
		assertThat(this.bindings.findByOpenId("oOther")).isEmpty();
		assertThat(this.bindings.bind("43", "oOther").userId()).isEqualTo("43");
	}

	@Test
	void bothAreFreeAfterUnbinding() {
		WeChatBindingService.Binding bound = this.bindings.bind("42", "oFan");
		assertThat(this.bindings.unbindUser("42")).contains(bound);
		assertThat(this.bindings.unbindUser("42")).isEmpty();
		assertThat(this.bindings.findByUser("42")).isEmpty();
		assertThat(this.bindings.findByOpenId("oFan")).isEmpty();
		WeChatBindingService.Binding other = this.bindings.bind("43", "oFan");
		this.bindings.bind("42", "oOther");
		assertThat(this.bindings.unbindOpenId("oFan")).contains(other);
		assertThat(this.bindings.unbindOpenId("oStranger")).isEmpty();
		assertThat(this.bindings.findByUser("43")).isEmpty();
		assertThat(this.bindings.findByUser("42")).map(WeChatBindingService.Binding::openId).contains("oOther");
	}

	@Test
	void looksManyUsersUpAndListsTheUnknown() {
		this.bindings.bind("b", "o2");
		this.bindings.bind("a", "o1");
		this.bindings.bind("c", "o3");
		this.bindings.unbindUser("c");
		WeChatBindingService.Lookup found = this.bindings.findByUsers(List.of("x", "b", "c", "", "a", "x", "b"));
		assertThat(found.openIds()).containsExactly(Map.entry("b", "o2"), Map.entry("a", "o1"));
		assertThat(found.unknown()).containsExactly("x", "c", "");
	}

	@Test
	void refusesIdsThatNoStoreKeeps() {
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.bindings.bind("", "oFan"))
			.withMessageContaining("userId");
		assertThatExceptionOfType(InvalidMessageException.class).isThrownBy(() -> this.bindings.bind("42", " oFan"))
			.withMessageContaining("openId");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.bindings.bind("4".repeat(191), "oFan"))
			.withMessageContaining("191");
		assertThat(this.bindings.findByUser("4".repeat(191))).isEmpty();
		assertThat(this.bindings.unbindUser(" ")).isEmpty();
	}

	@Test
	void oneOfManyUsersGetsAWeChat() throws Exception {
		List<WeChatBindingService.Binding> won = race((i) -> node().bind("user" + i, "oFan"));
		assertThat(won).hasSize(1);
		assertThat(this.bindings.findByOpenId("oFan")).contains(won.get(0));
		for (int i = 0; i < CALLERS; i++) {
			String user = "user" + i;
			assertThat(this.bindings.findByUser(user).isPresent()).isEqualTo(won.get(0).userId().equals(user));
		}
	}

	@Test
	void oneOfManyWeChatsGetsAUser() throws Exception {
		List<WeChatBindingService.Binding> won = race((i) -> node().bind("42", "oFan" + i));
		assertThat(won).hasSize(1);
		assertThat(this.bindings.findByUser("42")).contains(won.get(0));
		this.bindings.unbindUser("42");
		for (int i = 0; i < CALLERS; i++) {
			assertThat(this.bindings.bind("other" + i, "oFan" + i)).isNotNull();
		}
	}

	@Test
	void manyWhoBindTheSamePairAllSucceed() throws Exception {
		assertThat(race((i) -> node().bind("42", "oFan"))).hasSize(CALLERS);
		assertThat(this.bindings.findByUser("42")).map(WeChatBindingService.Binding::openId).contains("oFan");
	}

	private List<WeChatBindingService.Binding> race(IntFunction<WeChatBindingService.Binding> call) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(CALLERS);
		CyclicBarrier start = new CyclicBarrier(CALLERS);
		List<Future<WeChatBindingService.Binding>> calls = new ArrayList<>();
		for (int i = 0; i < CALLERS; i++) {
			int caller = i;
			calls.add(threads.submit(() -> {
				start.await();
				try {
					return call.apply(caller);
				}
				catch (Bindings.ConflictException ex) {
					return null;
				}
			}));
		}
		List<WeChatBindingService.Binding> won = new ArrayList<>();
		for (Future<WeChatBindingService.Binding> each : calls) {
			WeChatBindingService.Binding bound = each.get();
			if (bound != null) {
				won.add(bound);
			}
		}
		threads.shutdown();
		return won;
	}

	private WeChatBindingService node() {
		return new WeChatBindingService(this.wechat.accounts(), this.records, this.wechat.clock());
	}

}
