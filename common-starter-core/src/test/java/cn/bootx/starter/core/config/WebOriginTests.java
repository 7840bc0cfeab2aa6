package cn.bootx.starter.core.config;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WebOriginTests {

	@ParameterizedTest
	@CsvSource({ "https://a.example, https://a.example", "https://A.Example/, https://a.example",
			"https://a.example:443/b, https://a.example", "http://a.example:80?x, http://a.example",
			"http://a.example:443#x, http://a.example:443", "wss://a.example/s, https://a.example",
			"https://a.example/b?x={1}|2, https://a.example",
			"https://good.example@evil.example/, https://evil.example", "http://[::1]:8080/a, http://[::1]:8080" })
	void isWhatABrowserWrites(String address, String origin) {
		assertThat(WebOrigin.of(address)).isEqualTo(origin);
	}

	@ParameterizedTest
	@ValueSource(strings = { "null", "", "a.example", "/a", "https://", "https://a b/" })
	void isAbsentWhereThereIsNone(String address) {
		assertThat(WebOrigin.of(address)).isNull();
	}

	@Test
	void readsThoseOfAProperty() {
		assertThat(WebOrigin.require("p", List.of("https://A.example:443/", " http://b:8080 ")))
			.containsExactly("https://a.example", "http://b:8080");
	}

	@ParameterizedTest
	@ValueSource(strings = { "*", "https://*.example.com", "a.example", "https://a.example/path", "ftp://a", "null" })
	void refusesWhatIsNone(String origin) {
		assertThatExceptionOfType(InvalidConfigurationException.class)
			.isThrownBy(() -> WebOrigin.require("some.allowed-origins", List.of(origin)))
			.withMessageContainingAll("some.allowed-origins", origin, "https://www.example.com");
	}

}
