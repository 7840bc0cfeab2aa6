package cn.bootx.starter.core.callback;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class UnmatchedEventsTests {

	@Test
	void tellsOncePerTypeHowAHandlerWouldLook(CapturedOutput output) {
		((Logger) LoggerFactory.getLogger(UnmatchedEvents.class)).setLevel(Level.INFO);
		UnmatchedEvents events = new UnmatchedEvents();
		events.tell("wechat event subscribe", () -> "@Bean SubscribeHandler");
		events.tell("wechat event subscribe", () -> {
			throw new AssertionError("asked twice");
		});
		events.tell("wechat event SCAN", () -> "@Bean ScanHandler");
		assertThat(output).containsOnlyOnce("@Bean SubscribeHandler").containsOnlyOnce("@Bean ScanHandler");
	}

}
