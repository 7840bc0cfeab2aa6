package cn.bootx.starter.wechat;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.simulator.wechat.applet.EncryptedUserData;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.wechat.applet.WeChatApplet;
import cn.bootx.starter.wechat.applet.WeChatAppletLoginService;
import cn.bootx.starter.wechat.applet.WeChatAppletSessions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is written about a mini program while everything is logged.
 */
@ExtendWith(OutputCaptureExtension.class)
class AppletSecretsInLogsTests {

	@Test
	void noSecretIsLoggedWhateverHappens(CapturedOutput output) {
		try (AppletFixture wechat = new AppletFixture(PushMode.SAFE)) {
			ConfigurableApplicationContext host = wechat.start(WebApplicationType.SERVLET, AppletHostApplication.class,
					"logging.level.cn.bootx.starter=trace", "logging.level.okhttp3=trace", "logging.level.root=info");
			WeChatAppletLoginService logins = host.getBean(WeChatAppletLoginService.class);
			String code = wechat.user().logsIn();
			WeChatAppletLoginService.Login login = logins.login(code, Duration.ofHours(1));
			assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> logins.login(code));
			String phoneCode = wechat.user().sharesPhone("13800138000");
			logins.phoneNumber(phoneCode);
			EncryptedUserData data = wechat.user().encrypts(Map.of("nickName", "Ming"));
			host.getBean(WeChatAppletSessions.class).decrypt(login.sessionHandle(), data.encryptedData(), data.iv());
			wechat.user().sends("help");
			wechat.user().sends("break");
			String token = host.getBean(WeChatApplet.class).tokens().get();
			String sessionKey = wechat.user().sessionKey();
			wechat.simulator().close();
			assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> logins.login("another-code"));
			assertThat(output.getAll()).contains("as asked")
				.doesNotContain(AppletFixture.SECRET)
				.doesNotContain(AppletFixture.AES_KEY)
				.doesNotContain(AppletFixture.TOKEN)
				.doesNotContain(token)
				.doesNotContain(sessionKey)
				.doesNotContain(login.sessionHandle())
				.doesNotContain(code)
				.doesNotContain(phoneCode)
				.doesNotContain("another-code");
		}
	}

}
