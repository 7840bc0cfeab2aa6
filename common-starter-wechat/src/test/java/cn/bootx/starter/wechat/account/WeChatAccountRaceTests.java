package cn.bootx.starter.wechat.account;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.account.InvalidAccountException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.WatchedRecordStore;
import cn.bootx.starter.wechat.WeChatFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Nodes that add accounts at the same moment.
 */
class WeChatAccountRaceTests {

	private static final WeChatAccount.Settings SHOP = WeChatAccount.Settings
		.of("shop", "wxshop0123456789", WeChatFixture.SECRET)
		.withPortal(WeChatFixture.TOKEN, WeChatFixture.AES_KEY);

	private final AccountFixture wechat = new AccountFixture();

	private final WatchedRecordStore store = new WatchedRecordStore();

	private final WeChatAccounts here = node();

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void oneOfManyNodesGetsAName() throws Exception {
		List<WeChatAccount.Settings> same = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			same.add(WeChatAccount.Settings.of("shop", "wxshop" + i, "s3cr3t"));
		}
		assertThat(addAtOnce(same)).isEqualTo(1);
		assertThat(this.here.stored()).hasSize(1);
		assertThat(this.store.count("wechat-account-id")).isEqualTo(1);
	}

	@Test
	void oneOfManyNodesGetsAnAppId() throws Exception {
		List<WeChatAccount.Settings> same = new ArrayList<>();
		for (int i = 0; i < 8; i++) {
			same.add(WeChatAccount.Settings.of("shop" + i, "wxshop", "s3cr3t"));
		}
		assertThat(addAtOnce(same)).isEqualTo(1);
		assertThat(this.here.stored()).hasSize(1);
		assertThat(this.store.count("wechat-account-id")).isEqualTo(1);
	}

	@Test
	void oneOfManyNodesAddsTheSameAccount() throws Exception {
		assertThat(addAtOnce(Collections.nCopies(8, SHOP))).isEqualTo(1);
		assertThatExceptionOfType(InvalidAccountException.class)
			.isThrownBy(() -> this.here.add(WeChatAccount.Settings.of("b", SHOP.appId(), "s3cr3t")))
			.withMessageContaining("account 'shop'");
	}

	@Test
	void anAdditionThatWasBrokenOffKeepsNobodyFromTheAppId() {
		this.store.insert("wechat-account-id", SHOP.appId(),
				Json.write(Json.object().put("name", "crashed").put("at", this.wechat.clock().millis())));
		assertThatExceptionOfType(InvalidAccountException.class).isThrownBy(() -> this.here.add(SHOP));
		this.wechat.clock().advance(Duration.ofMinutes(1).plusMillis(1));
		this.here.add(SHOP);
		assertThat(this.here.stored()).containsExactly(SHOP);
	}

	private WeChatAccounts node() {
		return new WeChatAccounts(List.of(),
				this.wechat.factory(this.wechat.tokens()).runtime(this.store, this.wechat.clock()));
	}

	/** How many of them were added, each by a node of its own. */
	private long addAtOnce(List<WeChatAccount.Settings> all) throws Exception {
		CyclicBarrier barrier = new CyclicBarrier(all.size());
		ExecutorService threads = Executors.newFixedThreadPool(all.size());
		try {
			List<Callable<Boolean>> additions = new ArrayList<>();
			for (WeChatAccount.Settings account : all) {
				WeChatAccounts node = node();
				additions.add(() -> {
					barrier.await();
					try {
						node.add(account);
						return true;
					}
					catch (InvalidAccountException ex) {
						return false;
					}
				});
			}
			long added = 0;
			for (Future<Boolean> result : threads.invokeAll(additions)) {
				added += result.get() ? 1 : 0;
			}
			return added;
		}
		finally {
			threads.shutdownNow();
		}
	}

}
