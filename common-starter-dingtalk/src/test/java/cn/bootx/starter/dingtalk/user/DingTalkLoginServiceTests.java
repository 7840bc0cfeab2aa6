package cn.bootx.starter.dingtalk.user;

import java.net.URI;
import java.time.Duration;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.dingtalk.StubPlatform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DingTalkLoginServiceTests {

	private static final String ME = "/v1.0/contact/users/me";

	private static final String TOKEN = "/v1.0/oauth2/userAccessToken";

	private final StubPlatform platform = new StubPlatform();

	private final DingTalkLoginService login = this.platform.app().login();

	@BeforeEach
	void prescribe() {
		this.platform.answer(TOKEN, "{\"accessToken\":\"user-token\",\"refreshToken\":\"r\",\"expireIn\":7200}");
		this.platform.answer(ME, "{\"nick\":\"Ann\",\"unionId\":\"union-1\",\"openId\":\"o1\",\"mobile\":\"138\"}");
		this.platform.answer("/topapi/user/getbyunionid",
				"{\"errcode\":\"0\",\"result\":{\"userid\":\"u1\",\"contact_type\":\"0\"}}");
	}

	@AfterEach
	void stop() {
		this.platform.close();
	}

	@Test
	void leadsToTheLoginPageAndBack() {
		HttpUrl page = page("session-1");
		assertThat(page.encodedPath()).isEqualTo("/dinglogin/oauth2/auth");
		assertThat(page.queryParameter("client_id")).isEqualTo(DingTalkFixture.APP_KEY);
		assertThat(page.queryParameter("redirect_uri")).isEqualTo("https://host.example.com/cb?a=1&b=2");
		assertThat(page.queryParameter("scope")).isEqualTo("openid");
		DingTalkLoginService.Login user = this.login.finish("code-1", page.queryParameter("state"), "session-1");
		assertThat(user.unionId()).isEqualTo("union-1");
		assertThat(user.userId()).isEqualTo("u1");
		assertThat(user.member()).isTrue();
		assertThat(user.toString()).doesNotContain("138");
		assertThat(this.platform.calls(ME).get(0).token()).isEqualTo("user-token");
		assertThat(this.platform.calls(TOKEN).get(0).json().path("grantType").asText()).isEqualTo("authorization_code");
		assertThat(this.platform.calls("/topapi/user/getbyunionid").get(0).query()).contains("stub-token");
	}

	@Test
	void takesAStateOnce() {
		String state = page("session-1").queryParameter("state");
		this.login.finish("code-1", state, "session-1");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.login.finish("code-1", state, "session-1"))
			.withMessageContaining("state is unknown");
	}

	@Test
	void refusesTheStateOfAnotherSession() {
		String state = page("session-of-the-attacker").queryParameter("state");
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.login.finish("code-1", state, "session-1"));
		assertThat(this.platform.calls(TOKEN)).isEmpty();
	}

	@Test
	void refusesAStateAfterTenMinutes() {
		String state = page("session-1").queryParameter("state");
		this.platform.fixture().clock().advance(Duration.ofMinutes(10).plusSeconds(1));
		assertThatExceptionOfType(InvalidMessageException.class)
			.isThrownBy(() -> this.login.finish("code-1", state, "session-1"));
	}

	private HttpUrl page(String session) {
		return HttpUrl.get(this.login.begin(URI.create("https://host.example.com/cb?a=1&b=2"), session));
	}

}
