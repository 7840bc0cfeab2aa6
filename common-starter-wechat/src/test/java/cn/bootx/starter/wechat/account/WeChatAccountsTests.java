package cn.bootx.starter.wechat.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bootx.starter.core.account.AccountChange;
import cn.bootx.starter.core.account.InvalidAccountException;
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

class WeChatAccountsTests {

	private static final WeChatAccount.Settings SHOP = WeChatAccount.Settings
		.of("shop", "wxshop0123456789", WeChatFixture.SECRET)
		.withPortal(WeChatFixture.TOKEN, WeChatFixture.AES_KEY);

	private final AccountFixture wechat = new AccountFixture();

	private final WatchedRecordStore store = new WatchedRecordStore();

	private final TokenRegistry tokens = this.wechat.tokens();

	private final WeChatAccounts here = new WeChatAccounts(List.of(this.wechat.account()),
			this.wechat.factory(this.tokens).runtime(this.store, this.wechat.clock()));

	private final WeChatAccounts there = node(this.store, this.wechat.tokens());

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void anAddedAccountIsKnownHereAndAsSoonAsItIsAskedForThere() {
		this.here.add(SHOP);
		assertThat(this.here.known("shop")).map(WeChatAccount::settings).contains(SHOP);
		assertThat(this.there.known("shop")).isEmpty();
		assertThat(this.there.find("shop")).map(WeChatAccount::settings).contains(SHOP);
		assertThat(this.there.known("shop")).isPresent();
		assertThat(this.here.stored()).containsExactly(SHOP);
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
					WeChatAccountsTests.this.here
						.add(WeChatAccount.Settings.of("other" + number, "wxother" + number, "s3cr3t"));
					WeChatAccountsTests.this.store.afterNextRead(this);
				}
			}

		});
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.here.find("shop"));
		assertThat(changes.get()).isLessThan(10);
		this.store.afterNextRead(() -> {
		});
		assertThat(this.here.find("shop")).isPresent();
	}

	@Test
	void anAddedAccountIsLoadedByARefresh() {
		this.here.add(SHOP);
		this.there.refresh();
		assertThat(this.there.all()).extracting(WeChatAccount::name).containsExactly("shop");
		assertThat(this.here.all()).extracting(WeChatAccount::name).containsExactly("default", "shop");
	}

	@Test
	void anAccountThatCannotBeBuiltDoesNotKeepTheOthersAway() {
		List<String> names = List.of("bar", "cafe", "club", "hotel", "shop", "store", "zoo");
		names.forEach((name) -> this.here.add(WeChatAccount.Settings.of(name, "wx" + name, "s3cr3t")));
		WeChatAccounts picky = new WeChatAccounts(List.of(),
				this.wechat.factory(this.wechat.tokens(), List.of((name, service) -> {
					if (name.startsWith("c")) {
						throw new IllegalStateException("no settings for " + name);
					}
				})).runtime(this.store, this.wechat.clock()));
		picky.refresh();
		assertThat(picky.all()).extracting(WeChatAccount::name).containsExactly("bar", "hotel", "shop", "store", "zoo");
	}

	@Test
	void aRefreshLeavesWhatHasNotChanged() {
		this.here.add(SHOP);
		WeChatAccount before = this.here.get("shop");
		this.here.refresh();
		assertThat(this.here.get("shop")).isSameAs(before);
	}

	@Test
	void aChangeReachesTheOtherNodeWithItsRefresh() {
		this.here.add(SHOP);
		this.there.refresh();
		WeChatAccount.Settings changed = SHOP.withPortal("othertoken", null);
		this.here.update("shop", (present) -> changed);
		assertThat(this.here.get("shop").settings()).isEqualTo(changed);
		assertThat(this.there.get("shop").settings()).isEqualTo(SHOP);
		this.there.refresh();
		assertThat(this.there.get("shop").settings()).isEqualTo(changed);
	}

	@Test
	void aRemovedAccountIsGoneHereAndThereWithTheNextRefresh() {
		this.here.add(SHOP);
		this.there.refresh();
		List<AccountChange<WeChatAccount>> changes = new ArrayList<>();
		this.here.onChange(changes::add);
		assertThat(this.here.remove("shop")).isTrue();
		assertThat(this.here.remove("shop")).isFalse();
		assertThat(this.here.find("shop")).isEmpty();
		assertThat(changes).singleElement().satisfies((change) -> {
			assertThat(change.name()).isEqualTo("shop");
			assertThat(change.after()).isNull();
		});
		assertThat(this.there.find("shop")).isPresent();
		this.there.refresh();
		assertThat(this.there.find("shop")).isEmpty();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.here.get("shop"))
			.withMessageContaining("there is no account 'shop'; there are [default]")
			.matches((ex) -> ex.category() == ErrorCategory.NOT_FOUND);
	}

	@Test
	void aRemovedAccountCanBeAddedAgain() {
		this.here.add(SHOP);
		this.here.remove("shop");
		this.there.add(WeChatAccount.Settings.of("other", SHOP.appId(), "s3cr3t"));
		assertThat(this.here.find("other")).isPresent();
	}

	@Test
	void theTokenOfARemovedAccountIsForgotten() {
		register("wxshop0123456789");
		this.here.add(SHOP);
		assertThat(this.here.get("shop").tokens().get()).isNotBlank();
		assertThat(this.tokens.status()).anyMatch((status) -> status.name().account().equals(SHOP.appId()));
		this.here.remove("shop");
		assertThat(this.tokens.status()).noneMatch((status) -> status.name().account().equals(SHOP.appId()));
	}

	@Test
	void aCorrectedSecretIsUsedAtOnceAlsoByWhoHoldsTheAccount() {
		register("wxshop0123456789");
		this.here.add(SHOP.withAppSecret("wrong"));
		var held = this.here.with("shop");
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> held.primary().tokens().get());
		this.here.update("shop", (present) -> SHOP);
		assertThat(held.primary().tokens().get()).isNotBlank();
	}

	@Test
	void anAccountThatIsAddedUnderAnotherNameDoesNotUseTheOldSecret() {
		register("wxshop0123456789");
		this.here.add(SHOP.withAppSecret("wrong"));
		this.there.refresh();
		this.here.remove("shop");
		this.here.add(WeChatAccount.Settings.of("store", SHOP.appId(), SHOP.appSecret()));
		assertThat(this.there.get("store").tokens().get()).isNotBlank();
		assertThat(this.there.known("shop")).isEmpty();
	}

	@Test
	void aChangedPortalKeepsTheToken() {
		register("wxshop0123456789");
		this.here.add(SHOP);
		String before = this.here.get("shop").tokens().get();
		this.here.update("shop", (present) -> SHOP.withPortal("othertoken", null));
		assertThat(this.here.get("shop").tokens().get()).isEqualTo(before);
		assertThat(this.wechat.simulator().calls().count("/cgi-bin/stable_token")).isEqualTo(1);
	}

	@Test
	void whoInventsANameAsksTheStoreOnceInAWhile() {
		for (int i = 0; i < 100; i++) {
			assertThat(this.here.find("nobody")).isEmpty();
		}
		assertThat(this.here.find("not a name/../")).isEmpty();
		assertThat(this.here.find("default")).isPresent();
		assertThat(this.store.readers()).hasSize(1);
		this.wechat.clock().advance(Duration.ofSeconds(5));
		assertThat(this.here.mayBeStored("nobody")).isTrue();
		assertThat(this.here.find("nobody")).isEmpty();
		assertThat(this.store.readers()).hasSize(2);
	}

	@Test
	void aNameThatWasUnknownIsKnownWhenItIsAddedHere() {
		assertThat(this.here.find("shop")).isEmpty();
		this.here.add(SHOP);
		assertThat(this.here.find("shop")).isPresent();
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
		WeChatAccounts registry = new WeChatAccounts(
				List.of(this.wechat.factory()
					.account(WeChatAccount.Settings.of("configured", "wx0123456789abcdef", "s"))),
				this.wechat.factory().runtime(this.store, this.wechat.clock()));
		WeChatAccount.Settings account = new WeChatAccount.Settings(name, appId, secret, token, key, true, mode);
		assertThatExceptionOfType(InvalidAccountException.class).isThrownBy(() -> registry.add(account))
			.satisfies((ex) -> {
				assertThat(ex.account()).isEqualTo(name);
				assertThat(ex.field()).isEqualTo(field);
				assertThat(ex.problem()).contains(problem);
				assertThat(ex.remedy()).isNotBlank();
			});
		assertThat(this.store.count("wechat-account")).isZero();
		assertThat(this.store.count("wechat-account-id")).isZero();
	}

	@Test
	void refusesToChangeWhatIsNotThereOrAnAppId() {
		assertThatExceptionOfType(InvalidAccountException.class)
			.isThrownBy(() -> this.here.update("shop", (present) -> SHOP))
			.withMessageContaining("no stored account");
		this.here.add(SHOP);
		assertThatExceptionOfType(InvalidAccountException.class)
			.isThrownBy(
					() -> this.here.update("shop", (present) -> WeChatAccount.Settings.of("shop", "wxother", "s3cr3t")))
			.satisfies((ex) -> assertThat(ex.field()).isEqualTo("app-id"));
	}

	@Test
	void anAccountOfThePropertiesCannotBeRemovedAndWins() {
		this.here.add(SHOP);
		WeChatAccounts later = new WeChatAccounts(
				List.of(this.wechat.factory().account(WeChatAccount.Settings.of("shop", "wxconfigured", "s"))),
				this.wechat.factory().runtime(this.store, this.wechat.clock()));
		later.refresh();
		assertThat(later.get("shop").appId()).isEqualTo("wxconfigured");
		assertThatExceptionOfType(InvalidAccountException.class).isThrownBy(() -> later.remove("shop"));
		assertThat(this.here.stored()).containsExactly(SHOP);
	}

	@Test
	void knownAccountsStayWhileTheStoreIsDown() {
		this.here.add(SHOP);
		this.store.down(true);
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(this.here::refresh);
		assertThat(this.here.get("shop").settings()).isEqualTo(SHOP);
		assertThatExceptionOfType(StoreUnavailableException.class).isThrownBy(() -> this.here.find("other"));
		this.store.down(false);
		assertThat(this.here.find("other")).as("a failure says nothing about the name").isEmpty();
	}

	@Test
	void aDocumentThatCannotBeReadChangesNothing() {
		this.here.add(SHOP);
		RecordStore.Document record = this.store.find("wechat-account", "shop").orElseThrow();
		this.store.update(record.withJson("{\"appId\":"));
		this.store.insert("wechat-account", "broken", "{}");
		this.here.refresh();
		assertThat(this.here.all()).extracting(WeChatAccount::name).containsExactly("default", "shop");
		assertThat(this.here.find("broken")).isEmpty();
		assertThat(this.here.remove("shop")).isTrue();
		assertThat(this.here.find("shop")).isEmpty();
	}

	@Test
	void anOldAnswerOfTheStoreUndoesNoChange() {
		WeChatAccount.Settings changed = SHOP.withPortal("othertoken", null);
		this.here.add(SHOP);
		this.store.afterNextRead(() -> this.here.update("shop", (present) -> changed));
		this.here.refresh();
		assertThat(this.here.get("shop").settings()).isEqualTo(changed);
		this.store.afterNextRead(() -> this.here.remove("shop"));
		this.here.refresh();
		assertThat(this.here.known("shop")).isEmpty();
		this.store.afterNextRead(() -> this.here.add(SHOP));
		this.here.refresh();
		assertThat(this.here.known("shop")).isPresent();
	}

	@Test
	void secretsAreSealedInTheStore() {
		byte[] key = new byte[32];
		RecordStore sealed = SecretBox.of(List.of(key)).seal(this.store);
		node(sealed, this.tokens).add(SHOP);
		String stored = this.store.find("wechat-account", "shop").orElseThrow().json();
		assertThat(stored).doesNotContain(SHOP.appSecret()).doesNotContain(WeChatFixture.AES_KEY).doesNotContain("{");
		WeChatAccounts reader = node(sealed, this.wechat.tokens());
		reader.refresh();
		assertThat(reader.all()).extracting(WeChatAccount::settings).containsExactly(SHOP);
	}

	@Test
	void withoutAConfiguredAccountThereIsNoPrimaryOne() {
		assertThatExceptionOfType(PlatformException.class).isThrownBy(this.there::primary)
			.matches((failure) -> failure.category() == ErrorCategory.NOT_FOUND)
			.withMessageContaining("account(");
		assertThat(this.there.findPrimary()).isEmpty();
	}

	@Test
	void nothingPrintsASecret() {
		assertThat(SHOP.withAppSecret("s3cr3t").toString()).doesNotContain("s3cr3t", WeChatFixture.TOKEN);
	}

	private WeChatAccounts node(RecordStore records, TokenRegistry registry) {
		return new WeChatAccounts(List.of(), this.wechat.factory(registry).runtime(records, this.wechat.clock()));
	}

	private void register(String appId) {
		this.wechat.simulator()
			.wechat()
			.register(OfficialAccount.plain(appId, WeChatFixture.SECRET, WeChatFixture.TOKEN));
	}

}
