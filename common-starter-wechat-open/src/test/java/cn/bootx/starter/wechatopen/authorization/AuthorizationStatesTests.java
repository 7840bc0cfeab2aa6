package cn.bootx.starter.wechatopen.authorization;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;

class AuthorizationStatesTests {

	private static final String BROWSER = AuthorizationStates.newKey();

	private final MutableClock clock = new MutableClock();

	private final AuthorizationStates states = new AuthorizationStates(new InMemoryExpiringStore(this.clock), "wxcomp");

	@Test
	void aStateGivesTheReferenceBackOnce() {
		String state = this.states.begin(BROWSER, "tenant-7");
		assertThat(this.states.finish(state, BROWSER)).hasValue("tenant-7");
		assertThat(this.states.finish(state, BROWSER)).isEmpty();
	}

	@Test
	void aStateOfAnotherBrowserIsRefusedAndUsedUp() {
		String state = this.states.begin(BROWSER, null);
		assertThat(this.states.finish(state, AuthorizationStates.newKey())).isEmpty();
		assertThat(this.states.finish(state, BROWSER)).isEmpty();
	}

	@Test
	void aStateLivesAsLongAsThePreAuthorizationCode() {
		String early = this.states.begin(BROWSER, null);
		this.clock.advance(Duration.ofMinutes(29));
		assertThat(this.states.finish(early, BROWSER)).hasValue("");
		String late = this.states.begin(BROWSER, null);
		this.clock.advance(Duration.ofMinutes(31));
		assertThat(this.states.finish(late, BROWSER)).isEmpty();
	}

	@Test
	void whatIsNoStateIsNotLookedUp() {
		assertThat(this.states.finish("../token:wechat:wx1:access", BROWSER)).isEmpty();
		assertThat(this.states.finish(null, BROWSER)).isEmpty();
		assertThat(this.states.finish(this.states.begin(BROWSER, null), null)).isEmpty();
	}

	@Test
	void everyStateIsAnother() {
		assertThat(this.states.begin(BROWSER, null)).isNotEqualTo(this.states.begin(BROWSER, null)).hasSize(22);
	}

}
