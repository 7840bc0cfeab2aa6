package cn.bootx.starter.simulator.control;

import cn.bootx.starter.simulator.accounts.AccountSheet;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Agent ids are long, and a secret may have none. */
class AgentIdTests {

	private final ReadySimulator ready = new ReadySimulator();

	@BeforeEach
	void register() {
		this.ready.done("POST", "/_sim/accounts", """
				{"wecom":[{"corpId":"wwlong","corpSecret":"s","agentId":5000000000,"token":"t","encodingAesKey":"%s",
				           "callbackUrl":"%s","people":[{"userId":"lisi"}]},
				          {"corpId":"wwlong","corpSecret":"k","secret":"kf"}]}
				""".formatted(ReadySimulator.KEY, this.ready.host.uri("/long")));
	}

	@AfterEach
	void close() {
		this.ready.close();
	}

	@Test
	void anIdAboveTheRangeOfIntIsCompared() {
		assertThat(this.ready.api.get("/_sim/accounts/wwlong:5000000000").path("agentId").asLong())
			.isEqualTo(5_000_000_000L);
		String token = this.ready.api.get("/qyapi/cgi-bin/gettoken?corpid=wwlong&corpsecret=s")
			.path("access_token")
			.asText();
		assertThat(send(token, 5_000_000_000L)).isZero();
		// Equal in the lower 32 bits.
		assertThat(send(token, 705_032_704L)).isEqualTo(40056);
		this.ready.done("POST", "/_sim/accounts/wwlong:5000000000/people/lisi/send-text", "{\"text\":\"x\"}");
		assertThat(this.ready.host.calls().get(0).path()).isEqualTo("/long");
		assertThat(this.ready.simulator.pushes().all().get(0).request().clear())
			.contains("<AgentID>5000000000</AgentID>");
	}

	@Test
	void aSecretWithoutAnAgentHasNoId() {
		JsonNode kf = this.ready.api.get("/_sim/accounts/wwlong:kf");
		assertThat(kf.has("agentId")).isFalse();
		assertThat(kf.path("secret").asText()).isEqualTo("kf");
		assertThat(AccountSheet.of(this.ready.simulator).wecom()).extracting(AccountSheet.WeCom::agentId)
			.containsExactlyInAnyOrder(1000001L, 5_000_000_000L, null);
		String token = this.ready.api.get("/qyapi/cgi-bin/gettoken?corpid=wwlong&corpsecret=k")
			.path("access_token")
			.asText();
		assertThat(send(token, 5_000_000_000L)).isEqualTo(48002);
		this.ready.done("PATCH", "/_sim/accounts/wwlong:kf",
				"{\"callbackUrl\":\"" + this.ready.host.uri("/kf") + "\"}");
		this.ready.done("DELETE", "/_sim/accounts/wwlong:kf", "{}");
		assertThat(this.ready.simulator.wecom().agents()).hasSize(2);
	}

	@Test
	void oneOfTheTwoIsDemanded() {
		assertThat(this.ready
			.refused(400, "REFUSED", "POST", "/_sim/accounts", "{\"wecom\":[{\"corpId\":\"ww\",\"corpSecret\":\"s\"}]}")
			.toString()).contains("wecom[0].agentId");
	}

	private int send(String token, long agentId) {
		return this.ready.api
			.post("/qyapi/cgi-bin/message/send?access_token=" + token,
					"{\"touser\":\"lisi\",\"msgtype\":\"text\",\"agentid\":" + agentId
							+ ",\"text\":{\"content\":\"x\"}}")
			.path("errcode")
			.asInt(-1);
	}

}
