package cn.bootx.starter.wechat.people.binding;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.binding.Bindings;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.HookedRecordStore;
import cn.bootx.starter.core.binding.Bindings.ConflictException.Reason;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What becomes of bindings that end, or are overtaken, between any two steps.
 */
class HalfBindingTests {

	private static final Duration LONG_PAUSE = Duration.ofSeconds(31);

	private final AccountFixture wechat = new AccountFixture();

	private HookedRecordStore records = new HookedRecordStore();

	private WeChatBindingService bindings = service();

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void theSameUserFinishesWhatDiedHalfWay() {
		int steps = atEveryStep(() -> this.bindings.bind("42", "oFan"), () -> {
			assertThat(this.bindings.bind("42", "oFan").openId()).isEqualTo("oFan");
			assertThat(this.bindings.findByOpenId("oFan")).map(WeChatBindingService.Binding::userId).contains("42");
		});
		assertThat(steps).isEqualTo(5);
	}

	@Test
	void whatDiedHalfWayIsBoundForBothWaysOrForNone() {
		atEveryStep(() -> this.bindings.bind("42", "oFan"), () -> {
			assertThat(this.bindings.findByUser("42")).isEqualTo(this.bindings.findByOpenId("oFan"));
			assertThat(this.bindings.findByUsers(List.of("42")).unknown().isEmpty())
				.isEqualTo(this.bindings.findByUser("42").isPresent());
		});
	}

	@Test
	void aWeChatThatIsHalfBoundIsFreeForOthersAfterAWhile() {
		this.records.before(4, HalfBindingTests::die);
		assertThatThrownBy(() -> this.bindings.bind("42", "oFan")).isInstanceOf(Death.class);
		assertThatExceptionOfType(Bindings.ConflictException.class).isThrownBy(() -> this.bindings.bind("43", "oFan"))
			.matches((ex) -> ex.reason() == Reason.ID_IS_BEING_BOUND);
		this.wechat.clock().advance(LONG_PAUSE);
		this.bindings.bind("43", "oFan");
		assertThat(this.bindings.findByUser("43")).map(WeChatBindingService.Binding::openId).contains("oFan");
		assertThat(this.bindings.bind("42", "oOther").openId()).isEqualTo("oOther");
	}

	@Test
	void aUserWhoIsHalfBoundIsFreeForAnotherWeChat() {
		this.records.before(4, HalfBindingTests::die);
		assertThatThrownBy(() -> this.bindings.bind("42", "oFan")).isInstanceOf(Death.class);
		this.bindings.bind("42", "oOther");
		assertThat(this.bindings.findByUser("42")).map(WeChatBindingService.Binding::openId).contains("oOther");
		assertThat(this.bindings.findByOpenId("oFan")).isEmpty();
	}

	@Test
	void anUnbindingThatDiedHalfWayCanBeFollowedByAnyBinding() {
		atEveryStep(() -> {
			this.bindings.bind("42", "oFan");
			this.wechat.clock().advance(LONG_PAUSE);
		}, () -> this.bindings.unbindUser("42"), () -> {
			boolean unbound = this.bindings.findByUser("42").isEmpty();
			assertThat(this.bindings.findByOpenId("oFan").isEmpty()).isEqualTo(unbound);
			this.bindings.unbindUser("42");
			assertThat(this.bindings.bind("43", "oFan").userId()).isEqualTo("43");
			assertThat(this.bindings.bind("42", "oOther").userId()).isEqualTo("42");
		});
	}

	@Test
	void ofTwoUsersWhoOvertakeEachOtherOneGetsTheWeChat() {
		overtake(() -> this.bindings.bind("42", "oFan"), () -> this.bindings.bind("43", "oFan"));
	}

	@Test
	void ofTwoWeChatsThatOvertakeEachOtherOneGetsTheUser() {
		overtake(() -> this.bindings.bind("42", "oFan"), () -> this.bindings.bind("42", "oOther"));
	}

	@Test
	void whoHasReadHalfAPairDoesNotOverwriteItWhenItIsFinished() {
		int step = 1;
		do {
			start();
			halfPairOfTheUser();
		}
		while (overtakeOnce(step++, () -> this.bindings.bind("42", "oOther"), () -> this.bindings.bind("42", "oFan")));
		assertThat(step).isGreaterThan(6);
	}

	@Test
	void whoFindsAPairFinishedByAThirdKeepsIt() {
		int step = 1;
		do {
			start();
			halfPairOfTheUser();
		}
		while (overtakeOnce(step++, () -> this.bindings.bind("42", "oOther"), () -> {
			writeLinkOfTheWeChat("{\"to\":\"42\",\"at\":" + this.wechat.clock().millis() + "}");
			return this.bindings.bind("42", "oFan");
		}));
	}

	@Test
	void anUnbindingBetweenTheStepsOfABindingLeavesAWholeState() {
		for (int step = 1; step < 6; step++) {
			start();
			this.records.before(step, () -> service().unbindUser("42"));
			this.bindings.bind("42", "oFan");
			assertThat(this.records.isWaiting()).isFalse();
			assertThat(this.bindings.findByUser("42")).isEqualTo(this.bindings.findByOpenId("oFan"));
		}
	}

	/** The user's link points to the WeChat, whose link points elsewhere. */
	private void halfPairOfTheUser() {
		this.records.before(5, () -> {
			this.wechat.clock().advance(LONG_PAUSE);
			writeLinkOfTheWeChat("{}");
			die();
		});
		assertThatThrownBy(() -> this.bindings.bind("42", "oFan")).isInstanceOf(Death.class);
		assertThat(this.bindings.findByUser("42")).isEmpty();
	}

	private void writeLinkOfTheWeChat(String json) {
		this.records.save("wechat-binding-open-id-" + this.wechat.account().appId().toLowerCase(Locale.ROOT), "oFan",
				json);
	}

	/** Runs one while another stands still for long between any two of its steps. */
	private void overtake(Supplier<WeChatBindingService.Binding> slow, Supplier<WeChatBindingService.Binding> quick) {
		int step = 1;
		do {
			start();
		}
		while (overtakeOnce(step++, slow, quick));
		assertThat(step).isGreaterThan(6);
	}

	private boolean overtakeOnce(int step, Supplier<WeChatBindingService.Binding> slow,
			Supplier<WeChatBindingService.Binding> quick) {
		List<WeChatBindingService.Binding> won = new ArrayList<>();
		this.records.before(step, () -> {
			this.wechat.clock().advance(LONG_PAUSE);
			attempt(quick).ifPresent(won::add);
		});
		attempt(slow).ifPresent(won::add);
		boolean overtaken = !this.records.isWaiting();
		this.records.calm();
		if (!overtaken) {
			return false;
		}
		assertThat(won).as("overtaken before step " + step).hasSize(1);
		WeChatBindingService.Binding winner = won.get(0);
		assertThat(this.bindings.findByUser(winner.userId())).map(WeChatBindingService.Binding::openId)
			.contains(winner.openId());
		assertThat(this.bindings.findByOpenId(winner.openId())).map(WeChatBindingService.Binding::userId)
			.contains(winner.userId());
		this.wechat.clock().advance(LONG_PAUSE);
		this.bindings.unbindUser(winner.userId());
		assertThat(attempt(slow)).as("free after step " + step).isPresent();
		return true;
	}

	private static Optional<WeChatBindingService.Binding> attempt(Supplier<WeChatBindingService.Binding> call) {
		try {
			return Optional.of(call.get());
		}
		catch (Bindings.ConflictException ex) {
			return Optional.empty();
		}
	}

	private int atEveryStep(Runnable operation, Runnable afterwards) {
		return atEveryStep(() -> {
		}, operation, afterwards);
	}

	/** Lets an operation die before each of its steps; returns how many it has. */
	private int atEveryStep(Runnable before, Runnable operation, Runnable afterwards) {
		for (int step = 1;; step++) {
			start();
			before.run();
			this.records.before(step, HalfBindingTests::die);
			try {
				operation.run();
				return step - 1;
			}
			catch (Death ex) {
				afterwards.run();
			}
		}
	}

	private void start() {
		this.records = new HookedRecordStore();
		this.bindings = service();
	}

	private WeChatBindingService service() {
		return new WeChatBindingService(this.wechat.accounts(), this.records, this.wechat.clock());
	}

	private static void die() {
		throw new Death();
	}

	private static final class Death extends RuntimeException {

		private static final long serialVersionUID = 1L;

	}

}
