package cn.bootx.starter.core.handler;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class HandlerSuggestionTests {

	@Test
	void showsAHandlerOnceForEachKind(CapturedOutput output) {
		HandlerSuggestion suggestion = new HandlerSuggestion("WeChat");
		suggestion.show("event subscribe", () -> "@Bean SubscribeHandler");
		suggestion.show("event subscribe", () -> {
			throw new AssertionError("asked twice");
		});
		suggestion.show("event SCAN", () -> "@Bean ScanHandler");
		assertThat(output).containsOnlyOnce("@Bean SubscribeHandler").containsOnlyOnce("@Bean ScanHandler");
	}

	@Test
	void aNameOfAPushForgesNoLine() {
		assertThat(HandlerSuggestion.loggable("template_card_event")).isEqualTo("template_card_event");
		assertThat(HandlerSuggestion.loggable("a\n2026 INFO forged")).isEqualTo("(not a name)");
		assertThat(HandlerSuggestion.loggable(null)).isNull();
		assertThat(HandlerSuggestion.isName("a\"; evil(); //")).isFalse();
	}

}
