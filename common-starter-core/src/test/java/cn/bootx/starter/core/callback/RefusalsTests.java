package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

@ExtendWith(OutputCaptureExtension.class)
class RefusalsTests {

	private final AtomicLong now = new AtomicLong();

	private final Refusals refusals = new Refusals(this.now::get);

	@Test
	void aHundredThousandForgedPushesAreOneLineAMinuteWithTheirNumber(CapturedOutput output) {
		for (int i = 0; i < 100_000; i++) {
			this.refusals.add("wechat/default", 403, "timestamp is " + i + " s away");
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("Refused"))).singleElement()
			.asString()
			.contains("wechat/default with 403: timestamp is 0 s away");
		this.now.addAndGet(Duration.ofMinutes(1).toNanos());
		this.refusals.add("wechat/default", 403, "timestamp is 7 s away");
		assertThat(output).contains("timestamp is 7 s away; 99999 more");
	}

	@Test
	void eachPortalAndCauseHasItsLine(CapturedOutput output) {
		for (int i = 0; i < 10; i++) {
			this.refusals.add("wechat/default", 403, "signature does not match");
			this.refusals.add("wecom/default", 403, "signature does not match");
			this.refusals.add("wecom/default", 400, "body ended early");
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("Refused"))).hasSize(3);
	}

	@Test
	void inventedReasonsNeitherFillTheMemoryNorTheLog(CapturedOutput output) {
		for (int i = 0; i < 5_000; i++) {
			this.refusals.add("p", 403, "x".repeat(i));
		}
		assertThat(output.getOut().lines().filter((line) -> line.contains("Refused"))).hasSizeLessThan(1_010);
	}

}
