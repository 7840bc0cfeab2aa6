package cn.bootx.starter.core.callback;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OpenedCallbackTests {

	@Test
	void anOrdinaryIdentityStaysAsItIs() {
		assertThat(identity("wechat:wx1:oUser:24000000000000001")).isEqualTo("wechat:wx1:oUser:24000000000000001");
	}

	@Test
	void aSenderCannotWriteALineIntoTheLog() {
		String forged = identity("wechat:wx1:o\n2026-11-21 INFO forged:1");
		assertThat(forged).doesNotContain("\n").isNotEqualTo(identity("wechat:wx1:o\r2026-11-21 INFO forged:1"));
	}

	@Test
	void aLongIdentityIsCutButStaysItsOwn() {
		String common = "x".repeat(5000);
		assertThat(identity(common + "a")).hasSizeLessThan(256).isNotEqualTo(identity(common + "b"));
	}

	private static String identity(String given) {
		return new OpenedCallback<>("message", given).identity();
	}

}
