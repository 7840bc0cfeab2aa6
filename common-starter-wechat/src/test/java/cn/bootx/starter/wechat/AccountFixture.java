package cn.bootx.starter.wechat;

import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.client.ClientProperties;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.testing.MutableClock;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccountFactory;
import cn.bootx.starter.wechat.account.WeChatAccounts;

/**
 * An account of the simulator without an application around it.
 */
public final class AccountFixture implements AutoCloseable {

	private final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	private final PlatformSimulator simulator = PlatformSimulator.builder().clock(this.clock).start();

	private final SimulatedAccount simulated = this.simulator.wechat()
		.register(OfficialAccount.plain(WeChatFixture.APP_ID, WeChatFixture.SECRET, WeChatFixture.TOKEN));

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(1);

	private final ExpiringStore store = new InMemoryExpiringStore(this.clock);

	private final WeChatAccount account = account(true);

	public MutableClock clock() {
		return this.clock;
	}

	public PlatformSimulator simulator() {
		return this.simulator;
	}

	public SimulatedAccount simulated() {
		return this.simulated;
	}

	public ExpiringStore store() {
		return this.store;
	}

	public WeChatAccount account() {
		return this.account;
	}

	public WeChatAccounts accounts() {
		return new WeChatAccounts(List.of(this.account));
	}

	/**
	 * The account and the one more of that name and app id, which the simulator knows
	 * now.
	 */
	public WeChatAccounts accountsWith(String name, String appId) {
		this.simulator.wechat().register(OfficialAccount.plain(appId, WeChatFixture.SECRET, WeChatFixture.TOKEN));
		WeChatAccount.Settings settings = new WeChatAccount.Settings(name, appId, WeChatFixture.SECRET,
				WeChatFixture.TOKEN, null, true, CallbackEnvelope.Mode.AUTO);
		return new WeChatAccounts(List.of(this.account, factory().account(settings)));
	}

	/** The account as one more node sees it, which shares the store. */
	public WeChatAccount account(boolean stableToken) {
		return factory().account(settings(WeChatFixture.SECRET, stableToken));
	}

	/** The account with another secret. */
	public WeChatAccount accountWithSecret(String secret) {
		return factory().account(settings(secret, true));
	}

	public WeChatAccountFactory factory() {
		return factory(tokens());
	}

	/** The tokens of one node. */
	public TokenRegistry tokens() {
		return new TokenRegistry(this.store, TokenRegistry.Settings.DEFAULTS, this.clock, this.background);
	}

	public WeChatAccountFactory factory(TokenRegistry registry) {
		return factory(registry, List.of());
	}

	public WeChatAccountFactory factory(TokenRegistry registry,
			List<WeChatAccountFactory.ServiceCustomizer> customizers) {
		OkHttpClient http = ClientProperties.defaults().newBuilder().build();
		HttpUrl url = HttpUrl.get(this.simulator.baseUrl());
		return new WeChatAccountFactory(http, new WeChatAccountFactory.Hosts(url, url, url), registry, this.store,
				customizers);
	}

	private static WeChatAccount.Settings settings(String secret, boolean stableToken) {
		return new WeChatAccount.Settings(WeChatAccount.Settings.DEFAULT, WeChatFixture.APP_ID, secret,
				WeChatFixture.TOKEN, null, stableToken, CallbackEnvelope.Mode.AUTO);
	}

	@Override
	public void close() {
		this.background.shutdownNow();
		this.simulator.close();
	}

}
