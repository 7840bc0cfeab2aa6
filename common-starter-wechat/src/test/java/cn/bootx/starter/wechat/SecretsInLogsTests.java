package cn.bootx.starter.wechat;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.template.WxMpTemplateMessage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.wechat.account.WeChatAccounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What the loggers of the library and of WxJava write while everything is logged.
 */
@ExtendWith(OutputCaptureExtension.class)
class SecretsInLogsTests {

	@Test
	void noSecretIsLoggedWhateverHappens(CapturedOutput output) throws Exception {
		try (WeChatFixture wechat = WeChatFixture.safe()) {
			WeChatFixture.Host host = wechat.start(WebApplicationType.SERVLET, HostApplication.class,
					"logging.level.cn.bootx.starter=trace", "logging.level.me.chanjar=trace",
					"logging.level.okhttp3=trace", "logging.level.root=info");
			WxMpService service = host.bean(WxMpService.class);
			String first = service.getAccessToken();
			wechat.account().fan("oFan").sends("hi");
			wechat.account().fan("oFan").sends("break");
			wechat.account().tokens().revoke();
			service.getCallbackIP();
			assertThatExceptionOfType(WxErrorException.class)
				.isThrownBy(() -> service.getTemplateMsgService().sendTemplateMsg(new WxMpTemplateMessage()));
			String second = host.bean(WeChatAccounts.class).primary().tokens().get();
			assertThat(second).isNotEqualTo(first);
			wechat.simulator().close();
			assertThatExceptionOfType(WxErrorException.class).isThrownBy(service::getCallbackIP);
			assertThat(output.getAll()).contains("was refused with code 40001")
				.doesNotContain(first)
				.doesNotContain(second)
				.doesNotContain(WeChatFixture.SECRET)
				.doesNotContain(WeChatFixture.AES_KEY)
				.doesNotContain(WeChatFixture.TOKEN);
		}
	}

}
