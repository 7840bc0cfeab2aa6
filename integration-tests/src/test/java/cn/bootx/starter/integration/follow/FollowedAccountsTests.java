package cn.bootx.starter.integration.follow;

import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.dingtalk.robot.DingRobotNoticeSender;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechatopen.SimulatedComponent;
import cn.bootx.starter.testing.Await;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechatopen.authorizer.WeChatOpenAuthorizers;
import cn.bootx.starter.wechatopen.component.WeChatOpenComponentService;
import cn.bootx.starter.wecom.robot.WeComRobotNoticeSender;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatRuntimeException;

/**
 * The simulator inside an application knows the accounts and robots that are added while
 * the application runs, as WeChat, WeCom and DingTalk would.
 */
class FollowedAccountsTests {

	private static final String SHOP = "wx00000000follow01";

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final String ADD = "{\"name\":\"shop\",\"appId\":\"" + SHOP
			+ "\",\"appSecret\":\"first-secret\",\"token\":\"shoptoken\",\"encodingAesKey\":\"" + KEY + "\"}";

	@Test
	void anAccountIsAddedChangedAndRemoved() {
		try (FollowedNode node = FollowedNode.start(new InMemoryRecordStore())) {
			assertThat(node.knows(SHOP)).isFalse();
			node.admin("POST", "/wechat/account/add", ADD);
			assertThat(node.reply(SHOP, "hello")).isEqualTo("1: hello");
			assertThat(token(node, "first-secret")).isPositive();
			Accounts.call(node);
			node.admin("POST", "/wechat/account/update", "{\"name\":\"shop\",\"appSecret\":\"second-secret\"}");
			assertThat(token(node, "first-secret")).as("refused").isZero();
			assertThat(token(node, "second-secret")).isPositive();
			Accounts.call(node);
			assertThat(node.reply(SHOP, "again")).isEqualTo("2: again");
			node.admin("DELETE", "/wechat/account/delete?name=shop", "");
			assertThat(node.knows(SHOP)).isFalse();
			assertThat(token(node, "second-secret")).isZero();
		}
	}

	@Test
	void robotsAreAddedChangedAndRemoved() {
		try (FollowedNode node = FollowedNode.start(new InMemoryRecordStore())) {
			node.admin("POST", "/wecom/robot/config/add", "{\"code\":\"夜.班\",\"webhookKey\":\"693a91f6-night\"}");
			node.admin("POST", "/ding/robot/config/add",
					"{\"code\":\"night\",\"accessToken\":\"0123456789abcdef\",\"signSecret\":\"SEC1\"}");
			Robots.send(node, "夜.班", "night");
			assertThat(node.bean(PlatformSimulator.class).wecom().robot("693a91f6-night").messages()).hasSize(1);
			node.admin("POST", "/ding/robot/config/update",
					"{\"id\":\"night\",\"code\":\"night\",\"accessToken\":\"0123456789abcdef\",\"signSecret\":\"SEC2\"}");
			Robots.send(node, "夜.班", "night");
			node.admin("DELETE", "/wecom/robot/config/delete?id=%E5%A4%9C.%E7%8F%AD", "");
			node.admin("DELETE", "/ding/robot/config/delete?id=night", "");
			PlatformSimulator simulator = node.bean(PlatformSimulator.class);
			assertThat(simulator.wecom().robots()).doesNotContain("693a91f6-night");
			assertThat(simulator.dingtalk().robots()).noneMatch((it) -> it.accessToken().equals("0123456789abcdef"));
		}
	}

	@Test
	void theSimulatorOfAnotherNodeFollowsToo() {
		RecordStore records = new InMemoryRecordStore();
		try (FollowedNode here = FollowedNode.start(records); FollowedNode there = FollowedNode.start(records)) {
			here.admin("POST", "/wechat/account/add", ADD);
			here.admin("POST", "/wecom/robot/config/add", "{\"code\":\"night\",\"webhookKey\":\"693a91f6-night\"}");
			here.admin("POST", "/ding/robot/config/add", "{\"code\":\"night\",\"accessToken\":\"0123456789abcdef\"}");
			Await.until(() -> there.knows(SHOP));
			assertThat(there.reply(SHOP, "hello")).isEqualTo("1: hello");
			Accounts.call(there);
			Robots.send(there, "night", "night");
			here.admin("DELETE", "/wechat/account/delete?name=shop", "");
			here.admin("DELETE", "/wecom/robot/config/delete?id=night", "");
			Await.until(() -> !there.knows(SHOP));
			assertThatRuntimeException().isThrownBy(() -> Robots.send(there, "night", "night"));
			assertThat(there.bean(PlatformSimulator.class).wecom().robots()).doesNotContain("693a91f6-night");
		}
	}

	@Test
	void whatWasStoredBeforeTheStartIsKnown() {
		RecordStore records = new InMemoryRecordStore();
		try (FollowedNode node = FollowedNode.start(records)) {
			node.admin("POST", "/wechat/account/add", ADD);
			node.admin("POST", "/wecom/robot/config/add", "{\"code\":\"night\",\"webhookKey\":\"693a91f6-night\"}");
			Authorizers.authorize(node);
		}
		try (FollowedNode node = FollowedNode.start(records)) {
			assertThat(node.reply(SHOP, "hello")).isEqualTo("1: hello");
			assertThat(node.bean(PlatformSimulator.class).wecom().robots()).contains("693a91f6-night");
			Authorizers.call(node);
			assertThat(node.reply(Authorizers.CUSTOMER, "hello")).isEqualTo("2: hello");
		}
	}

	/**
	 * Lifetime of the token that the simulator gives for a secret, 0 where it refuses.
	 */
	private static int token(FollowedNode node, String secret) {
		return node
			.platform("GET", "/cgi-bin/token?grant_type=client_credential&appid=" + SHOP + "&secret=" + secret, "")
			.path("expires_in")
			.asInt();
	}

	/** Classes of starters are not looked at where a starter is absent. */
	private static final class Accounts {

		static void call(FollowedNode node) {
			assertThat(node.bean(WeChatAccounts.class).get("shop").tokens().get()).isNotEmpty();
		}

	}

	private static final class Robots {

		static void send(FollowedNode node, String wecom, String dingTalk) {
			node.bean(WeComRobotNoticeSender.class).sendTextNotice(wecom, "hello");
			node.bean(DingRobotNoticeSender.class).sendSimpleText(dingTalk, "hello");
		}

	}

	private static final class Authorizers {

		static final String CUSTOMER = "wxcustomer0000001";

		static void authorize(FollowedNode node) {
			SimulatedComponent component = node.bean(PlatformSimulator.class).wechatOpen().components().get(0);
			component.pushTicket();
			String code = node.bean(WeChatOpenComponentService.class).preAuthCode().value();
			component.authorize(code, "http://127.0.0.1/nowhere", CUSTOMER).push().join();
		}

		static void call(FollowedNode node) {
			node.bean(PlatformSimulator.class).wechatOpen().components().get(0).pushTicket();
			assertThat(node.bean(WeChatOpenAuthorizers.class).tokens(CUSTOMER).get()).isNotEmpty();
		}

	}

}
