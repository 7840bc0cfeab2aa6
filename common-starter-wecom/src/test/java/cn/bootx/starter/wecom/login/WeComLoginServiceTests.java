package cn.bootx.starter.wecom.login;

import java.util.Map;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.wecom.SimulatedCorporation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeComLoginServiceTests {

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final WeComLoginService login = new WeComLoginService(this.corporation.agents());

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
		WeComLoginUser user = this.login.user(code);
		assertThat(user.userId()).isEqualTo("zhangsan");
		assertThat(user.member()).isTrue();
		assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> this.login.user(code)).satisfies((ex) -> {
			assertThat(ex.code()).isEqualTo("40029");
			assertThat(ex.hint().orElseThrow()).contains("works once");
			assertThat(ex).hasMessageNotContaining(code);
		});
	}

	@Test
	void tellsSomebodyElseFromAMember() {
		this.corporation.simulator()
			.faults()
			.next("/qyapi/cgi-bin/auth/getuserinfo", 1,
					SimulatorResponse.json(Map.of("errcode", 0, "openid", "o1", "user_ticket", "secretTicket")));
		WeComLoginUser user = this.login.user("c");
		assertThat(user.member()).isFalse();
		assertThat(user.openId()).isEqualTo("o1");
		assertThat(user.toString()).doesNotContain("secretTicket");
	}

}
