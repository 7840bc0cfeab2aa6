package cn.bootx.starter.wechat.portal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Set;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.wechat.HostApplication;
import cn.bootx.starter.wechat.WatchedRecordStore;
import cn.bootx.starter.wechat.WeChatFixture;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Accounts that are added and removed while two nodes run, on both web stacks.
 */
abstract class RuntimeAccountsContractTests {

	private static final String OTHER_KEY = "ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210abcdefg";

	private static final WeChatAccount.Settings SHOP = WeChatAccount.Settings
		.of("shop", "wxshop0123456789", WeChatFixture.SECRET)
		.withPortal("shoptoken", WeChatFixture.AES_KEY);

	private static final int PER_SECOND = 20;

	private final WebApplicationType stack;

	private final WeChatFixture wechat = WeChatFixture.safe();

	private final HttpClient http = HttpClient.newHttpClient();

	private final WeChatFixture.Host here;

	private final WeChatFixture.Host there;

	RuntimeAccountsContractTests(WebApplicationType stack) {
		this.stack = stack;
		Node.store = new WatchedRecordStore();
		this.here = node();
		this.there = node();
	}

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void theOtherNodeAnswersForAnAddedAccountAtOnce() {
		registry(this.here).add(SHOP);
		SimulatedAccount shop = simulated(SHOP);
		assertThat(shop.verifyUrl().passed()).isTrue();
		PushOutcome outcome = shop.fan("oFan").sends("hi");
		assertThat(outcome.accepted()).as(outcome.problem()).isTrue();
		assertThat(outcome.replyText()).isEqualTo("shop heard hi");
		assertThat(outcome.body()).contains("<Encrypt>");
	}

	@Test
	void theStoreIsNotAskedOnAnEventLoop() {
		registry(this.here).add(SHOP);
		Node.store.readers().clear();
		simulated(SHOP).fan("oFan").sends("hi");
		assertThat(Node.store.readers()).hasSize(1).noneMatch((thread) -> thread.startsWith("reactor-http"));
		simulated(SHOP).fan("oFan").sends("again");
		assertThat(Node.store.readers()).hasSize(1);
	}

	@Test
	void handlersAreFilteredByTheNameOfTheAccount() {
		WeChatAccount.Settings club = WeChatAccount.Settings.of("club", "wxclub", WeChatFixture.SECRET)
			.withPortal("clubtoken", null);
		registry(this.here).add(SHOP);
		registry(this.here).add(club);
		assertThat(simulated(SHOP).fan("oFan").sends("hi").replyText()).isEqualTo("shop heard hi");
		assertThat(simulated(club).fan("oFan").sends("hi").replyText()).isEqualTo("heard hi");
		assertThat(this.wechat.account().fan("oFan").sends("hi").replyText()).isEqualTo("heard hi");
	}

	@Test
	void aRemovedAccountHasNoPortalAfterTheRefresh() {
		registry(this.here).add(SHOP);
		SimulatedAccount shop = simulated(SHOP);
		assertThat(shop.fan("oFan").sends("hi").accepted()).isTrue();
		registry(this.here).remove("shop");
		registry(this.there).refresh();
		assertThat(shop.fan("oFan").sends("hi").status()).isEqualTo(404);
		assertThat(this.wechat.account().fan("oFan").sends("hi").accepted()).isTrue();
	}

	@Test
	void aChangedTokenAndKeyAreUsedAfterTheRefresh() {
		registry(this.here).add(SHOP);
		assertThat(simulated(SHOP).fan("oFan").sends("hi").accepted()).isTrue();
		WeChatAccount.Settings changed = SHOP.withPortal("changedtoken", OTHER_KEY);
		registry(this.here).update("shop", (present) -> changed);
		registry(this.there).refresh();
		assertThat(simulated(SHOP).fan("oFan").sends("hi").status()).isEqualTo(403);
		assertThat(simulated(changed).fan("oFan").sends("hi").replyText()).isEqualTo("shop heard hi");
	}

	@Test
	void anUnknownAccountIsNotFound() {
		SimulatedAccount nobody = simulated(
				WeChatAccount.Settings.of("nobody", "wxnobody", WeChatFixture.SECRET).withPortal("nobodytoken", null));
		assertThat(nobody.fan("oFan").sends("hi").status()).isEqualTo(404);
		assertThat(Node.store.readers()).as("three attempts").hasSize(1);
	}

	@Test
	void whileTheStoreIsDownKnownAccountsAreAnsweredAndOthersComeAgain() {
		registry(this.there).add(SHOP);
		Node.store.down(true);
		assertThat(simulated(SHOP).fan("oFan").sends("hi").accepted()).isTrue();
		SimulatedAccount other = simulated(
				WeChatAccount.Settings.of("other", "wxother", WeChatFixture.SECRET).withPortal("othertoken", null));
		assertThat(other.fan("oFan").sends("hi").status()).isEqualTo(503);
	}

	@Test
	void aStrangerWhoInventsNamesKeepsNoTenantWaiting() throws Exception {
		invent("203.0.113.7", 2 * PER_SECOND);
		registry(this.here).add(SHOP);
		invent("203.0.113.7", 2 * PER_SECOND);
		PushOutcome first = simulated(SHOP).fan("oFan").sends("hi");
		assertThat(first.accepted()).as(first.problem()).isTrue();
		assertThat(first.attempts()).hasSize(1);
	}

	@Test
	void theNetworkOfAnIpv6ClientIsOneClient() throws Exception {
		long begun = System.nanoTime();
		int names = 10 * PER_SECOND;
		for (int i = 0; i < names; i++) {
			invent("2001:db8:1:2::" + Integer.toHexString(i + 1), "n" + i);
		}
		long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds() + 2;
		assertThat(Node.store.readers()).hasSizeLessThanOrEqualTo((int) seconds * PER_SECOND);
	}

	@Test
	@Timeout(60)
	void behindOneProxyAddressTheNextAttemptFindsTheTenant() throws Exception {
		registry(this.here).add(SHOP);
		WeChatAccounts accounts = this.there.bean(WeChatAccounts.class);
		while (accounts.known("shop").isEmpty()) {
			invent("203.0.113.7", 2 * PER_SECOND);
		}
		assertThat(invent("203.0.113.7", "shop")).as("known, and its signature is wrong").isEqualTo(403);
	}

	@Test
	void whatIsNoPushCostsNoLookUp() throws Exception {
		String now = Long.toString(System.currentTimeMillis() / 1000);
		assertThat(post("203.0.113.7", "/nobody")).isEqualTo(403);
		assertThat(post("203.0.113.7", "/nobody?timestamp=" + now + "&nonce=1")).isEqualTo(403);
		assertThat(post("203.0.113.7", "/nobody?signature=1&timestamp=1700000000&nonce=1")).isEqualTo(403);
		assertThat(Node.store.readers()).isEmpty();
	}

	private WeChatFixture.Host node() {
		return this.wechat.start(this.stack, Node.class, "bootx.starter.third.wechat.runtime-accounts=true",
				"server.forward-headers-strategy=framework");
	}

	private void invent(String client, int names) throws Exception {
		for (int i = 0; i < names; i++) {
			assertThat(invent(client, "invented" + i)).isIn(404, 503);
		}
	}

	private int invent(String client, String name) throws Exception {
		long now = System.currentTimeMillis() / 1000;
		return post(client, "/" + name + "?signature=" + "0".repeat(40) + "&nonce=1&timestamp=" + now);
	}

	private int post(String client, String target) throws Exception {
		return this.http
			.send(HttpRequest.newBuilder(URI.create(this.there.url() + "/wechat/portal" + target))
				.header("X-Forwarded-For", client)
				.POST(HttpRequest.BodyPublishers.ofString("<xml/>"))
				.build(), HttpResponse.BodyHandlers.discarding())
			.statusCode();
	}

	/** The account at the platform, which pushes to the other node. */
	private SimulatedAccount simulated(WeChatAccount.Settings account) {
		String token = String.valueOf(account.token());
		OfficialAccount official = (account.encodingAesKey() != null)
				? OfficialAccount.safe(account.appId(), account.appSecret(), token, account.encodingAesKey())
				: OfficialAccount.plain(account.appId(), account.appSecret(), token);
		return this.wechat.simulator()
			.wechat()
			.register(official.withCallbackUrl(URI.create(this.there.url() + "/wechat/portal/" + account.name())));
	}

	private static WeChatAccounts registry(WeChatFixture.Host host) {
		return host.bean(WeChatAccounts.class);
	}

	@Configuration(proxyBeanMethods = false)
	@Import(HostApplication.class)
	static class Node {

		private static volatile WatchedRecordStore store = new WatchedRecordStore();

		@Bean
		RecordStore recordStore() {
			return store;
		}

		@Bean
		ShopHandler shopHandler() {
			return new ShopHandler();
		}

	}

	@Order(0)
	static class ShopHandler implements WeChatMpMessageHandler {

		@Override
		public String getMsgType() {
			return "text";
		}

		@Override
		public Set<String> getAccounts() {
			return Set.of("shop");
		}

		@Override
		public WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
				WxSessionManager sessionManager) {
			return WxMpXmlOutMessage.TEXT().content("shop heard " + message.getContent()).build();
		}

	}

}
