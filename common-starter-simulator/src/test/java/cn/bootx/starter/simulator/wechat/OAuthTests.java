package cn.bootx.starter.simulator.wechat;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.http.QueryString;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OAuthTests extends WeChatTestBed {

	private static final String PAGE = "/connect/oauth2/authorize";

	private static final String BACK = "https://app.example/back?x=1";

	@Test
	void theUserChoosesWhoHeIsAndComesBackWithACode() throws Exception {
		this.account.fan("oFan").profile().nickname("<小明>").unionId("u1");
		HttpResponse<byte[]> page = this.api.exchange(PAGE + "?appid=wx1&response_type=code&scope=snsapi_userinfo"
				+ "&state=s%201&redirect_uri=" + encode(BACK));
		assertThat(ApiClient.text(page)).contains("&lt;小明&gt; oFan", "value=\"oFan\"", "新的微信用户").doesNotContain("<小明>");
		HttpResponse<String> agreed = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(this.simulator.baseUrl() + PAGE))
				.POST(BodyPublishers.ofString(QueryString.format(Map.of("appid", "wx1", "scope", "snsapi_userinfo",
						"state", "s 1", "redirect_uri", BACK, "openid", "oFan"))))
				.build(), BodyHandlers.ofString());
		URI location = URI.create(agreed.headers().firstValue("location").orElseThrow());
		assertThat(location.toString()).startsWith(BACK + "&code=").endsWith("&state=s%201");
		JsonNode token = token(QueryString.parse(location.getRawQuery()).get("code"));
		assertThat(token.path("openid").asText()).isEqualTo("oFan");
		assertThat(token.path("unionid").asText()).isEqualTo("u1");
		String query = "?openid=oFan&access_token=" + token.path("access_token").asText();
		assertThat(code(this.api.get("/sns/auth" + query))).isZero();
		JsonNode info = this.api.get("/sns/userinfo" + query);
		assertThat(info.path("nickname").asText()).isEqualTo("<小明>");
		assertThat(info.path("privilege").isArray()).isTrue();
		assertThat(info.path("unionid").asText()).isEqualTo("u1");
	}

	@Test
	void aPageInThePreviewModeGetsAVirtualAccount() throws Exception {
		String query = "?appid=wx1&response_type=code&redirect_uri=" + encode(BACK) + "&scope=";
		assertThat(ApiClient.text(this.api.exchange(PAGE + query + "snsapi_base"))).doesNotContain("oSnapshot");
		String page = ApiClient.text(this.api.exchange(PAGE + query + "snsapi_userinfo"));
		String openId = page.replaceAll("(?s).*value=\"(oSnapshot[^\"]+)\".*", "$1");
		HttpResponse<String> agreed = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(this.simulator.baseUrl() + PAGE))
				.POST(BodyPublishers.ofString(QueryString.format(Map.of("appid", "wx1", "scope", "snsapi_userinfo",
						"state", "s", "redirect_uri", BACK, "openid", openId))))
				.build(), BodyHandlers.ofString());
		URI location = URI.create(agreed.headers().firstValue("location").orElseThrow());
		JsonNode token = token(QueryString.parse(location.getRawQuery()).get("code"));
		assertThat(token.path("is_snapshotuser").asInt()).isEqualTo(1);
		assertThat(this.account.people()).noneMatch((fan) -> fan.openId().equals(openId));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			appid=wx9&response_type=code&scope=snsapi_base&redirect_uri=https%3A%2F%2Fa.b|appid
			appid=wx1&response_type=token&scope=snsapi_base&redirect_uri=https%3A%2F%2Fa.b|response_type
			appid=wx1&response_type=code&scope=snsapi_login&redirect_uri=https%3A%2F%2Fa.b|scope
			appid=wx1&response_type=code&scope=snsapi_base&redirect_uri=javascript%3Aalert(1)|redirect_uri
			""")
	void aBadAddressIsExplained(String query, String problem) {
		HttpResponse<byte[]> page = this.api.exchange(PAGE + "?" + query);
		assertThat(page.statusCode()).isEqualTo(400);
		assertThat(ApiClient.text(page)).contains(problem);
	}

	@Test
	void aWebsiteLogsInByQrCode() {
		assertThat(this.api
			.exchange("/connect/qrconnect?appid=wx1&response_type=code&scope=snsapi_login&redirect_uri=" + encode(BACK))
			.statusCode()).isEqualTo(200);
	}

	@Test
	void theBaseScopeTellsOnlyTheOpenId() {
		this.account.fan("oFan").profile().unionId("u1");
		JsonNode token = token(this.account.fan("oFan").authorizes("snsapi_base"));
		assertThat(token.has("unionid")).isFalse();
		assertThat(code(this.api.get("/sns/userinfo?openid=oFan&access_token=" + token.path("access_token").asText())))
			.isEqualTo(48001);
	}

	@Test
	void tokensExpireAndAreRefreshed() {
		JsonNode token = token(this.account.fan("oFan").authorizes("snsapi_userinfo"));
		String auth = "/sns/auth?openid=oFan&access_token=";
		assertThat(code(this.api.get(auth + "nope"))).isEqualTo(40001);
		assertThat(code(this.api.get("/sns/auth?openid=oOther&access_token=" + token.path("access_token").asText())))
			.isEqualTo(40003);
		this.clock.advance(Duration.ofHours(2));
		assertThat(code(this.api.get(auth + token.path("access_token").asText()))).isEqualTo(42001);
		JsonNode fresh = refresh(token);
		assertThat(code(this.api.get(auth + fresh.path("access_token").asText()))).isZero();
		assertThat(code(refresh(token))).isEqualTo(40030);
		this.clock.advance(Duration.ofDays(30));
		assertThat(code(refresh(fresh))).isEqualTo(42002);
	}

	private JsonNode token(String code) {
		return this.api.get("/sns/oauth2/access_token?appid=wx1&secret=s&grant_type=authorization_code&code=" + code);
	}

	private JsonNode refresh(JsonNode token) {
		return this.api.get("/sns/oauth2/refresh_token?appid=wx1&grant_type=refresh_token&refresh_token="
				+ token.path("refresh_token").asText());
	}

	private static String encode(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

}
