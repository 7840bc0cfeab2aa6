package cn.bootx.starter.simulator.wechat;

import java.time.Duration;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.testing.MutableClock;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class TokenTests {

	private static final String PROBE = "/cgi-bin/get_api_domain_ip?access_token=";

	private final MutableClock clock = new MutableClock();

	private final PlatformSimulator simulator = PlatformSimulator.builder().clock(this.clock).start();

	private final ApiClient api = new ApiClient(this.simulator);

	private SimulatedAccount account;

	@BeforeEach
	void registerAccount() {
		this.account = this.simulator.wechat().register(OfficialAccount.plain("wx1", "s3cret", "token"));
	}

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void classicTokenReplacesItsPredecessorAfterFiveMinutes() {
		String first = classic().path("access_token").asText();
		String second = classic().path("access_token").asText();
		assertThat(second).isNotEqualTo(first);
		assertThat(probe(first)).isZero();
		this.clock.advance(Duration.ofMinutes(5));
		assertThat(probe(first)).isEqualTo(40001);
		assertThat(probe(second)).isZero();
	}

	@Test
	void anEarlierPredecessorIsNotRevivedByAThirdToken() {
		String first = classic().path("access_token").asText();
		classic();
		this.clock.advance(Duration.ofMinutes(4));
		classic();
		this.clock.advance(Duration.ofMinutes(2));
		assertThat(probe(first)).isEqualTo(40001);
	}

	@Test
	void stableTokenStaysTheSameAndCountsDown() {
		JsonNode first = stable(false);
		assertThat(first.path("expires_in").asInt()).isEqualTo(7200);
		this.clock.advance(Duration.ofSeconds(100));
		JsonNode second = stable(false);
		assertThat(second.path("access_token")).isEqualTo(first.path("access_token"));
		assertThat(second.path("expires_in").asInt()).isEqualTo(7100);
	}

	@Test
	void stableTokenIsRenewedFiveMinutesBeforeItExpiresAndTheOldOneStillServes() {
		String first = stable(false).path("access_token").asText();
		this.clock.advance(Duration.ofSeconds(6900));
		String second = stable(false).path("access_token").asText();
		assertThat(second).isNotEqualTo(first);
		assertThat(probe(first)).isZero();
		this.clock.advance(Duration.ofSeconds(300));
		assertThat(probe(first)).isEqualTo(42001);
		assertThat(probe(second)).isZero();
	}

	@Test
	void forceRefreshInvalidatesAtOnce() {
		String first = stable(false).path("access_token").asText();
		String second = stable(true).path("access_token").asText();
		assertThat(second).isNotEqualTo(first);
		assertThat(probe(first)).isEqualTo(40001);
	}

	@Test
	void forceRefreshIsLimitedToOnceInThirtySecondsAndTwentyADay() {
		for (int i = 0; i < 20; i++) {
			assertThat(stable(true).has("access_token")).isTrue();
			assertThat(stable(true).path("errcode").asInt()).isEqualTo(45011);
			this.clock.advance(Duration.ofSeconds(30));
		}
		assertThat(stable(true).path("errcode").asInt()).isEqualTo(45009);
		this.clock.advance(Duration.ofDays(1));
		assertThat(stable(true).has("access_token")).isTrue();
	}

	@Test
	void theTwoKindsOfTokensLeaveEachOtherAlone() {
		String stable = stable(false).path("access_token").asText();
		String classic = classic().path("access_token").asText();
		stable(true);
		assertThat(probe(classic)).isZero();
		assertThat(probe(stable)).isEqualTo(40001);
	}

	@Test
	void missingUnknownAndExpiredTokensHaveCodesOfTheirOwn() {
		String token = classic().path("access_token").asText();
		assertThat(this.api.get("/cgi-bin/get_api_domain_ip").path("errcode").asInt()).isEqualTo(41001);
		assertThat(probe("nonsense")).isEqualTo(40001);
		this.clock.advance(Duration.ofHours(2));
		assertThat(probe(token)).isEqualTo(42001);
	}

	@Test
	void errorsAreHttp200WithARequestId() {
		var response = this.api.exchange(PROBE + "nonsense");
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(ApiClient.json(response).path("errmsg").asText())
			.startsWith("invalid credential, access_token is invalid or not latest")
			.matches(".* rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}");
	}

	@Test
	void testsCanRevokeAndExpireTokens() {
		String revoked = classic().path("access_token").asText();
		this.account.tokens().revoke();
		assertThat(probe(revoked)).isEqualTo(40001);
		String expired = stable(false).path("access_token").asText();
		this.account.tokens().expire();
		assertThat(probe(expired)).isEqualTo(42001);
		assertThat(stable(false).path("access_token").asText()).isNotEqualTo(expired);
	}

	@Test
	void testsCanShortenTheLifetime() {
		this.account.tokens().lifetime(Duration.ofSeconds(10));
		assertThat(classic().path("expires_in").asInt()).isEqualTo(10);
		assertThat(stable(false).path("access_token")).isEqualTo(stable(false).path("access_token"));
	}

	@Test
	void callersOutsideTheWhiteListAreNamed() {
		this.account.tokens().allowCallers("10.0.0.1");
		JsonNode refused = classic();
		assertThat(refused.path("errcode").asInt()).isEqualTo(40164);
		assertThat(refused.path("errmsg").asText()).startsWith("invalid ip 127.0.0.1 ").contains("not in whitelist");
		assertThat(stable(false).path("errcode").asInt()).isEqualTo(40164);
	}

	@ParameterizedTest
	@CsvSource({ "client_credential,wx1,wrong,40125", "client_credential,wx2,s3cret,40013", "password,wx1,s3cret,40002",
			"client_credential,'',s3cret,41002", "client_credential,wx1,'',41004" })
	void wrongCredentialsAreRefused(String grantType, String appId, String secret, int code) {
		String query = "?grant_type=" + grantType + "&appid=" + appId + "&secret=" + secret;
		assertThat(this.api.get("/cgi-bin/token" + query).path("errcode").asInt()).isEqualTo(code);
		String body = "{\"grant_type\":\"" + grantType + "\",\"appid\":\"" + appId + "\",\"secret\":\"" + secret
				+ "\"}";
		assertThat(this.api.post("/cgi-bin/stable_token", body).path("errcode").asInt()).isEqualTo(code);
	}

	@Test
	void stableTokenWantsPostAndClassicTokenWantsGet() {
		assertThat(this.api.get("/cgi-bin/stable_token").path("errcode").asInt()).isEqualTo(43002);
		assertThat(this.api.post("/cgi-bin/token", "{}").path("errcode").asInt()).isEqualTo(43001);
	}

	@Test
	void aMiniProgramsTokenIsNotGoodForAnOfficialAccountsApi() {
		this.simulator.wechat().register(new MiniProgram("wxmini", "mini"));
		String token = this.api.get("/cgi-bin/token?grant_type=client_credential&appid=wxmini&secret=mini")
			.path("access_token")
			.asText();
		assertThat(this.api.get("/cgi-bin/user/get?access_token=" + token).path("errcode").asInt()).isEqualTo(48001);
	}

	private int probe(String token) {
		return this.api.get(PROBE + token).path("errcode").asInt();
	}

	private JsonNode classic() {
		return this.api.get("/cgi-bin/token?grant_type=client_credential&appid=wx1&secret=s3cret");
	}

	private JsonNode stable(boolean force) {
		return this.api.post("/cgi-bin/stable_token",
				"{\"grant_type\":\"client_credential\",\"appid\":\"wx1\",\"secret\":\"s3cret\",\"force_refresh\":"
						+ force + "}");
	}

}
