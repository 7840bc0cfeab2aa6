package cn.bootx.starter.dingtalk.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.TestApp;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.simulator.http.SimulatorResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * The limit of calls a second, on two nodes that share a store.
 */
class DingTalkThrottleTests {

	private static final String PATH = "/topapi/v2/user/get";

	private static final SimulatorResponse OK = SimulatorResponse.json(Map.of("errcode", 0));

	private static final SimulatorResponse THROTTLED = SimulatorResponse
		.json(Map.of("errcode", 90018, "errmsg", "subcode 90018: your app is called too often"));

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final TestApp one = this.fixture.app();

	private final TestApp two = this.fixture.app(DingTalkFixture.APP_SECRET);

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void theTwentyFirstCallOfASecondSleepsOnceUntilItsTurn() {
		answer(OK, 21);
		for (int i = 0; i < 21; i++) {
			call(((i % 2) == 0) ? this.one : this.two, PATH);
		}
		assertThat(this.fixture.waiting().sleeps()).containsExactly(Duration.ofSeconds(1));
	}

	@Test
	void eachApiHasItsOwnLimit() {
		for (String path : List.of(PATH, "/topapi/user/count")) {
			this.fixture.simulator().faults().next("/oapi" + path, 20, OK);
			for (int i = 0; i < 20; i++) {
				call(this.one, path);
			}
		}
		assertThat(this.fixture.waiting().sleeps()).isEmpty();
	}

	@Test
	void whatTheGatewayThrottledIsRepeatedUpToThreeTimes() {
		answer(THROTTLED, 2);
		answer(OK, 1);
		call(this.one, PATH);
		assertThat(this.fixture.waiting().sleeps()).hasSize(2);
		answer(THROTTLED, 5);
		PlatformException failure = catchThrowableOfType(PlatformException.class, () -> call(this.two, PATH));
		assertThat(failure.category()).isEqualTo(ErrorCategory.THROTTLED);
		assertThat(this.fixture.simulator().calls().count("/oapi" + PATH)).isEqualTo(6);
	}

	private void answer(SimulatorResponse answer, int times) {
		this.fixture.simulator().faults().next("/oapi" + PATH, times, answer);
	}

	private static void call(TestApp app, String path) {
		app.client().oapi(path, Json.object());
	}

}
