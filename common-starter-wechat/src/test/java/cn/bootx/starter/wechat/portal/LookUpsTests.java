package cn.bootx.starter.wechat.portal;

import java.time.Duration;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.wechat.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;

class LookUpsTests {

	private final MutableClock clock = new MutableClock();

	private final LookUps lookUps = new LookUps(this.clock);

	@Test
	void thereAreOnlySoManyWithinASecond() {
		for (int i = 0; i < LookUps.PER_SECOND; i++) {
			assertThat(this.lookUps.take()).isTrue();
		}
		assertThat(this.lookUps.take()).isFalse();
		this.clock.advance(Duration.ofSeconds(1));
		assertThat(this.lookUps.take()).isTrue();
	}

}
