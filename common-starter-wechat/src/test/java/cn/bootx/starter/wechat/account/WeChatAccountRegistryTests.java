package cn.bootx.starter.wechat.account;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.store.SecretBox;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.WatchedRecordStore;
import cn.bootx.starter.wechat.WeChatFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatAccountRegistryTests {

	private static final WeChatAccount.Settings SHOP = WeChatAccount.Settings
		.of("shop", "wxshop0123456789", WeChatFixture.SECRET)
		.withPortal(WeChatFixture.TOKEN, WeChatFixture.AES_KEY);

	private final AccountFixture wechat = new AccountFixture();

	private final WatchedRecordStore store = new WatchedRecordStore();

	private final TokenRegistry tokens = this.wechat.tokens();

	private final WeChatAccountRegistry here = node(this.store, this.tokens);

	private final WeChatAccountRegistry there = node(this.store, this.wechat.tokens());

	private final WeChatAccounts accounts = new WeChatAccounts(List.of(this.wechat.account()), this.here);

	private final WeChatAccounts accountsThere = new WeChatAccounts(List.of(), this.there);

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void anAddedAccountIsKnownHereAndAsSoonAsItIsAskedForThere() {
		this.here.add(SHOP);
		assertThat(this.accounts.known("shop")).map(WeChatAccount::settings).contains(SHOP);
		assertThat(this.accountsThere.known("shop")).isEmpty();
		assertThat(this.accountsThere.find("shop")).map(WeChatAccount::settings).contains(SHOP);
		assertThat(this.accountsThere.known("shop")).isPresent();
		assertThat(this.here.list()).containsExactly(SHOP);
	}

	@Test
	void aNameIsNotUnknownOnlyBecauseOthersChangeFasterThanItIsRead() {
		AtomicInteger changes = new AtomicInteger();
		this.there.add(SHOP);
		this.store.afterNextRead(new Runnable() {

			@Override
			public void run() {
				int number = changes.incrementAndGet();
				if (number < 200) {
					WeChatAccountRegistryTests.this.here
						.add(WeChatAccount.Settings.of("other" + number, "wxother" + number, "s3cr3t"));
					WeChatAccountRegistryTests.this.store.afterNextRead(this);
				}
			}

		});
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.accounts.find("shop"));
		assertThat(changes.get()).isLessThan(10);
		this.store.afterNextRead(() -> {
		});
		assertThat(this.accounts.find("shop")).isPresent();
	}

	@Test
	void anAddedAccountIsLoadedByARefresh() {
		this.here.add(SHOP);
		this.there.refresh();
		assertThat(this.accountsThere.all()).extracting(WeChatAccount::name).containsExactly("shop");
		assertThat(this.accounts.all()).extracting(WeChatAccount::name).containsExactly("default", "shop");
	}

	@Test
	void anAccountThatCannotBeBuiltDoesNotKeepTheOthersAway() {
		List<String> names = List.of("bar", "cafe", "club", "hotel", "shop", "store", "zoo");
		names.forEach((name) -> this.here.add(WeChatAccount.Settings.of(name, "wx" + name, "s3cr3t")));
		WeChatAccountRegistry picky = new WeChatAccountRegistry(List.of(), this.store,
				this.wechat.factory(this.wechat.tokens(), List.of((name, service) -> {
					if (name.startsWith("c")) {
						throw new IllegalStateException("no settings for " + name);
					}
				})), this.wechat.clock());
		picky.refresh();
		assertThat(new WeChatAccounts(List.of(), picky).all()).extracting(WeChatAccount::name)
			.containsExactly("bar", "hotel", "shop", "store", "zoo");
	}

	@Test
	void aRefreshLeavesWhatHasNotChanged() {
		this.here.add(SHOP);
		WeChatAccount before = this.accounts.get("shop");
		this.here.refresh();
		assertThat(this.accounts.get("shop")).isSameAs(before);
	}

	@Test
	void aChangeReachesTheOtherNodeWithItsRefresh() {
		this.here.add(SHOP);
		this.there.refresh();
		WeChatAccount.Settings changed = SHOP.withPortal("othertoken", null);
		this.here.update(changed);
		assertThat(this.accounts.get("shop").settings()).isEqualTo(changed);
		assertThat(this.accountsThere.get("shop").settings()).isEqualTo(SHOP);
		this.there.refresh();
		assertThat(this.accountsThere.get("shop").settings()).isEqualTo(changed);
	}

	@Test
	void aRemovedAccountIsGoneHereAndThereWithTheNextRefresh() {
		this.here.add(SHOP);
		this.there.refresh();
		List<WeChatAccount> gone = new ArrayList<>();
		this.here.onGone(gone::add);
		assertThat(this.here.remove("shop")).isTrue();
		assertThat(this.here.remove("shop")).isFalse();
		assertThat(this.accounts.find("shop")).isEmpty();
		assertThat(gone).extracting(WeChatAccount::name).containsExactly("shop");
		assertThat(this.accountsThere.find("shop")).isPresent();
		this.there.refresh();
		assertThat(this.accountsThere.find("shop")).isEmpty();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.accounts.get("shop"))
			.withMessageContaining("there is no account 'shop'; there are [default]")
			.matches((ex) -> ex.category() == ErrorCategory.NOT_FOUND);
	}

	@Test
	void aRemovedAccountCanBeAddedAgain() {
		this.here.add(SHOP);
		this.here.remove("shop");
		this.there.add(WeChatAccount.Settings.of("other", SHOP.appId(), "s3cr3t"));
		assertThat(this.accounts.find("other")).isPresent();
	}

	@Test
	void theTokenOfARemovedAccountIsForgotten() {
		register("wxshop0123456789");
		this.here.add(SHOP);
		assertThat(this.accounts.get("shop").tokens().get()).isNotBlank();
		assertThat(this.tokens.status()).anyMatch((status) -> status.name().account().equals(SHOP.appId()));
		this.here.remove("shop");
		assertThat(this.tokens.status()).noneMatch((status) -> status.name().account().equals(SHOP.appId()));
	}

	@Test
	void aCorrectedSecretIsUsedAtOnceAlsoByWhoHoldsTheAccount() {
		register("wxshop0123456789");
		this.here.add(SHOP.withAppSecret("wrong"));
		var held = this.accounts.with("shop");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> held.primary().tokens().get());
		this.here.update(SHOP);
		assertThat(held.primary().tokens().get()).isNotBlank();
	}

	@Test
	void anAccountThatIsAddedUnderAnotherNameDoesNotUseTheOldSecret() {
		register("wxshop0123456789");
		this.here.add(SHOP.withAppSecret("wrong"));
		this.there.refresh();
		this.here.remove("shop");
		this.here.add(WeChatAccount.Settings.of("store", SHOP.appId(), SHOP.appSecret()));
		assertThat(this.accountsThere.get("store").tokens().get()).isNotBlank();
		assertThat(this.accountsThere.known("shop")).isEmpty();
	}

	@Test
	void aChangedPortalKeepsTheToken() {
		this.here.add(SHOP);
		WeChatAccount before = this.accounts.get("shop");
		this.here.update(SHOP.withPortal("othertoken", null));
		assertThat(this.accounts.get("shop").tokens()).isSameAs(before.tokens());
	}

	@Test
	void whoInventsANameAsksTheStoreOnceInAWhile() {
		for (int i = 0; i < 100; i++) {
			assertThat(this.accounts.find("nobody")).isEmpty();
		}
		assertThat(this.accounts.find("not a name/../")).isEmpty();
		assertThat(this.accounts.find("default")).isPresent();
		assertThat(this.store.readers()).hasSize(1);
		this.wechat.clock().advance(WeChatAccountRegistry.UnknownNames.REMEMBERED);
		assertThat(this.accounts.mayBeStored("nobody")).isTrue();
		assertThat(this.accounts.find("nobody")).isEmpty();
		assertThat(this.store.readers()).hasSize(2);
	}

	@Test
	void aNameThatWasUnknownIsKnownWhenItIsAddedHere() {
		assertThat(this.accounts.find("shop")).isEmpty();
		this.here.add(SHOP);
		assertThat(this.accounts.find("shop")).isPresent();
	}

	@Test
	void unknownNamesAreBounded() {
		WeChatAccountRegistry.UnknownNames names = new WeChatAccountRegistry.UnknownNames(this.wechat.clock());
		for (int i = 0; i <= WeChatAccountRegistry.UnknownNames.MOST; i++) {
			names.add("n" + i);
		}
		assertThat(names.contains("n0")).isFalse();
		assertThat(names.contains("n1")).isTrue();
		assertThat(names.contains("n" + WeChatAccountRegistry.UnknownNames.MOST)).isTrue();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "default | wx1 | s | | | AUTO | name | cannot be the name",
			"a/b | wx1 | s | | | AUTO | name | cannot be the name", "a | '' | s | | | AUTO | app-id | missing or blank",
			"a | your-app-id | s | | | AUTO | app-id | placeholder",
			"a | wx1 | ? | | | AUTO | app-secret | placeholder", "a | wx1 | s | t | | AUTO | token | 1 characters",
			"a | wx1 | s | tok | short | AUTO | encoding-aes-key | 5 characters",
			"a | wx1 | s | tok | | SAFE | encoding-aes-key | mode is safe",
			"configured | wx1 | s | | | AUTO | name | the properties configure",
			"a | wx0123456789abcdef | s | | | AUTO | app-id | account 'configured'" })
	void refusesWhatCannotWork(String name, String appId, String secret, String token, String key,
			CallbackEnvelope.Mode mode, String field, String problem) {
		WeChatAccountRegistry registry = new WeChatAccountRegistry(
				List.of(WeChatAccount.Settings.of("configured", "wx0123456789abcdef", "s")), this.store,
				this.wechat.factory(), this.wechat.clock());
		WeChatAccount.Settings account = new WeChatAccount.Settings(name, appId, secret, token, key, true, mode);
		assertThatExceptionOfType(WeChatAccountRegistry.InvalidAccountException.class)
			.isThrownBy(() -> registry.add(account))
			.satisfies((ex) -> {
				assertThat(ex.account()).isEqualTo(name);
				assertThat(ex.field()).isEqualTo(field);
				assertThat(ex.problem()).contains(problem);
				assertThat(ex.remedy()).isNotBlank();
			});
		assertThat(this.store.count(AccountRecords.ACCOUNTS)).isZero();
		assertThat(this.store.count(AccountRecords.APP_IDS)).isZero();
	}

	@Test
	void refusesToChangeWhatIsNotThereOrAnAppId() {
		assertThatExceptionOfType(WeChatAccountRegistry.InvalidAccountException.class)
			.isThrownBy(() -> this.here.update(SHOP))
			.withMessageContaining("no stored account");
		this.here.add(SHOP);
		assertThatExceptionOfType(WeChatAccountRegistry.InvalidAccountException.class)
			.isThrownBy(() -> this.here.update(WeChatAccount.Settings.of("shop", "wxother", "s3cr3t")))
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo("app-id"));
	}

	@Test
	void anAccountOfThePropertiesCannotBeRemovedAndWins() {
		this.here.add(SHOP);
		WeChatAccountRegistry later = new WeChatAccountRegistry(
				List.of(WeChatAccount.Settings.of("shop", "wxconfigured", "s")), this.store, this.wechat.factory(),
				this.wechat.clock());
		later.refresh();
		assertThat(later.known()).isEmpty();
		assertThatExceptionOfType(WeChatAccountRegistry.InvalidAccountException.class)
			.isThrownBy(() -> later.remove("shop"));
		assertThat(this.here.list()).containsExactly(SHOP);
	}

	@Test
	void knownAccountsStayWhileTheStoreIsDown() {
		this.here.add(SHOP);
		this.store.down(true);
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(this.here::refresh);
		assertThat(this.accounts.get("shop").settings()).isEqualTo(SHOP);
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.accounts.find("other"));
		this.store.down(false);
		assertThat(this.accounts.find("other")).as("a failure says nothing about the name").isEmpty();
	}

	@Test
	void aDocumentThatCannotBeReadChangesNothing() {
		this.here.add(SHOP);
		RecordStore.Document record = this.store.find(AccountRecords.ACCOUNTS, "shop").orElseThrow();
		this.store.update(record.withJson("{\"appId\":"));
		this.store.insert(AccountRecords.ACCOUNTS, "broken", "{}");
		this.here.refresh();
		assertThat(this.here.known()).extracting(WeChatAccount::name).containsExactly("shop");
		assertThat(this.accounts.find("broken")).isEmpty();
		assertThat(this.here.remove("shop")).isTrue();
		assertThat(this.accounts.find("shop")).isEmpty();
	}

	@Test
	void anOldAnswerOfTheStoreUndoesNoChange() {
		WeChatAccount.Settings changed = SHOP.withPortal("othertoken", null);
		this.here.add(SHOP);
		this.store.afterNextRead(() -> this.here.update(changed));
		this.here.refresh();
		assertThat(this.accounts.get("shop").settings()).isEqualTo(changed);
		this.store.afterNextRead(() -> this.here.remove("shop"));
		this.here.refresh();
		assertThat(this.accounts.known("shop")).isEmpty();
		this.store.afterNextRead(() -> this.here.add(SHOP));
		this.here.refresh();
		assertThat(this.accounts.known("shop")).isPresent();
	}

	@Test
	void secretsAreSealedInTheStore() {
		byte[] key = new byte[32];
		RecordStore sealed = SecretBox.of(List.of(key)).seal(this.store);
		node(sealed, this.tokens).add(SHOP);
		String stored = this.store.find(AccountRecords.ACCOUNTS, "shop").orElseThrow().json();
		assertThat(stored).doesNotContain(SHOP.appSecret()).doesNotContain(WeChatFixture.AES_KEY).doesNotContain("{");
		WeChatAccountRegistry reader = node(sealed, this.wechat.tokens());
		reader.refresh();
		assertThat(reader.known()).extracting(WeChatAccount::settings).containsExactly(SHOP);
	}

	@Test
	void withoutAConfiguredAccountThereIsNoPrimaryOne() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(this.accountsThere::primary)
			.matches((failure) -> failure.category() == ErrorCategory.NOT_FOUND)
			.withMessageContaining("account(");
		assertThat(this.accountsThere.findPrimary()).isEmpty();
	}

	@Test
	void nothingPrintsASecret() {
		assertThat(SHOP.withAppSecret("s3cr3t").toString()).doesNotContain("s3cr3t", WeChatFixture.TOKEN);
	}

	private WeChatAccountRegistry node(RecordStore records, TokenRegistry registry) {
		return new WeChatAccountRegistry(List.of(), records, this.wechat.factory(registry), this.wechat.clock());
	}

	private void register(String appId) {
		this.wechat.simulator()
			.wechat()
			.register(OfficialAccount.plain(appId, WeChatFixture.SECRET, WeChatFixture.TOKEN));
	}

}
