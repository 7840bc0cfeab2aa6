package cn.bootx.starter.core.limit;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;

class ClientBudgetTests {

	private static final Duration MINUTE = Duration.ofMinutes(1);

	private final InMemoryExpiringStore store = new InMemoryExpiringStore(new MutableClock());

	@Test
	void oneClientDoesNotUseUpTheTurnsOfAnother() {
		ClientBudget budget = new ClientBudget(this.store, "page", 2, MINUTE);
		assertThat(budget.take("192.0.2.1")).isTrue();
		assertThat(budget.take("192.0.2.1")).isTrue();
		assertThat(budget.take("192.0.2.1")).isFalse();
		assertThat(budget.take("192.0.2.2")).isTrue();
	}

	@Test
	void allNodesCountTogether() {
		assertThat(new ClientBudget(this.store, "page", 1, MINUTE).take("192.0.2.1")).isTrue();
		assertThat(new ClientBudget(this.store, "page", 1, MINUTE).take("192.0.2.1")).isFalse();
	}

	@Test
	void zeroSwitchesTheLimitOff() {
		ClientBudget budget = new ClientBudget(this.store, "page", 0, MINUTE);
		for (int i = 0; i < 100; i++) {
			assertThat(budget.take("192.0.2.1")).isTrue();
		}
	}

	@ParameterizedTest
	@CsvSource({ "192.0.2.1, 192.0.2.1", "2001:db8:1:2:3:4:5:6, 2001:db8:1:2", "2001:db8:1:2::9, 2001:db8:1:2",
			"2001:db8::9, 2001:db8:0:0", "::1, 0:0:0:0", "0:0:0:0:0:0:0:1, 0:0:0:0", "fe80::1%eth0, fe80:0:0:0",
			"'', ''" })
	void anIpv6ClientIsItsNetwork(String address, String network) {
		assertThat(ClientBudget.network(address)).isEqualTo(network);
	}

}
