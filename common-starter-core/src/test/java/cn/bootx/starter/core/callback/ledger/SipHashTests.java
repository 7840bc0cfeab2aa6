package cn.bootx.starter.core.callback.ledger;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SipHashTests {

	/** Key and results of the reference implementation. */
	private static SipHash.Value hash(byte[] text) {
		return SipHash.of(0x0706050403020100L, 0x0f0e0d0c0b0a0908L, text);
	}

	@Test
	void isTheReferencesHash() {
		assertThat(hash(bytes(0))).isEqualTo(new SipHash.Value(0xe6a825ba047f81a3L, 0x930255c71472f66dL));
		assertThat(hash(bytes(1))).isEqualTo(new SipHash.Value(0x44af996bd8c187daL, 0x45fc229b11597634L));
	}

	@Test
	void differsForEveryLength() {
		assertThat(IntStream.range(0, 300).mapToObj((i) -> hash(new byte[i])).distinct()).hasSize(300);
	}

	private static byte[] bytes(int length) {
		byte[] bytes = new byte[length];
		for (int i = 0; i < length; i++) {
			bytes[i] = (byte) i;
		}
		return bytes;
	}

}
