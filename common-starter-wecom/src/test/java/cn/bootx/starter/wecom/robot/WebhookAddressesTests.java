package cn.bootx.starter.wecom.robot;

import java.util.List;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.config.InvalidConfigurationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WebhookAddressesTests {

	private static final String PROPERTY = "bootx.starter.third.wecom.robots.ops";

	private final WebhookAddresses addresses = new WebhookAddresses(HttpUrl.get("http://127.0.0.1:9000/qyapi"),
			List.of("wecom-proxy.example.com"));

	@Test
	void callsAKeyAtTheBaseAddress() {
		WeComRobot robot = this.addresses.robot(PROPERTY, new RobotSettings("secretKey1", null));
		assertThat(robot.baseUrl()).hasToString("http://127.0.0.1:9000/qyapi");
		assertThat(robot.key()).isEqualTo("secretKey1");
		assertThat(robot.toString()).doesNotContain("secretKey1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k1",
			"http://127.0.0.1:9000/qyapi/cgi-bin/webhook/send?key=k1&debug=1",
			"https://wecom-proxy.example.com/a/cgi-bin/webhook/send?key=k1" })
	void takesAddressesOfKnownHosts(String webhook) {
		WeComRobot robot = this.addresses.robot(PROPERTY, new RobotSettings(null, webhook));
		assertThat(robot.key()).isEqualTo("k1");
		assertThat(robot.baseUrl().newBuilder().addPathSegments("cgi-bin/webhook/send").build().toString())
			.isEqualTo(webhook.substring(0, webhook.indexOf('?')));
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://169.254.169.254/cgi-bin/webhook/send?key=topSecret",
			"https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=topSecret",
			"https://qyapi.weixin.qq.com@evil.example/cgi-bin/webhook/send?key=topSecret",
			"http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=topSecret",
			"https://qyapi.weixin.qq.com/cgi-bin/gettoken?key=topSecret", "file:///etc/passwd",
			"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?kee=topSecret" })
	void refusesEverythingElseWithoutQuotingIt(String webhook) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> this.addresses.robot(PROPERTY, new RobotSettings(null, webhook)))
			.satisfies((ex) -> {
				assertThat(ex.property()).isEqualTo(PROPERTY + ".webhook");
				assertThat(ex).hasMessageNotContaining("topSecret");
			});
	}

	@Test
	void namesTheKeyThatIsMissing() {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> this.addresses.robot(PROPERTY, new RobotSettings(" ", null)))
			.satisfies((ex) -> assertThat(ex.property()).isEqualTo(PROPERTY + ".key"));
	}

}
