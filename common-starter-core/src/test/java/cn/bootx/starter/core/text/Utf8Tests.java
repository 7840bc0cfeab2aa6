package cn.bootx.starter.core.text;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The JDK's coders are the measure.
 */
class Utf8Tests {

	private final CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();

	private final CharBuffer chars = CharBuffer.allocate(64);

	@Test
	void judgesEverySequenceOfThreeBytesAsTheJdkDoes() {
		byte[] bytes = new byte[3];
		for (int i = 0; i < 1 << 24; i++) {
			bytes[0] = (byte) (i >> 16);
			bytes[1] = (byte) (i >> 8);
			bytes[2] = (byte) i;
			if (Utf8.malformedAt(bytes, 0, 3) != malformedAt(bytes)) {
				assertThat(Utf8.malformedAt(bytes, 0, 3)).as("%06x", i).isEqualTo(malformedAt(bytes));
			}
		}
	}

	@Test
	void judgesSequencesOfFourBytesAsTheJdkDoes() {
		Random random = new Random(20_261_121);
		byte[] bytes = new byte[8];
		for (int i = 0; i < 2_000_000; i++) {
			random.nextBytes(bytes);
			bytes[2] = (byte) (0xF0 | bytes[2] & 0x07);
			for (int more = 3; more < 3 + i % 5; more++) {
				bytes[more] = (byte) (0x80 | bytes[more] & 0x3F);
			}
			if (Utf8.malformedAt(bytes, 0, 8) != malformedAt(bytes)) {
				assertThat(Utf8.malformedAt(bytes, 0, 8)).as("%s", bytes).isEqualTo(malformedAt(bytes));
			}
		}
	}

	@Test
	void looksAtItsPartOnly() {
		byte[] bytes = { (byte) 0x80, 'a', (byte) 0xE4, (byte) 0xB8, (byte) 0xAD };
		assertThat(Utf8.malformedAt(bytes, 1, 5)).isEqualTo(-1);
		assertThat(Utf8.malformedAt(bytes, 1, 4)).isEqualTo(2);
		assertThat(Utf8.malformedAt(bytes, 0, 5)).isZero();
	}

	@Test
	void writesEveryCodePointAsTheJdkDoes() {
		for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
			// Halves of pairs too, alone and before another character.
			String text = "a" + Character.toString(codePoint) + "中";
			byte[] expected = text.getBytes(StandardCharsets.UTF_8);
			byte[] written = new byte[Utf8.length(text)];
			int end = Utf8.write(text, written, 0);
			if (end != written.length || !Arrays.equals(written, expected)) {
				assertThat(written).as("U+%04X", codePoint).isEqualTo(expected);
			}
		}
	}

	@Test
	void writesHalvesOfPairsAsQuestionMarks() {
		for (String text : new String[] { "\uD83D", "\uDE00", "\uDE00\uD83D", "\uD83D\uD83D\uDE00",
				"\uD83D\uDE00\uDE00" }) {
			byte[] written = new byte[Utf8.length(text)];
			assertThat(Utf8.write(text, written, 0)).isEqualTo(written.length);
			assertThat(written).isEqualTo(text.getBytes(StandardCharsets.UTF_8));
		}
	}

	private int malformedAt(byte[] bytes) {
		ByteBuffer buffer = ByteBuffer.wrap(bytes);
		this.chars.clear();
		this.decoder.reset();
		return this.decoder.decode(buffer, this.chars, true).isError() ? buffer.position() : -1;
	}

}
