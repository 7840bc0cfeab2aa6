package cn.bootx.starter.simulator.dingtalk;

import java.net.http.HttpResponse;
import java.time.Duration;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.dingtalk.robot.DingRobot;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class DingTokenTests {

	private static final String USER = "/topapi/v2/user/get";

	private final DingTestBed bed = new DingTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void givesTheSameTokenWithinItsLifetimeAndRenewsIt() {
		JsonNode first = this.bed.client.get("/oapi/gettoken?appkey=dingkey&appsecret=dingsecret");
		assertThat(first.path("errcode").asInt(-1)).isZero();
		assertThat(first.path("expires_in").asInt()).isEqualTo(7200);
		this.bed.clock.advance(Duration.ofSeconds(7199));
		assertThat(this.bed.token()).isEqualTo(first.path("access_token").asText());
		this.bed.clock.advance(Duration.ofSeconds(7199));
		assertThat(this.bed.token()).isEqualTo(first.path("access_token").asText());
		this.bed.clock.advance(Duration.ofSeconds(7200));
		assertThat(this.bed.token()).isNotEqualTo(first.path("access_token").asText());
		assertThat(this.bed.app.tokenCalls()).isEqualTo(4);
	}

	@Test
	void givesBothFamiliesTheSameToken() {
		JsonNode modern = this.bed.client.post("/dingapi/v1.0/oauth2/accessToken",
				"{\"appKey\":\"dingkey\",\"appSecret\":\"dingsecret\"}");
		assertThat(modern.path("accessToken").asText()).isEqualTo(this.bed.token());
		assertThat(modern.path("expireIn").asInt()).isEqualTo(7200);
		assertThat(modern.has("errcode")).isFalse();
		JsonNode corp = this.bed.client.post("/dingapi/v1.0/oauth2/dingsimulatedcorp/token",
				"{\"client_id\":\"dingkey\",\"client_secret\":\"dingsecret\",\"grant_type\":\"client_credentials\"}");
		assertThat(corp.path("access_token").asText()).isEqualTo(this.bed.token());
		assertThat(corp.path("expires_in").asInt()).isEqualTo(7200);
	}

	@ParameterizedTest
	@CsvSource({ "appkey=dingkey&appsecret=wrong, 40096", "appkey=unknown&appsecret=dingsecret, 40096",
			"appsecret=dingsecret, 40035", "appkey=dingkey, 40035" })
	void refusesBadCredentialsOfTheOldFamilyWithHttp200(String query, int code) {
		HttpResponse<byte[]> response = this.bed.client.exchange("/oapi/gettoken?" + query);
		assertThat(response.statusCode()).isEqualTo(200);
		assertThat(ApiClient.json(response).path("errcode").asInt()).isEqualTo(code);
		assertThat(this.bed.app.tokenCalls()).isZero();
	}

	@ParameterizedTest
	@CsvSource(delimiter = ';', value = {
			"/v1.0/oauth2/accessToken; {\"appKey\":\"dingkey\",\"appSecret\":\"no\"}; 400; invalidClientIdOrSecret",
			"/v1.0/oauth2/accessToken; appKey=dingkey; 400; Missingbody",
			"/v1.0/oauth2/dingsimulatedcorp/token; {\"client_id\":\"dingkey\",\"client_secret\":\"x\",\"grant_type\":\"client_credentials\"}; 400; invalid.client",
			"/v1.0/oauth2/dingsimulatedcorp/token; {\"client_id\":\"dingkey\"}; 400; unsupported.grant.type",
			"/v1.0/oauth2/other/token; {\"grant_type\":\"client_credentials\"}; 500; unknownError" })
	void refusesBadCredentialsOfTheNewFamilyWithAnHttpError(String path, String body, int status, String code) {
		HttpResponse<String> response = this.bed.send("/dingapi" + path, "X-Nothing", "1", body);
		assertThat(response.statusCode()).isEqualTo(status);
		JsonNode json = DingTestBed.json(response);
		assertThat(json.path("code").asText()).isEqualTo(code);
		assertThat(json.path("requestid").asText()).isNotEmpty();
		assertThat(json.path("message").asText()).isNotEmpty();
	}

	@Test
	void reportsARevokedTokenInTheShapeOfEachWay() {
		String token = this.bed.token();
		this.bed.app.revokeToken();
		JsonNode plain = this.bed.client.post("/oapi/media/upload?access_token=" + token, "{}");
		assertThat(plain.toString()).isEqualTo("{\"errcode\":40014,\"errmsg\":\"不合法的access_token\"}");
		JsonNode top = this.bed.client.post("/oapi" + USER + "?access_token=" + token, "{}");
		assertThat(top.path("errcode").asInt()).isEqualTo(88);
		assertThat(top.path("sub_code").asText()).isEqualTo("40014");
		assertThat(top.path("errmsg").asText()).isEqualTo("ding talk error[subcode=40014,submsg=不合法的access_token]");
		assertThat(top.path("request_id").asText()).isNotEmpty();
		HttpResponse<String> modern = this.bed.send("/dingapi/v1.0/robot/groupMessages/send",
				"x-acs-dingtalk-access-token", token, "{}");
		assertThat(modern.statusCode()).isEqualTo(400);
		assertThat(DingTestBed.json(modern).path("code").asText()).isEqualTo("InvalidAuthentication");
	}

	@Test
	void reportsAnExpiredToken() {
		this.bed.ding.tokenLifetime(Duration.ofMinutes(1));
		String token = this.bed.token();
		this.bed.clock.advance(Duration.ofMinutes(1));
		assertThat(this.bed.client.post("/oapi/media/upload?access_token=" + token, "{}").path("errcode").asInt())
			.isEqualTo(42001);
		assertThat(this.bed.client.post("/oapi" + USER + "?access_token=" + token, "{}").path("sub_code").asText())
			.isEqualTo("42001");
	}

	@Test
	void reportsATokenThatIsMissingOrInTheWrongPlace() {
		String token = this.bed.token();
		JsonNode top = DingTestBed
			.json(this.bed.send("/oapi" + USER, "x-acs-dingtalk-access-token", token, "{\"userid\":\"u1\"}"));
		assertThat(top.path("sub_code").asText()).isEqualTo("40000");
		assertThat(top.path("sub_msg").asText()).isEqualTo("access_token is blank");
		HttpResponse<String> modern = this.bed.send("/dingapi/v1.0/robot/groupMessages/send?access_token=" + token,
				"X-Nothing", "1", "{}");
		assertThat(modern.statusCode()).isEqualTo(400);
		assertThat(DingTestBed.json(modern).path("code").asText()).isEqualTo("AuthenticationFailed.MissingParameter");
	}

	@Test
	void acceptsTheTokenInAFormBody() {
		HttpResponse<String> response = this.bed.send("/oapi" + USER, "Content-Type",
				"application/x-www-form-urlencoded", "userid=u1&access_token=" + this.bed.token());
		assertThat(DingTestBed.json(response).path("result").path("name").asText()).isEqualTo("张三");
	}

	@Test
	void namesTheMissingPermissionAndWhereToAskForIt() {
		this.bed.app.withdraw("qyapi_get_member");
		JsonNode top = this.bed.old(USER, "{\"userid\":\"u1\"}");
		assertThat(top.path("sub_code").asText()).isEqualTo("60011");
		assertThat(top.path("sub_msg").asText()).contains("[qyapi_get_member]")
			.contains("https://open-dev.dingtalk.com/appscope/apply?content=")
			.contains("requiredScopes=[qyapi_get_member]");
		this.bed.app.withdraw("qyapi_robot_sendmsg");
		HttpResponse<String> modern = this.bed.modern("/dingapi/v1.0/robot/groupMessages/send", "{}");
		assertThat(modern.statusCode()).isEqualTo(403);
		assertThat(DingTestBed.json(modern).path("code").asText())
			.isEqualTo("Forbidden.AccessDenied.AccessTokenPermissionDenied");
		assertThat(DingTestBed.json(modern).path("accessdenieddetail").path("requiredScopes").path(0).asText())
			.isEqualTo("qyapi_robot_sendmsg");
		this.bed.app.grant("qyapi_get_member");
		assertThat(this.bed.old(USER, "{\"userid\":\"u1\"}").path("errcode").asInt(-1)).isZero();
	}

	@Test
	void namesTheAddressThatIsNotAllowed() {
		this.bed.app.refuseIp("203.0.113.9");
		JsonNode top = this.bed.old(USER, "{\"userid\":\"u1\"}");
		assertThat(top.path("sub_code").asText()).isEqualTo("60020");
		assertThat(top.path("sub_msg").asText()).contains("request ip=203.0.113.9 appKey(dingkey)");
		assertThat(this.bed.old("/media/upload", "{}").path("errcode").asInt()).isEqualTo(60020);
		HttpResponse<String> modern = this.bed.modern("/dingapi/v1.0/robot/groupMessages/send", "{}");
		assertThat(modern.statusCode()).isEqualTo(403);
		assertThat(DingTestBed.json(modern).path("code").asText()).isEqualTo("Forbidden.AccessDenied.IpNotInWhiteList");
	}

	@Test
	void answersUnknownPathsAsEachFamilyDoes() {
		JsonNode top = this.bed.old("/topapi/v2/user/notexist", "{}");
		assertThat(top.path("errcode").asInt()).isEqualTo(22);
		assertThat(top.path("sub_msg").asText())
			.startsWith("不合法ApiName，ApiName = dingtalk.oapi.v2.user.notexist; simulator:")
			.contains("nearest simulated path: POST /topapi/v2/user/get");
		HttpResponse<String> modern = this.bed.modern("/dingapi/v1.0/nothing", "{}");
		assertThat(modern.statusCode()).isEqualTo(404);
		assertThat(DingTestBed.json(modern).path("code").asText()).isEqualTo("InvalidAction.NotFound");
		assertThat(this.bed.old("/nothing", "{}").path("errcode").asInt()).isEqualTo(404);
	}

	@Test
	void answersAWrongMethod() {
		assertThat(this.bed.client.get("/oapi/robot/send?access_token=x").path("errcode").asInt()).isEqualTo(43002);
		assertThat(this.bed.old("/gettoken", "{}").path("errcode").asInt()).isEqualTo(43001);
	}

	@Test
	void doesNotPrintSecrets() {
		assertThat(this.bed.app.app().toString()).contains("dingkey").doesNotContain("dingsecret");
		assertThat(DingRobot.of("hidden").withSecret("SEChidden").toString()).doesNotContain("hidden");
	}

}
