package cn.bootx.starter.core.account;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AccountsTests {

	private static final Shops.Settings NORTH = Shops.Settings.of("north", 1L, "s1");

	private final RecordStore store = new InMemoryRecordStore();

	private final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	private final Shops.Node node = new Shops.Node(this.store, this.clock);

	private final Shops here = this.node.accounts();

	private final Shops there = new Shops.Node(this.store, this.clock).accounts();

	@Test
	void accountsWithoutAnIdMayShareASecretAndItsToken() {
		Shops accounts = this.node.accounts(Shops.Settings.of("south", null, "s3"));
		accounts.add(Shops.Settings.of("east", null, "s3"));
		accounts.add(Shops.Settings.of("west", null, "s3"));
		assertThat(names()).containsExactlyInAnyOrder("south", "east", "west");
		accounts.remove("west");
		assertThat(names()).containsExactlyInAnyOrder("south", "east");
		assertThat(accounts.get("east").tokens().get()).isEqualTo("token-of-s3");
	}

	@Test
	void aChangedSecretIsAnotherToken() {
		this.here.add(NORTH);
		Shops.Shop before = this.here.get("north");
		assertThat(before.tokens().get()).isEqualTo("token-of-s1");
		this.here.update("north", (present) -> Shops.Settings.of("north", 1L, "s2"));
		assertThat(this.here.get("north").tokens().get()).isEqualTo("token-of-s2");
		assertThat(names()).containsExactly("north");
		assertThat(before.tokens().get()).as("who still works with the former one").isEqualTo("token-of-s1");
	}

	@Test
	void everyChangeIsReportedOnceOnEachNodeInOrder() {
		List<String> changes = new ArrayList<>();
		this.there.onChange((change) -> {
			throw new IllegalStateException("a listener of the host");
		});
		this.there.onChange((change) -> changes
			.add(change.name() + " " + secret(change.before()) + " > " + secret(change.after())));
		this.here.add(NORTH);
		this.there.refresh();
		this.there.refresh();
		this.here.update("north", (present) -> Shops.Settings.of("north", 1L, "s2"));
		this.there.refresh();
		this.here.remove("north");
		this.there.refresh();
		assertThat(changes).containsExactly("north null > s1", "north s1 > s2", "north s2 > null");
	}

	@Test
	void aListenerMayChangeAccounts() {
		List<String> changes = new ArrayList<>();
		this.here.onChange((change) -> {
			changes.add(change.name());
			if (change.name().equals("north")) {
				this.here.add(Shops.Settings.of("south", 2L, "s2"));
			}
		});
		this.here.add(NORTH);
		assertThat(changes).containsExactly("north", "south");
	}

	@Test
	void anUpdateThatWasOvertakenIsAConflict() {
		this.here.add(NORTH);
		assertThatExceptionOfType(RecordStore.ConflictException.class)
			.isThrownBy(() -> this.here.update("north", (present) -> {
				this.there.update("north", (other) -> Shops.Settings.of("north", 1L, "s2"));
				return Shops.Settings.of("north", 1L, "s3");
			}));
		this.here.refresh();
		assertThat(this.here.get("north").settings().secret()).isEqualTo("s2");
	}

	@Test
	void whatThisNodeGetsToKnowIsReportedAsItsProperties() {
		this.here.add(NORTH);
		List<String> reports = new ArrayList<>();
		this.here.reportTo((property, values) -> reports.add(property + " " + values));
		this.there.add(Shops.Settings.of("south", 2L, "s2"));
		this.there.update("north", (present) -> Shops.Settings.of("north", 1L, "s3"));
		this.here.refresh();
		this.there.remove("south");
		this.here.refresh();
		assertThat(reports).containsExactlyInAnyOrder("shops.shops.north {id=1, secret=s1, open=true}",
				"shops.shops.north {id=1, secret=s3, open=true}", "shops.shops.south {id=2, secret=s2, open=true}",
				"shops.shops.south {}");
	}

	@Test
	void aNameOrAnIdCannotBeChanged() {
		this.here.add(NORTH);
		assertThatExceptionOfType(InvalidAccountException.class)
			.isThrownBy(() -> this.here.update("north", (present) -> Shops.Settings.of("south", 1L, "s1")))
			.matches((ex) -> ex.field().equals("name"));
		assertThatExceptionOfType(InvalidAccountException.class)
			.isThrownBy(() -> this.here.update("north", (present) -> Shops.Settings.of("north", null, "s1")))
			.matches((ex) -> ex.field().equals("id"));
		assertThatExceptionOfType(InvalidAccountException.class)
			.isThrownBy(() -> this.here.update("no name/", (present) -> present))
			.withMessageContaining("there is no stored shop");
	}

	@Test
	void theOnlyConfiguredAccountIsThePrimaryOneWhateverIsAdded() {
		Shops accounts = this.node.accounts(Shops.Settings.of("south", 2L, "s2"));
		accounts.add(NORTH);
		assertThat(accounts.primary().name()).isEqualTo("south");
		assertThat(this.node.accounts(NORTH, Shops.Settings.of("south", 2L, "s2")).findPrimary()).isEmpty();
		assertThat(this.here.findPrimary()).isEmpty();
	}

	@Test
	void withoutTheSwitchNothingIsAdded() {
		Shops accounts = new Shops(List.of(), null);
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> accounts.add(NORTH))
			.withMessageContaining("shops.runtime-shops");
		assertThat(accounts.stored()).isEmpty();
		accounts.refresh();
		assertThat(accounts.mayBeStored("north")).isFalse();
	}

	@Test
	void unknownNamesAreBounded() {
		StoredAccounts.UnknownNames names = new StoredAccounts.UnknownNames(this.clock);
		for (int i = 0; i <= StoredAccounts.UnknownNames.MOST; i++) {
			names.add("n" + i);
		}
		assertThat(names.contains("n0")).isFalse();
		assertThat(names.contains("n1")).isTrue();
		assertThat(names.contains("n" + StoredAccounts.UnknownNames.MOST)).isTrue();
	}

	private List<String> names() {
		return this.node.tokens()
			.status()
			.stream()
			.map(AccessTokens.Status::name)
			.map((name) -> name.account())
			.toList();
	}

	private static String secret(Shops.Shop shop) {
		return (shop != null) ? shop.settings().secret() : null;
	}

}
