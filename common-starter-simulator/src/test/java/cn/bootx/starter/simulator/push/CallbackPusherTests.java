package cn.bootx.starter.simulator.push;

import java.net.URI;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

@Timeout(120)
class CallbackPusherTests {

	@ParameterizedTest
	@ValueSource(
			strings = { "http://192.0.2.1/portal", "http://example.com/portal", "http://localhost.example/portal" })
	void nothingIsPushedToAnotherMachine(String url) {
		try (PlatformSimulator simulator = PlatformSimulator.start()) {
			PushOutcome outcome = push(simulator, url);
			assertThat(outcome.attempts()).isNotEmpty()
				.allSatisfy((attempt) -> assertThat(attempt.failure()).contains("another machine",
						URI.create(url).getHost(), "simulator.remote-callbacks=true"));
		}
	}

	@Test
	void itIsWhereThatIsSwitchedOn() {
		try (PlatformSimulator simulator = PlatformSimulator.builder().remoteCallbacks(true).start()) {
			assertThat(push(simulator, "http://simulator.invalid/portal").attempts()).isNotEmpty()
				.allSatisfy((attempt) -> assertThat(attempt.failure()).contains("no connection"));
		}
	}

	private static PushOutcome push(PlatformSimulator simulator, String url) {
		return simulator.wechat()
			.register(
					new OfficialAccount("wx1", "secret", "token", null, PushMode.PLAIN, () -> URI.create(url), "gh_1"))
			.fan("oFan")
			.sends("hi");
	}

}
