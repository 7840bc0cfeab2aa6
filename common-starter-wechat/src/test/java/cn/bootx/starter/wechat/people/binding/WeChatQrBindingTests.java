package cn.bootx.starter.wechat.people.binding;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

import cn.bootx.starter.core.binding.Bindings;
import cn.bootx.starter.wechat.HostApplication;
import cn.bootx.starter.wechat.WeChatFixture;
import cn.bootx.starter.wechat.people.qrlogin.WeChatLogin;
import cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginService;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatQrBindingTests {

	private final WeChatFixture wechat = WeChatFixture.safe();

	private WeChatFixture.Host host;

	private WeChatQrBinding qr;

	@BeforeEach
	void start() {
		this.host = this.wechat.start(WebApplicationType.SERVLET, HostApplication.class,
				"bootx.starter.third.wechat.qr-login.enabled=true");
		this.qr = this.host.bean(WeChatQrBinding.class);
	}

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void whoeverScansIsBoundToTheUserOfTheCode() {
		String authCode = scanned("42", "oNewcomer");
		assertThat(this.qr.bind(authCode, "42")).map(WeChatBindingService.Binding::openId).contains("oNewcomer");
		assertThat(this.host.bean(WeChatBindingService.class).findByOpenId("oNewcomer"))
			.map(WeChatBindingService.Binding::userId)
			.contains("42");
		assertThat(this.qr.bind(authCode, "42")).as("works once").isEmpty();
	}

	@Test
	void aCodeOfAnotherUserBindsNobody() {
		assertThat(this.qr.bind(scanned("42", "oFan"), "43")).isEmpty();
		assertThat(this.host.bean(WeChatBindingService.class).findByOpenId("oFan")).isEmpty();
		assertThat(this.qr.bind("unknown", "43")).isEmpty();
	}

	@Test
	void aWeChatOfAnotherUserIsRefused() {
		this.qr.bind(scanned("42", "oFan"), "42");
		String authCode = scanned("43", "oFan");
		assertThatExceptionOfType(Bindings.ConflictException.class).isThrownBy(() -> this.qr.bind(authCode, "43"));
	}

	private String scanned(String userId, String openId) {
		WeChatLogin.QrCode code = this.qr.applyQrCode("203.0.113.7", userId);
		this.wechat.account().newcomer(openId).scans(code.qrCodeUrl());
		return this.host.bean(WeChatQrLoginService.class).getStatus(code.qrCodeKey()).authCode();
	}

}
