package cn.bootx.starter.dingtalk.login;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.dingtalk.StubPlatform;

import static org.assertj.core.api.Assertions.assertThat;

class DingTalkLoginServiceTests {

	private static final String ME = "/v1.0/contact/users/me";

	private static final String TOKEN = "/v1.0/oauth2/userAccessToken";

	private static final String BY_UNION_ID = "/topapi/user/getbyunionid";

	private final StubPlatform platform = new StubPlatform();

	private final DingTalkLoginService login = this.platform.app().login();

	@BeforeEach
	void prescribe() {
		this.platform.answer(TOKEN, "{\"accessToken\":\"user-token\",\"refreshToken\":\"r\",\"expireIn\":7200}");
		this.platform.answer(ME, "{\"nick\":\"Ann\",\"unionId\":\"union-1\",\"openId\":\"o1\",\"mobile\":\"138\"}");
		this.platform.answer(BY_UNION_ID, "{\"errcode\":\"0\",\"result\":{\"userid\":\"u1\",\"contact_type\":\"0\"}}");
	}

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@Test
	void leadsToThePageAndBack() {
		HttpUrl page = HttpUrl.get(this.login.page("https://host.example.com/cb?a=1&b=2", "state1"));
		assertThat(page.encodedPath()).isEqualTo("/dinglogin/oauth2/auth");
		assertThat(page.queryParameter("client_id")).isEqualTo(DingTalkFixture.APP_KEY);
		assertThat(page.queryParameter("redirect_uri")).isEqualTo("https://host.example.com/cb?a=1&b=2");
		assertThat(page.queryParameter("response_type")).isEqualTo("code");
		assertThat(page.queryParameter("scope")).isEqualTo("openid");
		assertThat(page.queryParameter("prompt")).isEqualTo("consent");
		assertThat(page.queryParameter("state")).isEqualTo("state1");
		DingTalkLogin user = this.login.login("code-1");
		assertThat(user).isEqualTo(new DingTalkLogin("default", "union-1", "o1", "u1", "Ann", null, "138", null));
		assertThat(user.member()).isTrue();
		assertThat(user.toString()).doesNotContain("138");
		assertThat(this.platform.calls(ME).get(0).token()).isEqualTo("user-token");
		assertThat(this.platform.calls(TOKEN).get(0).json().path("grantType").asText()).isEqualTo("authorization_code");
		assertThat(this.platform.calls(BY_UNION_ID).get(0).query()).contains("stub-token");
	}

	@Test
	void aUserOfAnotherOrganisationHasNoUserId() {
		this.platform.answer(BY_UNION_ID, "{\"errcode\":60121,\"errmsg\":\"user not found\"}");
		assertThat(this.login.login("code-1").member()).isTrue();
		DingTalkLogin user = this.login.login("code-1");
		assertThat(user.member()).isFalse();
		assertThat(user.unionId()).isEqualTo("union-1");
	}

	@Test
	void insideOfTheClientTheMemberIsKnownByTheCodeAlone() {
		this.platform.answer("/topapi/v2/user/getuserinfo",
				"{\"errcode\":0,\"result\":{\"userid\":\"u1\",\"unionid\":\"union-1\",\"name\":\"Ann\"}}");
		assertThat(this.login.inside("code-1"))
			.isEqualTo(new DingTalkLogin("default", "union-1", null, "u1", "Ann", null, null, null));
	}

}
