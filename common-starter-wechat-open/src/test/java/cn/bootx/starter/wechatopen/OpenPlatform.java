package cn.bootx.starter.wechatopen;

import java.net.URI;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;

import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

import cn.bootx.starter.core.client.ClientProperties;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechatopen.Component;
import cn.bootx.starter.simulator.wechatopen.SimulatedComponent;
import cn.bootx.starter.testing.MutableClock;
import cn.bootx.starter.wechat.account.WeChatAccountFactory;
import cn.bootx.starter.wechatopen.authorizer.AuthorizersOfTests;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponent;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;
import cn.bootx.starter.wechatopen.component.WeChatOpenTickets;

/**
 * A simulated Open Platform with a component and an account, and stores that nodes share.
 */
public final class OpenPlatform implements AutoCloseable {

	public static final String APP_ID = "wxcomponent0001";

	public static final String SECRET = "component-secret-of-the-test";

	public static final String TOKEN = "componenttoken";

	public static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	public static final String ACCOUNT = "wxauthorizer0001";

	public final MutableClock clock = new MutableClock();

	public final PlatformSimulator simulator = PlatformSimulator.builder().clock(this.clock).start();

	public final SimulatedAccount account;

	public final SimulatedComponent component;

	public final ExpiringStore store = new InMemoryExpiringStore(this.clock);

	public final CountingRecordStore records = new CountingRecordStore();

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(4, (task) -> {
		Thread thread = new Thread(task, "test-background");
		thread.setDaemon(true);
		return thread;
	});

	public OpenPlatform() {
		this(null);
	}

	/**
	 * A platform that pushes.
	 * @param host base address of the application, or null
	 */
	public OpenPlatform(Supplier<URI> host) {
		this.account = this.simulator.wechat().register(OfficialAccount.plain(ACCOUNT, "own-secret", "owntoken"));
		Component settings = Component.of(APP_ID, SECRET, TOKEN, KEY);
		if (host != null) {
			settings = settings.withAuthEventUrl(() -> host.get().resolve("/wechat/open/auth-event"))
				.withMessageUrl(() -> host.get() + "/wechat/open/$APPID$/message");
		}
		this.component = this.simulator.wechatOpen().register(settings);
	}

	/** A node of the application: its own tokens in memory, the shared stores. */
	public Node node() {
		return new Node();
	}

	/** The tokens of another node. */
	public TokenRegistry registry() {
		return new TokenRegistry(this.store, TokenRegistry.Settings.DEFAULTS, this.clock, this.background);
	}

	/** An authorization code, as the administrator's consent makes one. */
	public String authorizationCode(Node node) {
		return authorizationCode(node, ACCOUNT);
	}

	public String authorizationCode(Node node, String appId) {
		return this.component.authorize(node.service.preAuthCode().value(), "https://host.example/callback", appId)
			.authCode();
	}

	@Override
	public void close() {
		this.background.shutdownNow();
		this.simulator.close();
	}

	/**
	 * What one node has.
	 */
	public final class Node {

		public final TokenRegistry registry = registry();

		public final WeChatOpenTickets tickets = new WeChatOpenTickets(OpenPlatform.this.store, APP_ID);

		public final WeChatOpenComponentService service;

		public final WeChatOpenAuthorizers authorizers;

		private Node() {
			HttpUrl host = HttpUrl.get(OpenPlatform.this.simulator.baseUri());
			OkHttpClient http = ClientProperties.defaults().newBuilder().build();
			this.service = new WeChatOpenComponentService(new WeChatOpenComponent(APP_ID, SECRET, host, host, host),
					http, this.tickets, this.registry);
			WeChatAccountFactory accounts = new WeChatAccountFactory(http,
					new WeChatAccountFactory.Hosts(host, host, host), this.registry, OpenPlatform.this.store,
					List.of());
			this.authorizers = AuthorizersOfTests.of(this.service, OpenPlatform.this.records, OpenPlatform.this.store,
					this.registry, OpenPlatform.this.clock, http, accounts);
		}

		/** Gives the node a ticket, as a push would. */
		public Node withTicket() {
			this.tickets.keep(OpenPlatform.this.component.newTicket());
			return this;
		}

	}

}
