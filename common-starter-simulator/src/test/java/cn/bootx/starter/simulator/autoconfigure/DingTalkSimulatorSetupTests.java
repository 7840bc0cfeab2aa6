package cn.bootx.starter.simulator.autoconfigure;

import java.time.Duration;
import java.util.Map;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.PlatformSimulator;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DingTalkSimulatorSetupTests {

	private static final String KEY = "abcdefghijABCDEFGHIJ0123456789abcdefghijABC";

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final HostStub host = HostStub.start();

	private final ApiClient client = new ApiClient(this.simulator);

	@AfterEach
	void close() {
		this.simulator.close();
		this.host.close();
	}

	@Test
	void registersApplicationsRobotsAndMembers() {
		configure(Map.of("app-key", "k1", "app-secret", "s1", "agent-id", "7", "robot-code", "r1", "corp-id", "corp1",
				"apps.hr.app-key", "k2", "apps.hr.app-secret", "s2", "robots.ops.access-token", "t1",
				"robots.ops.secret", "SEC1", "robots.dev.webhook",
				"https://oapi.dingtalk.com/robot/send?access_token=t2"));
		JsonNode token = this.client.get("/oapi/gettoken?appkey=k1&appsecret=s1");
		assertThat(token.path("expires_in").asInt()).isEqualTo(60);
		assertThat(this.simulator.dingtalk().app("k1").app()).satisfies((app) -> {
			assertThat(app.agentId()).isEqualTo(7);
			assertThat(app.robotCode()).isEqualTo("r1");
			assertThat(app.corpId()).isEqualTo("corp1");
		});
		assertThat(this.simulator.dingtalk().app("k2").user("zhangsan").user().name()).isEqualTo("张三");
		assertThat(this.simulator.dingtalk().robot("t1").robot().secret()).isEqualTo("SEC1");
		assertThat(this.simulator.dingtalk().robot("t2").robot().secret()).isNull();
	}

	@Test
	void pushesEventsToThePortalOfEachApplication() {
		configure(Map.of("app-key", "k1", "app-secret", "s1", "token", "t", "encoding-aes-key", KEY, "apps.hr.app-key",
				"k2", "apps.hr.app-secret", "s2", "apps.hr.token", "t", "apps.hr.encoding-aes-key", KEY));
		this.simulator.dingtalk().app("k1").events().checkUrl();
		this.simulator.dingtalk().app("k2").events().checkUrl();
		assertThat(this.host.calls()).extracting(HostStub.Call::path)
			.contains("/dingtalk/portal", "/dingtalk/portal/hr");
	}

	@Test
	void registersNothingWithoutConfiguration() {
		configure(Map.of());
		assertThat(this.client.get("/oapi/gettoken?appkey=k1&appsecret=s1").path("errcode").asInt()).isEqualTo(40096);
	}

	private void configure(Map<String, Object> dingTalk) {
		new DingTalkSimulatorSetup(Setups.properties(Duration.ofMinutes(1))).configure(this.simulator,
				Setups.environment("bootx.starter.third.ding-talk.", dingTalk),
				(path) -> this.host.uri(path).toString());
	}

}
