package cn.bootx.starter.simulator.dingtalk;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.dingtalk.login.LoginPage;
import cn.bootx.starter.simulator.http.QueryString;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LoginTests {

	private static final String TOKEN = "/dingapi/v1.0/oauth2/userAccessToken";

	private static final Map<String, String> QUERY = Map.of("client_id", "dingkey", "redirect_uri",
			"https://example.com/back?a=1", "response_type", "code", "scope", "openid corpid", "state", "s&1", "prompt",
			"consent");

	private final DingTestBed bed = new DingTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void showsAPageWhoseChoiceLeadsBackWithCodeAndState() {
		HttpResponse<byte[]> page = this.bed.client.exchange(QueryString.append(LoginPage.PATH, QUERY));
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(ApiClient.text(page)).contains("张三").contains("value=\"s&amp;1\"");
		HttpResponse<String> back = this.bed.send(LoginPage.PATH, "Content-Type", "application/x-www-form-urlencoded",
				QueryString.format(QUERY) + "&userid=u1");
		assertThat(back.statusCode()).isEqualTo(302);
		String location = back.headers().firstValue("Location").orElseThrow();
		assertThat(location).startsWith("https://example.com/back?a=1&authCode=").endsWith("&state=s%261");
		String code = QueryString.parse(location.substring(location.indexOf('?') + 1)).get("authCode");
		assertThat(exchange("authorization_code", "code", code).path("corpId").asText()).isEqualTo("dingsimulatedcorp");
	}

	@Test
	void refusesAPageThatTheLinkDoesNotFit() {
		for (String name : QUERY.keySet()) {
			Map<String, String> wrong = new HashMap<>(QUERY);
			wrong.put(name, "x");
			assertThat(this.bed.client.exchange(QueryString.append(LoginPage.PATH, wrong)).statusCode()).as(name)
				.isEqualTo(name.equals("state") ? 200 : 400);
		}
	}

	@Test
	void exchangesCodesOnceAndRefreshes() {
		String code = this.bed.ding.authCode("dingkey", "u1");
		JsonNode token = exchange("authorization_code", "code", code);
		assertThat(token.path("expireIn").asInt()).isEqualTo(7200);
		assertThat(exchange("authorization_code", "code", code).path("code").asText()).contains("authCode");
		JsonNode again = exchange("refresh_token", "refreshToken", token.path("refreshToken").asText());
		assertThat(again.path("accessToken").asText()).isNotEmpty().isNotEqualTo(token.path("accessToken").asText());
		String late = this.bed.ding.authCode("dingkey", "u1");
		this.bed.clock.advance(Duration.ofMinutes(5));
		assertThat(exchange("authorization_code", "code", late).has("accessToken")).isFalse();
	}

	@Test
	void tellsOnlyTheTokensOwnerWhoHeIs() {
		String token = exchange("authorization_code", "code", this.bed.ding.authCode("dingkey", "u1"))
			.path("accessToken")
			.asText();
		assertThat(this.bed.read("/dingapi/v1.0/contact/users/me", token).path("nick").asText()).isEqualTo("张三");
		assertThat(this.bed.read("/dingapi/v1.0/contact/users/union-u1", token).path("unionId").asText())
			.isEqualTo("union-u1");
		assertThat(this.bed.read("/dingapi/v1.0/contact/users/union2", token).path("code").asText())
			.startsWith("Forbidden");
		assertThat(this.bed.read("/dingapi/v1.0/contact/users/me", this.bed.token()).path("code").asText())
			.isEqualTo("InvalidAuthentication");
	}

	private JsonNode exchange(String grantType, String name, String value) {
		return this.bed.client.post(TOKEN,
				"{\"clientId\":\"dingkey\",\"clientSecret\":\"dingsecret\",\"grantType\":\"%s\",\"%s\":\"%s\"}"
					.formatted(grantType, name, value));
	}

}
