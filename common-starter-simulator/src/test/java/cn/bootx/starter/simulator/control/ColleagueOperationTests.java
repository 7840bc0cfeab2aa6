package cn.bootx.starter.simulator.control;

import java.net.http.HttpResponse;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.login.ClientPlatform;
import cn.bootx.starter.simulator.wecom.WeComAgent;
import cn.bootx.starter.simulator.wecom.people.WeComUser;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ColleagueOperationTests {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final ApiClient api = new ApiClient(this.simulator);

	private final HostStub host = HostStub.start();

	@AfterEach
	void stop() {
		this.host.close();
		this.simulator.close();
	}

	@Test
	void aMemberWritesToAWeComAgent() {
		registerAgent(this.host.uri("/wecom").toString());
		this.simulator.wecom().register("wwcorp", WeComUser.of("known", "Known"));
		this.host.answers("");
		JsonNode outcome = this.api.post("/_sim/accounts/wwcorp:1000002/people/newbie/send-text", "{\"text\":\"你好\"}");
		assertThat(outcome.path("accepted").asBoolean()).isTrue();
		assertThat(this.host.onlyCall().path()).isEqualTo("/wecom");
		assertThat(this.api.get("/_sim/chats?platform=wecom&conversation=wwcorp/1000002/newbie")
			.path("messages")
			.get(0)
			.path("text")).hasToString("\"你好\"");
		assertThat(this.api.post("/_sim/accounts/wwcorp:1000002/people/known/enter", "{}").path("accepted").asBoolean())
			.isTrue();
		JsonNode agent = this.api.get("/_sim/accounts/wwcorp:1000002");
		assertThat(agent.path("agentId").asInt()).isEqualTo(1000002);
		assertThat(agent.path("people").findValuesAsText("id")).containsExactly("known", "newbie");
	}

	@Test
	void anAgentWithoutACallbackAddressIsExplained() {
		registerAgent(null);
		String people = "/_sim/accounts/wwcorp:1000002/people/";
		assertRefused(409, people + "a/send-text", "{\"text\":\"x\"}", "PATCH /_sim/accounts/wwcorp:1000002");
		assertRefused(404, "/_sim/accounts/wwcorp:1/people/a/send-text", "{\"text\":\"x\"}", "wwcorp:1");
		assertRefused(404, people + "a/dance", "{}", "dance");
		assertRefused(400, people + "a/send-text", "{}", "'text'");
		assertRefused(400, people + "%3Cb%3E/send-text", "{\"text\":\"x\"}", "'person'");
	}

	@Test
	void aMemberWritesToADingTalkRobot() {
		this.simulator.dingtalk().register(DingTalkApp.of("dingkey", "secret", 7));
		this.simulator.dingtalk().app("dingkey").robotCallbackUrl(this.host.uri("/ding").toString());
		this.host.answers("{}");
		JsonNode outcome = this.api.post("/_sim/accounts/dingkey/people/u1/send-text", "{\"text\":\"你好\"}");
		assertThat(outcome.path("accepted").asBoolean()).isTrue();
		assertThat(this.host.onlyCall().body()).contains("你好");
		assertThat(this.api.get("/_sim/accounts/dingkey").path("people").findValuesAsText("id")).containsExactly("u1");
		assertRefused(404, "/_sim/accounts/nope/people/u1/send-text", "{\"text\":\"x\"}", "nope");
	}

	@Test
	void anEventOfTheOrganisationIsPushed() {
		SimulatedDingTalkApp app = this.simulator.dingtalk()
			.register(DingTalkApp.of("dingkey", "secret", 7)
				.withCallback("token123", "abcdefghijABCDEFGHIJ0123456789abcdefghijABC", null));
		app.events().callbackUrl(() -> this.host.uri("/ding").toString());
		this.host.answers("not sealed");
		JsonNode outcome = this.api.post("/_sim/accounts/dingkey/events",
				"{\"event\":\"user_add_org\",\"fields\":{\"UserId\":[\"u1\"]}}");
		assertThat(outcome.path("accepted").asBoolean()).isFalse();
		assertThat(outcome.path("attempts")).isNotEmpty();
		assertRefused(404, "/_sim/accounts/nope/events", "{\"event\":\"user_add_org\"}", "nope");
	}

	@Test
	void theMenuThatAFanSeesCanBeTapped() {
		SimulatedAccount account = this.simulator.wechat()
			.register(OfficialAccount.plain("wx1", "s", "token").withCallbackUrl(this.host.uri("/p")));
		account.fan("oFan").profile().platform(ClientPlatform.IOS);
		String token = account.tokens().issue();
		this.api.post("/cgi-bin/menu/create?access_token=" + token,
				"{\"button\":[{\"type\":\"click\",\"name\":\"众\",\"key\":\"ALL\"}]}");
		this.api.post("/cgi-bin/menu/addconditional?access_token=" + token,
				"{\"button\":[{\"type\":\"view\",\"name\":\"果\",\"url\":\"https://e.com\"}],"
						+ "\"matchrule\":{\"client_platform_type\":\"1\"}}");
		JsonNode people = this.api.get("/_sim/accounts/wx1/people").path("people");
		assertThat(people.get(0).path("menu").findValuesAsText("name")).containsExactly("果");
		String fan = "/_sim/accounts/wx1/people/oFan/tap-menu";
		assertThat(this.api.post(fan, "{\"button\":\"果\"}").path("accepted").asBoolean()).isTrue();
		assertThat(this.host.onlyCall().body()).contains("VIEW", "https://e.com");
		assertRefused(400, fan, "{\"button\":\"众\"}", "果");
	}

	private void registerAgent(String url) {
		this.simulator.wecom().register(WeComAgent.of("wwcorp", "secret", 1000002).withCallback("token", KEY, url));
	}

	private void assertRefused(int status, String path, String body, String reason) {
		HttpResponse<byte[]> refused = this.api.exchange(path, body);
		assertThat(refused.statusCode()).isEqualTo(status);
		assertThat(ApiClient.json(refused).path("message").path("en").asText()).contains(reason);
	}

}
