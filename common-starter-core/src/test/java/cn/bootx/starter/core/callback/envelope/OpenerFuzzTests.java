package cn.bootx.starter.core.callback.envelope;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;

import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.core.xml.XmlWriter;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is sent is opened or refused, and never anything else. The seed is fixed; with
 * {@code -Dfuzz.rounds=1000000} it takes minutes.
 */
class OpenerFuzzTests {

	private static final int ROUNDS = Integer.getInteger("fuzz.rounds", 60_000);

	private static final String XML = "<xml><ToUserName><![CDATA[gh]]></ToUserName><A b=\"c\"/><D>&lt;&#65;多</D >"
			+ "<!-- x --><E><F>1</F></E></xml>";

	private static final String[] PIECES = { "<", ">", "</", "/>", "<![CDATA[", "]]>", "<!--", "-->", "<!DOCTYPE", "&",
			"&#x", ";", "\"", "'", "<?", "?>", "\u0000", "\uD83D", "\uFFFF", "xml", " ", "%s", "\\", "{", "}", "[",
			"]" };

	private final Random random = new Random(20_261_121);

	private final CallbackCipher cipher = new CallbackCipher("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG");

	@Test
	void anyXmlIsReadOrRefused() {
		int read = 0;
		for (int i = 0; i < ROUNDS; i++) {
			String mutated = mutate(XML);
			try {
				XmlElement element = XmlElement.read(mutated);
				assertThat(element.name()).isNotEmpty();
				read++;
			}
			catch (XmlElement.MalformedException ex) {
				assertThat(ex.getMessage()).contains("at byte");
			}
		}
		// Neither all refused nor all accepted: the mutations reach both.
		assertThat(read).isBetween(ROUNDS / 100, ROUNDS * 99 / 100);
	}

	@Test
	void anyTextSurvivesWritingAndReading() {
		for (int i = 0; i < ROUNDS; i++) {
			String text = mutate(XML);
			String xml = XmlWriter.write("xml", (writer) -> writer.text("Content", text).number("Time", 1));
			assertThat(XmlElement.read(xml).children()).hasSize(2);
		}
	}

	@Test
	void anyCiphertextIsOpenedOrRefused() {
		byte[] sealed = Base64.getDecoder().decode(this.cipher.encrypt(XML, "wx1"));
		for (int i = 0; i < ROUNDS; i++) {
			byte[] mutated = Arrays.copyOf(sealed, this.random.nextInt(sealed.length * 2));
			for (int n = this.random.nextInt(4); n >= 0 && mutated.length > 0; n--) {
				mutated[this.random.nextInt(mutated.length)] = (byte) this.random.nextInt();
			}
			String encrypted = Base64.getEncoder().encodeToString(mutated);
			refusedOrOpened(this.random.nextBoolean() ? encrypted : mutate(encrypted));
		}
	}

	@Test
	void anyPlaintextBehindTheKeyIsOpenedOrRefused() throws Exception {
		byte[] key = Base64.getDecoder().decode("abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG=");
		Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
		aes.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
		for (int i = 0; i < ROUNDS; i++) {
			byte[] plain = new byte[32 * (1 + this.random.nextInt(4))];
			this.random.nextBytes(plain);
			int pad = this.random.nextInt(34);
			Arrays.fill(plain, Math.max(0, plain.length - pad), plain.length, (byte) pad);
			if (this.random.nextBoolean()) {
				Arrays.fill(plain, 16, 19, (byte) 0);
			}
			refusedOrOpened(Base64.getEncoder().encodeToString(aes.doFinal(plain)));
		}
	}

	@Test
	void anyTimestampOrSignatureIsAcceptedOrRefused() {
		Freshness freshness = new Freshness(Clock.systemUTC(), Duration.ofMinutes(5));
		for (int i = 0; i < ROUNDS; i++) {
			String text = mutate("1700000000");
			try {
				freshness.check(text);
				CallbackSignature.verify(text, text, text);
			}
			catch (CallbackRejectedException ex) {
				assertThat(ex.status()).isEqualTo(403);
			}
		}
	}

	@Test
	void anyBytesAreJsonOrNot() {
		for (int i = 0; i < ROUNDS; i++) {
			Json.readOrNull(mutate("{\"encrypt\":\"abc\",\"n\":[1,2.5e3,null,true]}").getBytes(StandardCharsets.UTF_8));
		}
		byte[] noise = new byte[64];
		for (int i = 0; i < ROUNDS; i++) {
			this.random.nextBytes(noise);
			Json.readOrNull(noise);
		}
	}

	private void refusedOrOpened(String encrypted) {
		try {
			this.cipher.decrypt(encrypted, List.of("wx1"));
		}
		catch (CallbackRejectedException ex) {
			assertThat(ex.status()).isIn(400, 403);
		}
	}

	private String mutate(String text) {
		StringBuilder mutated = new StringBuilder(text);
		for (int n = this.random.nextInt(4); n >= 0; n--) {
			int at = this.random.nextInt(mutated.length() + 1);
			int end = Math.min(mutated.length(), at + this.random.nextInt(6));
			switch (this.random.nextInt(5)) {
				case 0 -> mutated.delete(at, end);
				case 1 -> mutated.insert(at, PIECES[this.random.nextInt(PIECES.length)]);
				case 2 -> mutated.replace(at, end, PIECES[this.random.nextInt(PIECES.length)]);
				case 3 -> mutated.insert(at, mutated.substring(at, end).repeat(1 + this.random.nextInt(40)));
				default -> mutated.insert(at, (char) this.random.nextInt(0x10000));
			}
		}
		return mutated.toString();
	}

}
