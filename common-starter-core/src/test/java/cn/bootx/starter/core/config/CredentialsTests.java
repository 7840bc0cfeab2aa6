package cn.bootx.starter.core.config;

import java.net.URI;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class CredentialsTests {

	private static final String PROPERTY = "bootx.starter.third.wechat.app-secret";

	@ParameterizedTest
	@NullSource
	@ValueSource(strings = { "", " ", "?", "??", "***", "xxx", "<secret>", "${WECHAT_SECRET}", "your-app-id",
			"your_secret", "changeme", "change-me", "TODO", "null" })
	void refusesWhatIsMissingOrAPlaceholder(String value) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> Credentials.require(PROPERTY, value, "the console"))
			.withMessageContaining(PROPERTY)
			.withMessageContaining("the console");
	}

	@ParameterizedTest
	@ValueSource(strings = { " secret", "secret ", "secret\n" })
	void refusesWhiteSpaceAroundASecret(String value) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> Credentials.require(PROPERTY, value, "the console"))
			.withMessageContaining("white space");
	}

	@ParameterizedTest
	@ValueSource(strings = { "wx0123456789abcdef", "ding-key_1", "1000002", "dingoa" })
	void acceptsWhatPlatformsGive(String value) {
		assertThat(Credentials.require(PROPERTY, value, "the console")).isEqualTo(value);
	}

	@ParameterizedTest
	@ValueSource(strings = { "ab", "abc-def", "token with space", "0123456789012345678901234567890123" })
	void refusesATokenThatNoConsoleAccepts(String value) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> Credentials.requireToken(PROPERTY, value))
			.withMessageContaining("3 to 32")
			.withMessageNotContaining(value);
	}

	@ParameterizedTest
	@ValueSource(ints = { 42, 44 })
	void refusesAnAesKeyOfAnotherLength(int length) {
		String key = "k".repeat(length);
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> Credentials.requireAesKey(PROPERTY, key))
			.withMessageContaining("43")
			.withMessageContaining("" + length)
			.withMessageNotContaining(key);
	}

	@Test
	void acceptsAnAesKey() {
		String key = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEF1";
		assertThat(Credentials.requireAesKey(PROPERTY, key)).isEqualTo(key);
	}

	@Test
	void aBaseUrlIsHttpsOrThisMachine() {
		assertThat(Credentials.requireUrl("p", URI.create("https://api.example.com")))
			.hasToString("https://api.example.com/");
		assertThat(Credentials.requireUrl("p", URI.create("http://127.0.0.1:8080")).port()).isEqualTo(8080);
		assertThat(Credentials.requireUrl("p", URI.create("http://localhost:8080")).port()).isEqualTo(8080);
		assertThat(Credentials.requireUrl("p", URI.create("http://[::1]:8080")).port()).isEqualTo(8080);
		for (String wrong : new String[] { "http://api.example.com", "http://127.0.0.1.example.com", "ftp://x", "api",
				"http://localhost@evil.example" }) {
			assertThatExceptionOfType(InvalidConfigurationException.class).as(wrong)
				.isThrownBy(() -> Credentials.requireUrl("the.property", URI.create(wrong)))
				.withMessageContaining("the.property");
		}
	}

}
