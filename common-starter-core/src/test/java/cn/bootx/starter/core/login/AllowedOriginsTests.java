package cn.bootx.starter.core.login;

import java.net.URI;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class AllowedOriginsTests {

	private final AllowedOrigins origins = new AllowedOrigins("login.allowed-origins",
			Set.of("https://www.Example.com/", "http://[::1]:8080"));

	@ParameterizedTest
	@CsvSource({ "https://app.example, https://app.example/token", "https://APP.example:443, https://app.example/token",
			"http://app.example, ws://app.example/token", "https://app.example, wss://app.example:443/token",
			"http://localhost:8080, http://localhost:8080/token" })
	void aPageOfTheApplicationItself(String origin, URI request) {
		assertThat(this.origins.allow(request, origin, null)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://www.example.com", "https://www.example.com:443", "http://[::1]:8080" })
	void aPageThatIsNamed(String origin) {
		assertThat(this.origins.allow(URI.create("https://app.example/token"), origin, null)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://app.example", "https://app.example:8443", "https://evil.example", "null", "",
			"https://app.example.evil.example", "file://", "https://www.example.com.evil.example", "%", "app.example" })
	void anyOtherPageIsRefused(String origin) {
		assertThat(this.origins.allow(URI.create("https://app.example/token"), origin, null)).isFalse();
	}

	@Test
	void whatSendsNoOriginIsNoBrowser() {
		assertThat(this.origins.allow(URI.create("https://app.example/token"), null, null)).isTrue();
	}

	@Test
	void anAddressWithoutHostIsNoPagesOwn() {
		assertThat(this.origins.allow(URI.create("/token"), "null", null)).isFalse();
	}

	@Test
	void aBrowserThatSaysItselfWhetherItIsTheSameOriginIsBelieved() {
		URI behindProxy = URI.create("http://10.0.0.7:8080/token");
		assertThat(this.origins.allow(behindProxy, "https://app.example", "same-origin")).isTrue();
		assertThat(this.origins.allow(behindProxy, "null", "same-origin")).isTrue();
		assertThat(this.origins.allow(behindProxy, "https://www.example.com", "cross-site")).isTrue();
		for (String site : new String[] { "cross-site", "same-site", "anything" }) {
			assertThat(this.origins.allow(behindProxy, "http://10.0.0.7:8080", site)).isFalse();
			assertThat(this.origins.allow(behindProxy, null, site)).isFalse();
		}
	}

}
