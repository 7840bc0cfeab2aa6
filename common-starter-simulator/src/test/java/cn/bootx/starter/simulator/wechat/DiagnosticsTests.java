package cn.bootx.starter.simulator.wechat;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DiagnosticsTests extends WeChatTestBed {

	private static final String USERS = "/cgi-bin/user/get";

	@Test
	void aQuotaEndsAndIsClearedOrRenewedTheNextDay() {
		this.account.quota(USERS, 2);
		assertThat(code(get(USERS))).isZero();
		assertThat(quota().toString()).isEqualTo("{\"daily_limit\":2,\"used\":1,\"remain\":1}");
		assertThat(code(get(USERS))).isZero();
		assertThat(code(get(USERS))).isEqualTo(45009);
		assertThat(code(post("/cgi-bin/openapi/quota/clear", "{\"cgi_path\":\"" + USERS + "\"}"))).isZero();
		assertThat(code(get(USERS))).isZero();
		assertThat(code(get(USERS))).isZero();
		assertThat(code(post("/cgi-bin/clear_quota", "{\"appid\":\"wx1\"}"))).isZero();
		assertThat(code(get(USERS))).isZero();
		this.clock.advance(Duration.ofDays(1));
		assertThat(quota().path("used").asInt()).isZero();
	}

	@Test
	void quotasAreClearedTenTimesAMonthWithOrWithoutAToken() {
		assertThat(code(post("/cgi-bin/clear_quota", "{\"appid\":\"wx2\"}"))).isEqualTo(40013);
		for (int i = 0; i < 9; i++) {
			assertThat(code(post("/cgi-bin/clear_quota", "{\"appid\":\"wx1\"}"))).isZero();
		}
		String withSecret = "/cgi-bin/clear_quota/v2";
		assertThat(code(this.api.post(withSecret, "{\"appid\":\"wx1\",\"appsecret\":\"no\"}"))).isEqualTo(40125);
		assertThat(code(this.api.post(withSecret + "?appid=wx1&appsecret=s", ""))).isZero();
		assertThat(code(this.api.post(withSecret, "{\"appid\":\"wx1\",\"appsecret\":\"s\"}"))).isEqualTo(48006);
	}

	@Test
	void theQuotaOfAnUnknownPathIsRefused() {
		assertThat(code(post("/cgi-bin/openapi/quota/get", "{\"cgi_path\":\"/no\"}"))).isEqualTo(76021);
	}

	@Test
	void aRefusedCallIsFoundByItsRequestId() {
		String message = get("/cgi-bin/user/info?openid=oNobody").path("errmsg").asText();
		String rid = message.substring(message.length() - 26);
		JsonNode request = rid(rid).path("request");
		assertThat(request.path("request_url").asText()).contains("/cgi-bin/user/info", "oNobody", "access_token=***");
		assertThat(request.path("response_body").asText()).contains("40003");
		assertThat(request.path("client_ip").asText()).isEqualTo("127.0.0.1");
		assertThat(code(rid("00000000-00000000-00000000"))).isEqualTo(76001);
		assertThat(code(rid("x"))).isEqualTo(76002);
		SimulatedAccount other = this.simulator.wechat().register(OfficialAccount.plain("wx2", "s", "token"));
		assertThat(code(this.api.post(withToken("/cgi-bin/openapi/rid/get", other.tokens().issue()),
				"{\"rid\":\"" + rid + "\"}")))
			.isEqualTo(76003);
		this.clock.advance(Duration.ofDays(7));
		assertThat(code(rid(rid))).isEqualTo(76004);
	}

	@Test
	void theCallbackAddressIsChecked() {
		JsonNode all = post("/cgi-bin/callback/check", "{\"action\":\"all\",\"check_operator\":\"DEFAULT\"}");
		assertThat(all.path("dns").get(0).path("ip").asText()).isEqualTo("127.0.0.1");
		assertThat(all.path("ping").get(0).path("package_loss").asText()).isEqualTo("0%");
		assertThat(code(post("/cgi-bin/callback/check", "{\"action\":\"x\",\"check_operator\":\"CAP\"}")))
			.isEqualTo(40202);
		assertThat(code(post("/cgi-bin/callback/check", "{\"action\":\"dns\",\"check_operator\":\"x\"}")))
			.isEqualTo(40203);
		SimulatedAccount silent = this.simulator.wechat().register(OfficialAccount.plain("wx2", "s", "token"));
		assertThat(code(this.api.post(withToken("/cgi-bin/callback/check", silent.tokens().issue()),
				"{\"action\":\"dns\",\"check_operator\":\"CAP\"}")))
			.isEqualTo(40201);
	}

	private JsonNode quota() {
		return post("/cgi-bin/openapi/quota/get", "{\"cgi_path\":\"" + USERS + "\"}").path("quota");
	}

	private JsonNode rid(String rid) {
		return post("/cgi-bin/openapi/rid/get", "{\"rid\":\"" + rid + "\"}");
	}

}
