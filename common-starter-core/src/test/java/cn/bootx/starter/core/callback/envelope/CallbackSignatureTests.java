package cn.bootx.starter.core.callback.envelope;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import cn.bootx.starter.core.callback.CallbackRejectedException;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

class CallbackSignatureTests {

	@ParameterizedTest
	@MethodSource("cn.bootx.starter.core.callback.envelope.Vector#all")
	void signsLikeThePlatforms(Vector vector) {
		assertThat(CallbackSignature.of(vector.token(), vector.timestamp(), vector.nonce(), vector.encrypt()))
			.isEqualTo(vector.signature());
	}

	@Test
	void signsTheThreeValuesOfAVerification() {
		assertThat(CallbackSignature.of("simtoken", "1700000000", "1234567890"))
			.isEqualTo("90c83129c067dc078542dc2894a3a0f6de4f7bf0");
	}

	@ParameterizedTest
	@MethodSource("cn.bootx.starter.core.callback.envelope.Vector#all")
	void signsACiphertextInBytesAlike(Vector vector) {
		byte[] encrypted = vector.encrypt().getBytes(StandardCharsets.UTF_8);
		assertThat(CallbackSignature.of(encrypted, vector.token(), vector.timestamp(), vector.nonce()))
			.isEqualTo(vector.signature());
		assertThatNoException().isThrownBy(() -> CallbackSignature.verify(vector.signature(), encrypted, vector.nonce(),
				vector.token(), vector.timestamp()));
		encrypted[0] ^= 1;
		assertThatExceptionOfType(CallbackRejectedException.class).isThrownBy(() -> CallbackSignature
			.verify(vector.signature(), encrypted, vector.token(), vector.timestamp(), vector.nonce()));
	}

	@Test
	void refusesASignatureWithAnyOtherCharacter() {
		String signature = CallbackSignature.of("token", "value");
		for (int i = 0; i < signature.length(); i++) {
			for (char other : new char[] { '0', 'f', 'F', 'g', ' ', '\u0000', '\uFF10',
					(char) (signature.charAt(i) + 256) }) {
				String wrong = signature.substring(0, i) + other + signature.substring(i + 1);
				if (!wrong.equals(signature)) {
					assertThatExceptionOfType(CallbackRejectedException.class)
						.isThrownBy(() -> CallbackSignature.verify(wrong, "token", "value"));
				}
			}
		}
	}

	@ParameterizedTest
	@MethodSource("cn.bootx.starter.core.callback.envelope.Vector#all")
	void refusesAPushWithOneTamperedField(Vector vector) {
		String[] values = { vector.token(), vector.timestamp(), vector.nonce(), vector.encrypt() };
		assertThatNoException().isThrownBy(() -> CallbackSignature.verify(vector.signature(), values));
		for (int i = 0; i < values.length; i++) {
			String[] tampered = values.clone();
			tampered[i] = tampered[i] + "x";
			assertThatExceptionOfType(CallbackRejectedException.class)
				.isThrownBy(() -> CallbackSignature.verify(vector.signature(), tampered))
				.satisfies((ex) -> assertThat(ex.status()).isEqualTo(403))
				.withMessageNotContaining(vector.signature());
		}
		for (String wrong : new String[] { "", "0", vector.signature().substring(1), vector.signature() + "0",
				vector.signature().toUpperCase(Locale.ROOT) }) {
			assertThatExceptionOfType(CallbackRejectedException.class)
				.isThrownBy(() -> CallbackSignature.verify(wrong, values));
		}
	}

	@Test
	void leavesTheOrderOfItsArgumentsAlone() {
		String[] values = { "b", "a" };
		CallbackSignature.of(values);
		assertThat(values).containsExactly("b", "a");
	}

}
