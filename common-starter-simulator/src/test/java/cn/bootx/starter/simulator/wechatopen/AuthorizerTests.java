package cn.bootx.starter.simulator.wechatopen;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.StreamSupport;

import cn.bootx.starter.simulator.ApiClient;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Accounts that authorize: their kinds, permissions and refresh tokens. */
class AuthorizerTests {

	private final ComponentBed bed = new ComponentBed();

	@AfterEach
	void stop() {
		this.bed.close();
	}

	@Test
	void aMiniProgramIsKnownByItsMiniProgramInfo() {
		JsonNode info = this.bed.exchanged("wxmini", Consent.full());
		assertThat(functions(info)).contains(17, 18, 19).doesNotContain(1, 15);
		JsonNode mini = this.bed.call("api_get_authorizer_info", "authorizer_appid", "wxmini");
		JsonNode described = mini.path("authorizer_info");
		assertThat(described.path("user_name").asText()).isEqualTo(this.bed.mini.originalId());
		assertThat(described.path("service_type_info").path("id").asInt(-1)).isZero();
		assertThat(described.path("MiniProgramInfo").path("network").path("RequestDomain").isArray()).isTrue();
		assertThat(described.path("MiniProgramInfo").path("categories").get(0).path("first").asText()).isNotEmpty();
		assertThat(described.path("MiniProgramInfo").path("visit_status").asInt(-1)).isZero();
		assertThat(described.path("register_type").isInt()).isTrue();
		this.bed.exchanged("wxmp", Consent.full());
		JsonNode account = this.bed.call("api_get_authorizer_info", "authorizer_appid", "wxmp").path("authorizer_info");
		assertThat(account.has("MiniProgramInfo")).isFalse();
		assertThat(account.has("register_type")).isFalse();
		assertThat(account.path("service_type_info").path("id").asInt()).isEqualTo(2);
	}

	@Test
	void anAccountWithoutApiPermissionGetsNoTokens() {
		JsonNode info = this.bed.exchanged("wxmp", Consent.of(List.of(24)).withoutApi());
		assertThat(info.fieldNames()).toIterable().containsExactly("authorizer_appid", "func_info");
		assertThat(functions(info)).containsExactly(24);
		JsonNode known = this.bed.call("api_get_authorizer_info", "authorizer_appid", "wxmp");
		assertThat(known.path("authorization_info").has("authorizer_refresh_token")).isFalse();
		assertThat(ComponentBed.code(this.bed.refresh("wxmp", "nope"))).isEqualTo(61023);
	}

	@Test
	void theListHasNoRefreshTokenBeforeACodeWasExchanged() {
		String code = this.bed.authorize("wxmp", Consent.full());
		assertThat(listed().path("refresh_token").asText("missing")).isEmpty();
		JsonNode info = this.bed.call("api_query_auth", "authorization_code", code).path("authorization_info");
		assertThat(listed().path("refresh_token")).isEqualTo(info.path("authorizer_refresh_token"));
	}

	@ParameterizedTest
	@CsvSource({ "1,/cgi-bin/user/get,61007", "2,/cgi-bin/user/get,0", "2,/cgi-bin/menu/get,61007",
			"15,/cgi-bin/menu/get,46003", "1,/cgi-bin/getcallbackip,0" })
	void aCallNeedsItsPermissionSet(int granted, String path, int expected) {
		JsonNode info = this.bed.exchanged("wxmp", Consent.of(List.of(granted)));
		String token = info.path("authorizer_access_token").asText();
		JsonNode answer = this.bed.api.get(path + "?access_token=" + token);
		assertThat(ComponentBed.code(answer)).isEqualTo(expected);
		if (expected == 61007) {
			assertThat(answer.path("errmsg").asText()).startsWith("api is unauthorized to component");
			String own = this.bed.account.tokens().issue();
			assertThat(ComponentBed.code(this.bed.api.get(path + "?access_token=" + own))).isNotEqualTo(61007);
		}
	}

	@Test
	void thePageGrantsTheSetsThatTheLinkNames() {
		String form = "component_appid=wxcomp&redirect_uri=https%3A%2F%2Fhost.example&appid=wxmp&category_id_list=2%7C15&pre_auth_code="
				+ ComponentBed.encode(this.bed.component.newPreAuthCode());
		String code = this.bed.redirected("/cgi-bin/componentloginpage", form).get("auth_code");
		assertThat(functions(this.bed.call("api_query_auth", "authorization_code", code).path("authorization_info")))
			.containsExactly(2, 15);
	}

	@ParameterizedTest
	@CsvSource({ "auth_type=1,true,false", "auth_type=2,false,true", "auth_type=3,true,true",
			"auth_type=1&biz_appid=wxmini,false,true" })
	void thePageOffersTheKindOfAccountsThatTheLinkNames(String query, boolean account, boolean mini) {
		String page = ApiClient.text(this.bed.api
			.exchange("/wxaopen/safe/bindcomponent?component_appid=wxcomp&redirect_uri=https%3A%2F%2Fhost.example&"
					+ query + "&pre_auth_code=" + ComponentBed.encode(this.bed.component.newPreAuthCode())));
		assertThat(page.contains("value=\"wxmp\"")).isEqualTo(account);
		assertThat(page.contains("value=\"wxmini\"")).isEqualTo(mini);
	}

	@Test
	void aRefreshTokenStaysUnlessToldOtherwise() {
		String first = refreshToken(this.bed.exchanged("wxmp", Consent.full()));
		assertThat(refreshToken(this.bed.refresh("wxmp", first))).isEqualTo(first);
		assertThat(refreshToken(this.bed.exchanged("wxmp", Consent.full()))).isEqualTo(first);
	}

	@Test
	void aRefreshTokenThatRotatesWorksForFiveMoreMinutes() {
		this.bed.component.refreshTokens(RefreshTokenRotation.ON_REFRESH);
		String first = refreshToken(this.bed.exchanged("wxmp", Consent.full()));
		String second = refreshToken(this.bed.refresh("wxmp", first));
		assertThat(second).startsWith("refreshtoken@@@").isNotEqualTo(first);
		this.bed.clock.advance(Duration.ofMinutes(4));
		assertThat(listed().path("refresh_token").asText()).isEqualTo(second);
		this.bed.clock.advance(Duration.ofMinutes(1));
		assertThat(ComponentBed.code(this.bed.refresh("wxmp", first))).isEqualTo(61023);
		assertThat(this.bed.refresh("wxmp", second).has("authorizer_access_token")).isTrue();
	}

	@Test
	void aRefreshTokenCanRotateWithEachAuthorizationOrChangeOfTheAddress() {
		this.bed.component.refreshTokens(RefreshTokenRotation.ON_REAUTHORIZE);
		String first = refreshToken(this.bed.exchanged("wxmp", Consent.full()));
		String second = refreshToken(this.bed.exchanged("wxmp", Consent.full()));
		assertThat(second).isNotEqualTo(first);
		assertThat(ComponentBed.code(this.bed.refresh("wxmp", first))).isEqualTo(61023);
		this.bed.component.refreshTokens(RefreshTokenRotation.ON_CONSOLE_CHANGE);
		this.bed.component
			.settings(this.bed.component.settings().withAuthEventUrl(() -> URI.create("http://127.0.0.1:9/event")));
		assertThat(ComponentBed.code(this.bed.refresh("wxmp", second))).isEqualTo(61023);
		JsonNode info = this.bed.call("api_get_authorizer_info", "authorizer_appid", "wxmp");
		String third = refreshToken(info.path("authorization_info"));
		assertThat(refreshToken(this.bed.refresh("wxmp", third))).isEqualTo(third);
	}

	@Test
	void optionsCanBeReadWithTheAccountsOwnToken() {
		String token = this.bed.exchanged("wxmp", Consent.full()).path("authorizer_access_token").asText();
		JsonNode answer = this.bed.api.post("/cgi-bin/component/get_authorizer_option?access_token=" + token,
				"{\"option_name\":\"voice_recognize\"}");
		assertThat(answer.path("authorizer_appid").asText()).isEqualTo("wxmp");
		assertThat(answer.path("option_value").asText()).isEqualTo("0");
	}

	private JsonNode listed() {
		return this.bed.call("api_get_authorizer_list", "offset", "0", "count", "500").path("list").get(0);
	}

	private static String refreshToken(JsonNode answer) {
		return answer.path("authorizer_refresh_token").asText();
	}

	private static List<Integer> functions(JsonNode info) {
		return StreamSupport.stream(info.path("func_info").spliterator(), false)
			.map((set) -> set.path("funcscope_category").path("id").asInt())
			.toList();
	}

}
