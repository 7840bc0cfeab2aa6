package cn.bootx.starter.wechatopen.authorization;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;

class ClientBudgetTests {

	private final InMemoryExpiringStore store = new InMemoryExpiringStore(new MutableClock());

	@Test
	void oneClientDoesNotUseUpTheTurnsOfAnother() {
		ClientBudget budget = new ClientBudget(this.store, "wx1", 2);
		assertThat(budget.take("192.0.2.1")).isTrue();
		assertThat(budget.take("192.0.2.1")).isTrue();
		assertThat(budget.take("192.0.2.1")).isFalse();
		assertThat(budget.take("192.0.2.2")).isTrue();
	}

	@Test
	void allNodesCountTogether() {
		assertThat(new ClientBudget(this.store, "wx1", 1).take("192.0.2.1")).isTrue();
		assertThat(new ClientBudget(this.store, "wx1", 1).take("192.0.2.1")).isFalse();
	}

	@Test
	void zeroSwitchesTheLimitOff() {
		ClientBudget budget = new ClientBudget(this.store, "wx1", 0);
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
