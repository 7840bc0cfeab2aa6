package cn.bootx.starter.core.callback.envelope;

import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class FreshnessTests {

	private final MutableClock clock = new MutableClock("2023-11-14T22:13:20Z");

	private final Freshness freshness = new Freshness(this.clock, Duration.ofMinutes(5));

	@ParameterizedTest
	@ValueSource(
			strings = { "1700000000", "1699999700", "1700000300", "1700000000000", "1699999700000", "1700000300000" })
	void acceptsSecondsAndMillisecondsWithinTheSkew(String timestamp) {
		assertThatNoException().isThrownBy(() -> this.freshness.check(timestamp));
	}

	@ParameterizedTest
	@ValueSource(strings = { "1699999699", "1700000301", "1699999699999", "1700000300001", "9999999999999" })
	void refusesWhatIsTooFarAway(String timestamp) {
		assertThatExceptionOfType(CallbackRejectedException.class).isThrownBy(() -> this.freshness.check(timestamp))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(403))
			.withMessageContaining("300 s");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " ", "-1700000000", "+1700000000", "1700000000.0", "17000000000000", "1e9", "0", "1",
			"99999999999", "100000000000", "0170000000", "01700000000", "0001700000000", "１７０００００００００", "NaN",
			"1700000000 " })
	void refusesWhatIsNoTime(String timestamp) {
		assertThatExceptionOfType(CallbackRejectedException.class).isThrownBy(() -> this.freshness.check(timestamp))
			.withMessageContaining("not a number");
	}

	@Test
	void whereSecondsAreSentNothingElseIsATime() {
		assertThatNoException().isThrownBy(() -> this.freshness.checkSeconds("1700000000"));
		assertThatExceptionOfType(CallbackRejectedException.class)
			.isThrownBy(() -> this.freshness.checkSeconds("1700000000000"));
		assertThatExceptionOfType(CallbackRejectedException.class)
			.isThrownBy(() -> this.freshness.checkSeconds("1699999699"));
	}

	@Test
	void theReplayOfARecordedPushIsRefusedLater() {
		this.freshness.check("1700000000");
		this.clock.advance(Duration.ofMinutes(5).plusMillis(1));
		assertThatExceptionOfType(CallbackRejectedException.class).isThrownBy(() -> this.freshness.check("1700000000"));
	}

}
