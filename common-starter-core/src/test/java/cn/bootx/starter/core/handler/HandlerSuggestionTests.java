package cn.bootx.starter.core.handler;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.client.Platform;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class HandlerSuggestionTests {

	private final HandlerSuggestion suggestion = new HandlerSuggestion(GreetingHandler.class,
			"String greet(String who)");

	@Test
	void showsAHandlerOnceForEachKindInAnyCase(CapturedOutput output) {
		show("event", "subscribe");
		show("event", "SUBSCRIBE");
		show("event", "SCAN");
		show("image", null);
		assertThat(output).containsOnlyOnce("No handler for wecom messages of the kind event subscribe.")
			.containsOnlyOnce("return \"SCAN\";")
			.containsOnlyOnce("""
					@Component
					class MyHandler implements GreetingHandler {

						@Override
						public String getMsgType() {
							return "image";
						}

						@Override
						public String greet(String who) {
							return null;
						}

					}""");
	}

	@Test
	void aNameOfAPushForgesNeitherLineNorCode(CapturedOutput output) {
		show("event", "a\n2026 INFO forged");
		show("a\"; evil(); //", null);
		assertThat(output).contains("of the kind event (not a name).", "return null;").doesNotContain("forged", "evil");
	}

	private void show(String type, @Nullable String event) {
		this.suggestion.show(new ReceivedMessage(Platform.WECOM, "default", type, event, List.of(), null, ""));
	}

	interface GreetingHandler extends HandlerSelector {

	}

}
