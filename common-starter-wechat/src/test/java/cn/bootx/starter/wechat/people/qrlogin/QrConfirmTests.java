package cn.bootx.starter.wechat.people.qrlogin;

import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.wechat.HostApplication;
import cn.bootx.starter.wechat.WeChatFixture;

import static org.assertj.core.api.Assertions.assertThat;

class QrConfirmTests {

	@Test
	void theUserConfirmsInTheChat() {
		try (WeChatFixture wechat = WeChatFixture.safe()) {
			WeChatQrLoginService service = wechat
				.start(WebApplicationType.SERVLET, HostApplication.class,
						"bootx.starter.third.wechat.qr-login.enabled=true",
						"bootx.starter.third.wechat.qr-login.confirm=true",
						"bootx.starter.third.wechat.qr-login.confirm-prompt=sure?",
						"bootx.starter.third.wechat.qr-login.confirm-word=yes")
				.bean(WeChatQrLoginService.class);
			Fan fan = wechat.account().fan("oFan");
			assertThat(fan.sends("yes").replyText()).isEqualTo("heard yes");
			WeChatLogin.QrCode code = service.applyQrCode("client");
			assertThat(fan.scans(code.qrCodeUrl()).replyText()).isEqualTo("sure?");
			assertThat(service.getStatus(code.qrCodeKey()).state()).isEqualTo("scanned");
			assertThat(fan.sends("no").replyText()).isEqualTo("heard no");
			assertThat(wechat.account().fan("oOther").sends("yes").replyText()).isEqualTo("heard yes");
			assertThat(service.getStatus(code.qrCodeKey()).state()).isEqualTo("scanned");
			assertThat(fan.sends("yes").replyText()).isEqualTo("登录成功");
			assertThat(service.getStatus(code.qrCodeKey()).state()).isEqualTo("ok");
		}
	}

}
