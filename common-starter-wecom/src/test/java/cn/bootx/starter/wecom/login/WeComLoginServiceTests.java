package cn.bootx.starter.wecom.login;

import java.util.Map;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wecom.SimulatedCorporation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeComLoginServiceTests {

	private static final String USER = "/qyapi/cgi-bin/auth/getuserinfo";

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final WeComLoginService login = new WeComLoginService(this.corporation.agents(),
			HttpUrl.get("https://open.weixin.qq.com"));

	@AfterEach
	void stop() {
		this.corporation.close();
	}

	@Test
	void sendsTheBrowserToTheQrCode() {
		assertThat(this.login.account("crm").qrCodePage("https://example.com/in", "state1"))
			.hasHost("login.work.weixin.qq.com")
			.hasPath("/wwlogin/sso/login")
			.hasParameter("login_type", "CorpApp")
			.hasParameter("appid", SimulatedCorporation.CORP_ID)
			.hasParameter("agentid", "1000003")
			.hasParameter("redirect_uri", "https://example.com/in")
			.hasParameter("state", "state1");
	}

	@Test
	void knowsTheMemberOfACodeOnce() {
		String code = this.corporation.agent().user("zhangsan").loginCode();
		WeComLogin user = this.login.login(code);
		assertThat(user.userId()).isEqualTo("zhangsan");
		assertThat(user.member()).isTrue();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.login.login(code)).satisfies((ex) -> {
			assertThat(ex.code()).isEqualTo("40029");
			assertThat(ex.hint().orElseThrow()).contains("works once");
			assertThat(ex).hasMessageNotContaining(code);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "userid", "UserId" })
	void readsBothSpellings(String spelling) {
		answer(Map.of("errcode", 0, spelling, "zhangsan", "DeviceId", "d1"));
		assertThat(this.login.login("c").userId()).isEqualTo("zhangsan");
	}

	@Test
	void readsAnOpenIdInTheOlderSpelling() {
		answer(Map.of("errcode", 0, "OpenId", "o1"));
		assertThat(this.login.login("c").openId()).isEqualTo("o1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"errcode\":0}", "{\"errcode\":0,\"userid\":\"\"}", "{\"errcode\":0,\"userid\":null}",
			"{\"errcode\":0,\"userid\":{}}", "{\"errcode\":0,\"user_ticket\":\"t\"}" })
	void aSuccessWithoutAnIdentityIsNone(String answer) {
		this.corporation.simulator().faults().next(USER, 1, SimulatorResponse.json(Json.readTree(answer)));
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.login.login("c")).satisfies((ex) -> {
			assertThat(ex.category()).isEqualTo(ErrorCategory.TRANSIENT);
			assertThat(ex).hasMessageContaining("answered without userid");
		});
	}

	@Test
	void distinguishesMembersFromOthers() {
		this.corporation.simulator()
			.faults()
			.next("/qyapi/cgi-bin/auth/getuserinfo", 1,
					SimulatorResponse.json(Map.of("errcode", 0, "openid", "o1", "user_ticket", "secretTicket")));
		WeComLogin user = this.login.login("c");
		assertThat(user.member()).isFalse();
		assertThat(user.openId()).isEqualTo("o1");
		assertThat(user.toString()).doesNotContain("secretTicket");
	}

	private void answer(Map<String, Object> json) {
		this.corporation.simulator().faults().next(USER, 1, SimulatorResponse.json(json));
	}

}
