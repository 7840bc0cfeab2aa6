package cn.bootx.starter.core.robot;

import java.util.List;

import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.config.InvalidConfigurationException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class RobotAddressesTests {

	private static final String PROPERTY = "bootx.starter.third.wecom.robots.ops";

	private static final HttpUrl BASE = HttpUrl.get("http://127.0.0.1:9000/qyapi");

	private final RobotAddresses addresses = new RobotAddresses(RobotKinds.WECOM, BASE,
			List.of("wecom-proxy.example.com"));

	@Test
	void callsAKeyAtTheBaseAddress() {
		Robot robot = robot(Robot.Settings.ofKey("secretKey1").signedWith("SECabc"));
		assertThat(robot).isEqualTo(new Robot("ops", BASE, "secretKey1", "SECabc"));
		assertThat(robot.toString()).doesNotContain("secretKey1", "SECabc");
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://127.0.0.1:9000/qyapi/cgi-bin/webhook/send?key=k1&debug=1",
			"https://wecom-proxy.example.com/a/cgi-bin/webhook/send?key=k1" })
	void takesAddressesOfKnownHosts(String webhook) {
		Robot robot = robot(Robot.Settings.ofWebhook(webhook));
		assertThat(robot.key()).isEqualTo("k1");
		assertThat(robot.baseUrl().newBuilder().addPathSegments("cgi-bin/webhook/send").build().toString())
			.isEqualTo(webhook.substring(0, webhook.indexOf('?')));
	}

	@Test
	void thePlatformsOwnAddressIsCalledAtTheBaseAddress() {
		Robot robot = robot(Robot.Settings
			.ofWebhook("https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=k1&timestamp=1&sign=stale"));
		assertThat(robot).isEqualTo(new Robot("ops", BASE, "k1", null));
	}

	@ParameterizedTest
	@CsvSource({
			"https://qyapi.weixin.qq.com/cgi-bin/webhook/get?code=1,http://127.0.0.1:9000/qyapi/cgi-bin/webhook/get?code=1",
			"http://qyapi.weixin.qq.com:81/cgi-bin/webhook/get?code=1,http://127.0.0.1:9000/qyapi/cgi-bin/webhook/get?code=1",
			"http://wecom-proxy.example.com/a?code=1#x,https://wecom-proxy.example.com/a?code=1",
			"http://u:p@wecom-proxy.example.com:8443/a,https://wecom-proxy.example.com:8443/a",
			"http://127.0.0.1:9000/qyapi/a?code=1,http://127.0.0.1:9000/qyapi/a?code=1" })
	void callsPushedAddressesWhereThePlatformIsAndEncrypted(String pushed, String called) {
		assertThat(this.addresses.pushed(pushed)).hasToString(called);
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example/cgi-bin/webhook/get?code=topSecret",
			"https://qyapi.weixin.qq.com@evil.example/?code=topSecret", "topSecret", "file:///topSecret" })
	void callsNoOtherPushedAddress(String pushed) {
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> this.addresses.pushed(pushed))
			.withMessageNotContaining("topSecret");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://169.254.169.254/cgi-bin/webhook/send?key=topSecret",
			"https://qyapi.weixin.qq.com.evil.example/cgi-bin/webhook/send?key=topSecret",
			"https://qyapi.weixin.qq.com@evil.example/cgi-bin/webhook/send?key=topSecret",
			"http://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=topSecret",
			"http://wecom-proxy.example.com/cgi-bin/webhook/send?key=topSecret",
			"https://qyapi.weixin.qq.com/cgi-bin/gettoken?key=topSecret", "file:///etc/passwd",
			"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?kee=topSecret",
			"https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=https%3A%2F%2Fevil.example%2FtopSecret" })
	void refusesEveryOtherAddressWithoutQuotingIt(String webhook) {
		assertRefused(Robot.Settings.ofWebhook(webhook), "webhook", "");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=topSecret",
			"//evil.example/topSecret", "topSecret&key=other", "topSecret other", "topSecret\nx", "topSecret?x",
			"topSecret#x", "topSecretä" })
	void refusesKeysThatAreNotKeysWithoutQuotingThem(String key) {
		assertRefused(Robot.Settings.ofKey(key), "key", key.contains("://") ? "whole address" : "");
	}

	@Test
	void namesTheMemberThatCannotWork() {
		assertRefused(Robot.Settings.ofKey(" "), "key", "missing");
		assertRefused(new Robot.Settings(null, null, "SECabc"), "key", "missing");
		assertRefused(Robot.Settings.ofKey("abc").signedWith("???"), "secret", "placeholder");
		assertRefused(new Robot.Settings("abc", "https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=topSecret", null),
				"webhook", "the key is given, too");
	}

	@Test
	void anEmptySecretIsNone() {
		assertThat(robot(Robot.Settings.ofKey("abc").signedWith("")).secret()).isNull();
	}

	@Test
	void settingsShowNoSecrets() {
		assertThat(new Robot.Settings("abc", "https://example.com/def", "ghi").toString()).doesNotContain("abc", "def",
				"ghi");
	}

	private void assertRefused(Robot.Settings settings, String member, String problem) {
		assertThatExceptionOfType(InvalidConfigurationException.class).isThrownBy(() -> robot(settings))
			.satisfies((ex) -> {
				assertThat(ex.property()).isEqualTo(PROPERTY + "." + member);
				assertThat(ex.problem()).contains(problem);
				assertThat(ex).hasMessageNotContaining("topSecret");
			});
	}

	private Robot robot(Robot.Settings settings) {
		return this.addresses.robot("ops", PROPERTY, settings);
	}

}
