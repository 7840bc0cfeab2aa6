package cn.bootx.starter.wechat.portal;

import java.net.URI;
import java.util.Map;
import java.util.Set;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.annotation.Order;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.wechat.HostApplication;
import cn.bootx.starter.wechat.WatchedRecordStore;
import cn.bootx.starter.wechat.WeChatFixture;
import cn.bootx.starter.wechat.account.WeChatAccountRegistry;
import cn.bootx.starter.wechat.account.WeChatAccountSettings;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Accounts that are added and removed while two nodes run, on both web stacks.
 */
abstract class RuntimeAccountsContractTests {

	private static final String OTHER_KEY = "ZYXWVUTSRQPONMLKJIHGFEDCBA9876543210abcdefg";

	private static final WeChatAccountSettings SHOP = WeChatAccountSettings
		.of("shop", "wxshop0123456789", WeChatFixture.SECRET)
		.withPortal("shoptoken", WeChatFixture.AES_KEY);

	private final WebApplicationType stack;

	private final WeChatFixture wechat = WeChatFixture.safe();

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
		WeChatAccountSettings club = WeChatAccountSettings.of("club", "wxclub", WeChatFixture.SECRET)
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
		WeChatAccountSettings changed = SHOP.withPortal("changedtoken", OTHER_KEY);
		registry(this.here).update(changed);
		registry(this.there).refresh();
		assertThat(simulated(SHOP).fan("oFan").sends("hi").status()).isEqualTo(403);
		assertThat(simulated(changed).fan("oFan").sends("hi").replyText()).isEqualTo("shop heard hi");
	}

	@Test
	void anUnknownAccountIsNotFound() {
		SimulatedAccount nobody = simulated(
				WeChatAccountSettings.of("nobody", "wxnobody", WeChatFixture.SECRET).withPortal("nobodytoken", null));
		assertThat(nobody.fan("oFan").sends("hi").status()).isEqualTo(404);
		assertThat(Node.store.readers()).as("three attempts").hasSize(1);
	}

	@Test
	void whileTheStoreIsDownKnownAccountsAreAnsweredAndOthersComeAgain() {
		registry(this.there).add(SHOP);
		Node.store.down(true);
		assertThat(simulated(SHOP).fan("oFan").sends("hi").accepted()).isTrue();
		SimulatedAccount other = simulated(
				WeChatAccountSettings.of("other", "wxother", WeChatFixture.SECRET).withPortal("othertoken", null));
		assertThat(other.fan("oFan").sends("hi").status()).isEqualTo(503);
	}

	private WeChatFixture.Host node() {
		return this.wechat.start(this.stack, Node.class, "bootx.starter.third.wechat.runtime-accounts=true");
	}

	/** The account at the platform, which pushes to the other node. */
	private SimulatedAccount simulated(WeChatAccountSettings account) {
		String token = String.valueOf(account.token());
		OfficialAccount official = (account.encodingAesKey() != null)
				? OfficialAccount.safe(account.appId(), account.appSecret(), token, account.encodingAesKey())
				: OfficialAccount.plain(account.appId(), account.appSecret(), token);
		return this.wechat.simulator()
			.wechat()
			.register(official.withCallbackUrl(URI.create(this.there.url() + "/wechat/portal/" + account.name())));
	}

	private static WeChatAccountRegistry registry(WeChatFixture.Host host) {
		return host.bean(WeChatAccountRegistry.class);
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
