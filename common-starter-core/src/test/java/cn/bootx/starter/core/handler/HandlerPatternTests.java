package cn.bootx.starter.core.handler;

import java.util.Set;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HandlerPatternTests {

	@Test
	void nothingMatchesAnything() {
		HandlerPattern any = HandlerPattern.of("", "", "");
		assertThat(any.matches("default", "text", null, null)).isTrue();
		assertThat(any.matches("crm", null, "CLICK", "k")).isTrue();
		assertThat(any).hasToString("any message");
	}

	@Test
	void namesInAnyCaseKeysExactlyOrByTheirBeginning() {
		HandlerPattern click = HandlerPattern.of("event", "click", "V1_*", "default");
		assertThat(click.matches("default", "EVENT", "CLICK", "V1_a")).isTrue();
		assertThat(click.matches("crm", "event", "CLICK", "V1_a")).isFalse();
		assertThat(click.matches("default", "event", "CLICK", "v1_a")).isFalse();
		assertThat(click.matches("default", "event", "CLICK", null)).isFalse();
		assertThat(click.matches("default", "event", "VIEW", "V1_a")).isFalse();
		assertThat(click.matches("default", "text", "CLICK", "V1_a")).isFalse();
		HandlerPattern exact = new HandlerPattern(null, null, "V1", Set.of());
		assertThat(exact.matchesKey("V1")).isTrue();
		assertThat(exact.matchesKey("V1_a")).isFalse();
		assertThat(click).hasToString("event click key V1_* of [default]");
	}

}
