package cn.bootx.starter.simulator.wecom;

import java.net.http.HttpResponse;
import java.time.Duration;

import cn.bootx.starter.simulator.ApiClient;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WeComTokenTests {

	private static final String IPS = "/qyapi/cgi-bin/getcallbackip?access_token=";

	private final WeComTestBed bed = new WeComTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void givesTheSameTokenWithWhatIsLeftOfItsTime() {
		JsonNode first = token("secret1");
		assertThat(first.path("errmsg").asText()).isEqualTo("ok");
		assertThat(first.path("expires_in").asInt()).isEqualTo(7200);
		this.bed.clock.advance(Duration.ofSeconds(7000));
		JsonNode second = token("secret1");
		assertThat(second.path("access_token").asText()).isEqualTo(first.path("access_token").asText());
		assertThat(second.path("expires_in").asInt()).isEqualTo(200);
		this.bed.clock.advance(Duration.ofSeconds(200));
		assertThat(token("secret1").path("access_token").asText()).isNotEqualTo(first.path("access_token").asText());
		assertThat(this.bed.agent.tokenCalls()).isEqualTo(3);
	}

	@Test
	void givesEachAgentATokenOfItsOwn() {
		assertThat(token("secret1").path("access_token").asText())
			.isNotEqualTo(token("secret2").path("access_token").asText());
	}

	@ParameterizedTest
	@CsvSource({ "corpsecret=secret1, 41002, corpid missing", "corpid=wwcorp, 41004, corpsecret missing",
			"corpid=unknown&corpsecret=secret1, 40013, invalid corpid",
			"corpid=wwcorp&corpsecret=wrong, 40001, invalid credential" })
	void refusesBadCredentials(String query, int code, String message) {
		HttpResponse<byte[]> response = this.bed.client.exchange("/qyapi/cgi-bin/gettoken?" + query);
		assertThat(response.statusCode()).isEqualTo(200);
		JsonNode answer = ApiClient.json(response);
		assertThat(answer.path("errcode").asInt()).isEqualTo(code);
		assertThat(answer.path("errmsg").asText())
			.matches(message + ", hint: \\[\\d+], from ip: 127\\.0\\.0\\.1, more info at "
					+ "https://open\\.work\\.weixin\\.qq\\.com/devtool/query\\?e=" + code);
		assertThat(this.bed.agent.tokenCalls()).isZero();
	}

	@Test
	void tellsASecretOfAnotherCorporationApart() {
		this.bed.wecom.register(WeComAgent.of("wwother", "secret9", 1));
		assertThat(token("secret9").path("errcode").asInt()).isEqualTo(40091);
	}

	@Test
	void reportsTokensThatAreMissingWrongRevokedOrExpired() {
		assertThat(this.bed.client.get("/qyapi/cgi-bin/getcallbackip").path("errcode").asInt()).isEqualTo(41001);
		assertThat(this.bed.client.get(IPS + "x").path("errcode").asInt()).isEqualTo(40014);
		String token = this.bed.token();
		assertThat(this.bed.client.get(IPS + token).path("ip_list").path(0).asText()).isNotEmpty();
		this.bed.clock.advance(Duration.ofSeconds(7200));
		assertThat(this.bed.client.get(IPS + token).path("errcode").asInt()).isEqualTo(42001);
		String fresh = this.bed.token();
		this.bed.agent.revokeToken();
		assertThat(this.bed.client.get(IPS + fresh).path("errcode").asInt()).isEqualTo(40014);
		assertThat(this.bed.client.get(IPS + this.bed.token()).path("errcode").asInt(-1)).isZero();
	}

	@Test
	void namesTheAddressThatIsNotTrusted() {
		String token = this.bed.token();
		this.bed.agent.refuseIp("101.43.0.9");
		for (JsonNode answer : new JsonNode[] { this.bed.client.get(IPS + token), token("secret1") }) {
			assertThat(answer.path("errcode").asInt()).isEqualTo(60020);
			assertThat(answer.path("errmsg").asText()).startsWith("not allow to access from your ip, hint: [")
				.contains("from ip: 101.43.0.9, more info at ")
				.endsWith("?e=60020");
		}
	}

	@Test
	void answersWrongMethodsAndPaths() {
		assertThat(this.bed.client.get("/qyapi/cgi-bin/message/send").path("errcode").asInt()).isEqualTo(43002);
		assertThat(this.bed.client.post("/qyapi/cgi-bin/gettoken", "{}").path("errcode").asInt()).isEqualTo(43001);
		assertThat(this.bed.client.get("/qyapi/cgi-bin/nothing").path("errcode").asInt()).isEqualTo(48002);
	}

	@Test
	void tellsAboutMembers() {
		JsonNode user = this.bed.client.get("/qyapi/cgi-bin/user/get?userid=zhangsan&access_token=" + this.bed.token());
		assertThat(user.path("userid").asText()).isEqualTo("ZhangSan");
		assertThat(user.path("name").asText()).isEqualTo("张三");
		assertThat(this.bed.client.get("/qyapi/cgi-bin/user/get?userid=x&access_token=" + this.bed.token())
			.path("errcode")
			.asInt()).isEqualTo(60111);
		assertThat(
				this.bed.client.get("/qyapi/cgi-bin/user/get?access_token=" + this.bed.token()).path("errcode").asInt())
			.isEqualTo(41009);
	}

	@Test
	void redeemsALoginCodeOnceWithinFiveMinutes() {
		String code = this.bed.agent.user("lisi").loginCode();
		assertThat(userInfo(code).path("userid").asText()).isEqualTo("lisi");
		assertThat(userInfo(code).path("errcode").asInt()).isEqualTo(40029);
		String late = this.bed.agent.user("lisi").loginCode();
		this.bed.clock.advance(Duration.ofMinutes(5));
		assertThat(userInfo(late).path("errcode").asInt()).isEqualTo(40029);
	}

	@Test
	void saysWhatIsNotRegistered() {
		assertThatIllegalArgumentException().isThrownBy(() -> this.bed.wecom.agent("wwcorp", 9))
			.withMessageContaining("9");
		assertThatIllegalArgumentException().isThrownBy(() -> this.bed.agent.user("ghost"))
			.withMessageContaining("ghost");
		assertThatIllegalArgumentException().isThrownBy(() -> this.bed.wecom.robot("hidden"))
			.withMessageNotContaining("hidden");
		assertThat(this.bed.agent.agent().toString()).contains("wwcorp").doesNotContain("secret1");
	}

	private JsonNode token(String secret) {
		return this.bed.client.get("/qyapi/cgi-bin/gettoken?corpid=wwcorp&corpsecret=" + secret);
	}

	private JsonNode userInfo(String code) {
		return this.bed.client
			.get("/qyapi/cgi-bin/auth/getuserinfo?code=" + code + "&access_token=" + this.bed.token());
	}

}
