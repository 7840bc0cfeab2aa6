package cn.bootx.starter.core.callback.envelope;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.testing.Storm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class CallbackCipherTests {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final List<String> US = List.of("wx1");

	private final CallbackCipher cipher = new CallbackCipher(KEY);

	@ParameterizedTest
	@MethodSource("cn.bootx.starter.core.callback.envelope.Vector#all")
	void opensWhatThePlatformsSeal(Vector vector) {
		CallbackCipher cipher = new CallbackCipher(vector.aesKey());
		assertThat(cipher.decrypt(vector.encrypt(), List.of(vector.receiveId()))).isEqualTo(vector.plain());
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 1, 8, 9, 23, 24, 25, 31, 32, 33, 4096 })
	void opensItsOwnWithEveryPadding(int length) {
		String text = "x".repeat(length);
		assertThat(this.cipher.decrypt(this.cipher.encrypt(text, "wx1"), US)).isEqualTo(text);
	}

	@Test
	void opensAndSealsBytesAlike() {
		for (String text : List.of("", "text", "多语言 \uD83D\uDE00", "\u0000é")) {
			byte[] sealed = this.cipher.seal(text, "公司");
			assertThat(this.cipher.open(sealed, List.of("公司")).content())
				.isEqualTo(text.getBytes(StandardCharsets.UTF_8));
			assertThat(this.cipher.decrypt(new String(sealed, StandardCharsets.US_ASCII), List.of("公司")))
				.isEqualTo(text);
		}
	}

	@Test
	void sealsTheSameTextDifferentlyEachTime() {
		assertThat(this.cipher.encrypt("text", "wx1")).isNotEqualTo(this.cipher.encrypt("text", "wx1"));
	}

	@Test
	void acceptsAnyOfSeveralReceiveIds() {
		assertThat(this.cipher.decrypt(this.cipher.encrypt("text", "corp"), List.of("app", "corp"))).isEqualTo("text");
	}

	@Test
	void refusesAMessageForSomebodyElse() {
		for (String other : List.of("wx2", "wx", "wx11", "")) {
			assertRejected(403, this.cipher.encrypt("text", other)).withMessageContaining("receive id");
		}
	}

	@Test
	void refusesAnotherKey() {
		CallbackCipher other = new CallbackCipher("zbcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");
		assertRejected(403, other.encrypt("text", "wx1"));
	}

	@Test
	void aChangedCiphertextNeverOpensToTheSameMessage() {
		byte[] sealed = Base64.getDecoder().decode(this.cipher.encrypt("x".repeat(40), "wx1"));
		for (int i = 16; i < sealed.length; i++) {
			byte[] changed = sealed.clone();
			changed[i] ^= 1;
			try {
				String opened = this.cipher.decrypt(Base64.getEncoder().encodeToString(changed), US);
				assertThat(opened).isNotEqualTo("x".repeat(40));
			}
			catch (CallbackRejectedException ex) {
				assertThat(ex.status()).isIn(400, 403);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "A", "====", "not base64!", "AAAA", "AAAAAAAAAAAAAAAAAAAAAA==\n",
			"AAAAAAAAAAAAAAAAAAAAAAA=" })
	void refusesWhatIsNoCiphertext(String encrypted) {
		assertThatExceptionOfType(CallbackRejectedException.class).isThrownBy(() -> this.cipher.decrypt(encrypted, US))
			.satisfies((ex) -> assertThat(ex.status()).isIn(400, 403));
	}

	@Test
	void refusesAWrongLengthField() throws Exception {
		for (int length : List.of(-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 100, 5)) {
			byte[] plain = ByteBuffer.allocate(32)
				.put(new byte[16])
				.putInt(length)
				.put("text".getBytes(StandardCharsets.UTF_8))
				.array();
			Arrays.fill(plain, 24, 32, (byte) 8);
			assertRejected(403, seal(plain));
		}
	}

	@Test
	void refusesAWrongPadding() throws Exception {
		for (int pad : List.of(0, 33, -1, 127)) {
			byte[] plain = new byte[64];
			plain[63] = (byte) pad;
			assertRejected(403, seal(plain)).withMessageContaining("padding");
		}
		byte[] uneven = new byte[64];
		Arrays.fill(uneven, 60, 64, (byte) 4);
		uneven[61] = 3;
		assertRejected(403, seal(uneven)).withMessageContaining("padding");
		byte[] onlyPadding = new byte[32];
		Arrays.fill(onlyPadding, (byte) 32);
		assertRejected(403, seal(onlyPadding)).withMessageContaining("too short");
	}

	@Test
	void refusesAMessageThatIsNotUtf8() throws Exception {
		byte[] plain = ByteBuffer.allocate(32)
			.put(new byte[16])
			.putInt(2)
			.put((byte) 0xC3)
			.put((byte) 0x28)
			.put("wx1".getBytes(StandardCharsets.UTF_8))
			.array();
		Arrays.fill(plain, 25, 32, (byte) 7);
		assertRejected(400, seal(plain)).withMessageContaining("UTF-8");
	}

	@Test
	void takesAKeyWhoseLastBitsDoNotFit() {
		CallbackCipher odd = new CallbackCipher("1234567890123456789012345678901234567890123");
		assertThat(odd.decrypt(odd.encrypt("text", "wx1"), US)).isEqualTo("text");
	}

	@Test
	void refusesAKeyOfAnotherLengthWithoutPrintingIt() {
		assertThatIllegalArgumentException().isThrownBy(() -> new CallbackCipher("tooshort"))
			.withMessageContaining("43")
			.withMessageContaining("8")
			.withMessageNotContaining("tooshort");
	}

	@Test
	void isUsedByManyThreads() {
		assertThat(Storm.of(() -> {
			String last = "";
			for (int i = 0; i < 100; i++) {
				last = this.cipher.decrypt(this.cipher.encrypt("text", "wx1"), US);
			}
			return last;
		})).containsOnly("text");
	}

	private ThrowableAssertAlternative<CallbackRejectedException> assertRejected(int status, String encrypted) {
		return assertThatExceptionOfType(CallbackRejectedException.class)
			.isThrownBy(() -> this.cipher.decrypt(encrypted, US))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(status));
	}

	private static String seal(byte[] plain) throws Exception {
		byte[] key = Base64.getDecoder().decode(KEY + "=");
		Cipher cipher = Cipher.getInstance("AES/CBC/NoPadding");
		cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
		return Base64.getEncoder().encodeToString(cipher.doFinal(plain));
	}

}
