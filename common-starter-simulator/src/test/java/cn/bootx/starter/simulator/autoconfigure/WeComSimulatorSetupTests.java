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

class WeComSimulatorSetupTests {

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
	void registersAgentsRobotsAndMembers() {
		configure(Map.of("corp-id", "ww1", "corp-secret", "s1", "agent-id", "7", "agents.hr.corp-secret", "s2",
				"agents.hr.agent-id", "8", "robots.ops.key", "k1", "robots.dev.webhook",
				"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k2"));
		JsonNode token = this.client.get("/qyapi/cgi-bin/gettoken?corpid=ww1&corpsecret=s1");
		assertThat(token.path("expires_in").asInt()).isBetween(55, 60);
		assertThat(this.client.get("/qyapi/cgi-bin/gettoken?corpid=ww1&corpsecret=s2").path("errcode").asInt(-1))
			.isZero();
		assertThat(this.simulator.wecom().agent("ww1", 8).user("zhangsan").user().name()).isEqualTo("张三");
		assertThat(this.simulator.wecom().robot("k1").messages()).isEmpty();
		assertThat(this.simulator.wecom().robot("k2").messages()).isEmpty();
	}

	@Test
	void pushesToThePortalOfEachAgent() {
		configure(Map.of("corp-id", "ww1", "corp-secret", "s1", "agent-id", "7", "token", "t", "encoding-aes-key", KEY,
				"portal.path", "/in", "agents.hr.corp-secret", "s2", "agents.hr.agent-id", "8", "agents.hr.token", "t",
				"agents.hr.encoding-aes-key", KEY));
		assertThat(this.simulator.wecom().agent("ww1", 7).user("lisi").sends("a").accepted()).isTrue();
		assertThat(this.simulator.wecom().agent("ww1", 8).user("lisi").sends("a").accepted()).isTrue();
		assertThat(this.host.calls()).extracting(HostStub.Call::path).containsExactly("/in", "/in/hr");
	}

	@Test
	void anAgentWithoutAnIdIsWhatItsNameSays() {
		configure(Map.of("corp-id", "ww1", "corp-secret", "s1", "agent-id", "7", "agents.kf.corp-secret", "s2",
				"agents.people.corp-secret", "s3"));
		assertThat(this.simulator.wecom().agents()).extracting((agent) -> agent.agent().id())
			.containsExactlyInAnyOrder("7", "kf", "contacts");
	}

	@Test
	void registersNothingWithoutConfiguration() {
		configure(Map.of());
		assertThat(this.client.get("/qyapi/cgi-bin/gettoken?corpid=ww1&corpsecret=s1").path("errcode").asInt())
			.isEqualTo(40013);
	}

	private void configure(Map<String, Object> wecom) {
		new WeComSimulatorSetup(Setups.properties(Duration.ofMinutes(1))).configure(this.simulator,
				Setups.environment("bootx.starter.third.wecom.", wecom), (path) -> this.host.uri(path).toString());
	}

}
