package cn.bootx.starter.core.callback.portal;

import java.net.URI;
import java.time.Duration;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class ForwardTargetTests {

	@ParameterizedTest
	@CsvSource({ "https://b.example/portal, https://b.example/portal?z=1&a=%2f'+x",
			"https://b.example, https://b.example?z=1&a=%2f'+x",
			"https://b.example/portal?, https://b.example/portal?z=1&a=%2f'+x",
			"https://b.example/portal?key=k%20, https://b.example/portal?key=k%20&z=1&a=%2f'+x",
			"https://b.example/portal?key=k&, https://b.example/portal?key=k&z=1&a=%2f'+x" })
	void appendsTheQueryAsItIs(String url, String expected) {
		assertThat(target(url, Set.of(), Set.of()).with("z=1&a=%2f'+x")).hasToString(expected);
	}

	@Test
	void leavesTheAddressAloneWithoutAQuery() {
		assertThat(target("https://b.example/p", Set.of(), Set.of()).with("")).hasToString("https://b.example/p");
	}

	@Test
	void wantsEverythingWithoutAFilter() {
		assertThat(target("https://b.example", Set.of(), Set.of()).wants("shop", "text", null)).isTrue();
	}

	@Test
	void wantsKindsAndEventsInAnyCase() {
		PushForwarder.Target target = target("https://b.example", Set.of("Text", "subscribe", "Click"), Set.of());
		assertThat(target.wants("default", "text", null)).isTrue();
		assertThat(target.wants("default", "event", "SUBSCRIBE")).isTrue();
		assertThat(target.wants("default", "event", "CLICK")).isTrue();
		assertThat(target.wants("default", "event", "unsubscribe")).isFalse();
		assertThat(target.wants("default", "image", null)).isFalse();
	}

	@Test
	void theKindEventIsEveryEvent() {
		PushForwarder.Target target = target("https://b.example", Set.of("event"), Set.of());
		assertThat(target.wants("default", "event", "VIEW")).isTrue();
		assertThat(target.wants("default", "text", null)).isFalse();
	}

	@Test
	void wantsItsAccountsOnly() {
		PushForwarder.Target target = target("https://b.example", Set.of(), Set.of("shop"));
		assertThat(target.wants("shop", "text", null)).isTrue();
		assertThat(target.wants("default", "text", null)).isFalse();
	}

	@Test
	void doesNotShowWhatMayBeSecretInTheAddress() {
		assertThat(target("https://b.example:8443/p?key=secret", Set.of(), Set.of()))
			.hasToString("forward[0] (b.example:8443)");
	}

	private static PushForwarder.Target target(String url, Set<String> types, Set<String> accounts) {
		return new PushForwarder.Target("forward[0]", URI.create(url), types, accounts, Duration.ofSeconds(5), 10, 1);
	}

}
