package cn.bootx.starter.simulator.wechatopen;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Logins of accounts' users through the third-party platform. */
class OnBehalfTests {

	private static final String AUTHORIZE = "/connect/oauth2/authorize";

	private static final String TOKEN = "/sns/oauth2/component/access_token";

	private static final String SESSION = "/sns/component/jscode2session";

	private static final String FORM = "appid=wxmp&component_appid=wxcomp&scope=snsapi_userinfo&state=s1&openid=oFan"
			+ "&redirect_uri=https%3A%2F%2Fhost.example%2Fback";

	private final ComponentBed bed = new ComponentBed();

	private String accountToken;

	@BeforeEach
	void authorize() {
		this.accountToken = this.bed.exchanged("wxmp", Consent.full()).path("authorizer_access_token").asText();
		this.bed.authorize("wxmini", Consent.full());
	}

	@AfterEach
	void stop() {
		this.bed.close();
	}

	@Test
	void aWebLoginGoesThroughTheComponent() {
		this.bed.account.fan("oFan").profile().nickname("小王").unionId("u1");
		assertThat(this.bed.api.exchange(AUTHORIZE + "?response_type=code&" + FORM).statusCode()).isEqualTo(200);
		Map<String, String> back = this.bed.redirected(AUTHORIZE, FORM);
		assertThat(back).containsEntry("state", "s1").containsEntry("appid", "wxmp").containsKey("code");
		String query = "appid=wxmp&grant_type=authorization_code&code=" + back.get("code");
		assertThat(ComponentBed.code(this.bed.api.get("/sns/oauth2/access_token?secret=s&" + query)))
			.as("the code is the component's")
			.isEqualTo(40029);
		JsonNode token = this.bed.sns(TOKEN, query);
		assertThat(token.has("errcode")).isFalse();
		assertThat(token.path("openid").asText()).isEqualTo("oFan");
		assertThat(token.path("scope").asText()).isEqualTo("snsapi_userinfo");
		assertThat(token.path("unionid").asText()).isEqualTo("u1");
		assertThat(ComponentBed.code(this.bed.sns(TOKEN, query))).isEqualTo(40163);
		JsonNode fresh = this.bed.sns("/sns/oauth2/component/refresh_token",
				"appid=wxmp&grant_type=refresh_token&refresh_token=" + token.path("refresh_token").asText());
		assertThat(this.bed.api.get("/sns/userinfo?openid=oFan&access_token=" + fresh.path("access_token").asText())
			.path("nickname")
			.asText()).isEqualTo("小王");
	}

	@Test
	void aWebLoginNeedsTheAuthorizationAndItsPermissionSet() {
		assertThat(this.bed.api.exchange(AUTHORIZE + "?response_type=code&" + FORM.replace("wxcomp", "wxstranger"))
			.statusCode()).isEqualTo(400);
		this.bed.authorize("wxmp", Consent.of(List.of(1)));
		assertThat(ComponentBed.code(this.bed.sns(TOKEN, "appid=wxmp&grant_type=authorization_code&code=c")))
			.isEqualTo(61007);
		assertThat(ComponentBed.code(this.bed.sns(TOKEN, "appid=wxother&grant_type=authorization_code&code=c")))
			.isEqualTo(61003);
	}

	@Test
	void aMiniProgramsCodeIsExchangedByTheComponent() {
		String query = "appid=wxmini&grant_type=authorization_code&js_code=" + this.bed.mini.logsIn("oUser");
		JsonNode session = this.bed.sns(SESSION, query);
		assertThat(session.has("errcode")).isFalse();
		assertThat(session.path("openid").asText()).isEqualTo("oUser");
		assertThat(session.path("session_key").asText()).isEqualTo(this.bed.mini.user("oUser").sessionKey());
		assertThat(ComponentBed.code(this.bed.sns(SESSION, query))).isEqualTo(40163);
		assertThat(ComponentBed.code(this.bed.sns(SESSION, "appid=wxmini&grant_type=authorization_code&js_code=nope")))
			.isEqualTo(40029);
	}

	@Test
	void theTokenOfAnotherKindOrComponentIsRefused() {
		String query = "?appid=wxmini&grant_type=authorization_code&js_code=c&component_appid=";
		assertThat(ComponentBed
			.code(this.bed.api.get(SESSION + query + "wxcomp&component_access_token=" + this.accountToken)))
			.isEqualTo(48001);
		assertThat(ComponentBed
			.code(this.bed.api.get(SESSION + query + "wxother&component_access_token=" + this.bed.token())))
			.isEqualTo(40094);
		assertThat(ComponentBed.code(this.bed.api.get(SESSION + query + "wxcomp&access_token=" + this.bed.token())))
			.isEqualTo(41021);
	}

}
