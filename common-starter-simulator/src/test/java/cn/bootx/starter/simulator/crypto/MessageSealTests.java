package cn.bootx.starter.simulator.crypto;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/** The vectors were computed with openssl, apart from this code. */
class MessageSealTests {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final byte[] RANDOM = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

	private static final String MESSAGE = "<xml><ToUserName><![CDATA[gh_sim]]></ToUserName><FromUserName><![CDATA[oSIM]]></FromUserName><CreateTime>1700000000</CreateTime><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[hi]]></Content><MsgId>1</MsgId></xml>";

	private static final String ENCRYPTED = "Q3stYC6hdFzMh9T8HCvyDMlRN15RuawTSxIhyijVAsr3UC4PFzFAmW5clOhSicvq9tkj99RvfLBatbDKcB4aWun45ncQiygS49feOsHbDVyMfhBLDXjW9kIRUPMEct+qOHyxYx70vQ+OE/D/2rUWXKCyHaeXKdQb0yhd3RPebLxbzya1Z0rFRpTaXXo3JueF9YMzb7SDSNDU/8snETuWtH64cFOevDsFdF2i4oRa7cHV9LIkQX2hngjIgmfhYiFGKuvn5hJ3nDisdtgxHJKvZ9K86h2B4qDTIzMCiDvpW+dCZdCmh61+gMHaNM1cbv55N7YFXJtmJXD5lzTRvj6h4/18dLXwE8WNClFl4LKHvjRRWQ7/XJ8kwoXyZ0ePu5E3";

	private static final String ECHO = "Q3stYC6hdFzMh9T8HCvyDH0IHJENRtL8kKsqSYgg4gCtlX5yP5pNso97AGzWIFcXlDDMpif5ECs2JlQ7d14pRw==";

	@Test
	void sealsTheVectorWithAFullBlockOfPadding() {
		assertThat(new MessageSeal(KEY, "wxsim0000000000001").seal(MESSAGE, RANDOM)).isEqualTo(ENCRYPTED);
	}

	@Test
	void opensTheVectorWithAFullBlockOfPadding() {
		OpenedMessage opened = new MessageSeal(KEY, "anything").open(ENCRYPTED);
		assertThat(opened.text()).isEqualTo(MESSAGE);
		assertThat(opened.receiveId()).isEqualTo("wxsim0000000000001");
	}

	@Test
	void sealsAndOpensTheEchoOfWeCom() {
		MessageSeal seal = new MessageSeal(KEY, "wwsimcorp");
		assertThat(seal.seal("1616140317555161061", RANDOM)).isEqualTo(ECHO);
		assertThat(seal.open(ECHO)).isEqualTo(new OpenedMessage("1616140317555161061", "wwsimcorp"));
	}

	@Test
	void survivesEveryLengthOfMessage() {
		MessageSeal seal = new MessageSeal(KEY, "wx1");
		for (int length = 0; length <= 70; length++) {
			String message = "界".repeat(length);
			assertThat(seal.open(seal.seal(message)).text()).isEqualTo(message);
		}
	}

	@Test
	void sealsTheSameMessageDifferentlyEachTime() {
		MessageSeal seal = new MessageSeal(KEY, "wx1");
		assertThat(seal.seal("x")).isNotEqualTo(seal.seal("x"));
	}

	@Test
	void refusesWhatIsNotBase64() {
		assertRefused("§§§", "not Base64");
	}

	@Test
	void refusesHalfABlock() {
		assertRefused(Base64.getEncoder().encodeToString(new byte[17]), "not decryptable");
	}

	@Test
	void refusesAnotherKeysMessage() {
		String other = new MessageSeal("B" + KEY.substring(1), "wx1").seal("hello");
		assertThatExceptionOfType(SealException.class).isThrownBy(() -> new MessageSeal(KEY, "wx1").open(other));
	}

	@Test
	void refusesAnEmptyMessage() {
		assertRefused("", "wrong padding");
	}

	@Test
	void namesTheLengthOfAWrongKey() {
		assertThatIllegalArgumentException().isThrownBy(() -> new MessageSeal("short", "wx1"))
			.withMessageContaining("43")
			.withMessageContaining("5")
			.withMessageNotContaining("short");
	}

	private static void assertRefused(String base64, String reason) {
		assertThatExceptionOfType(SealException.class).isThrownBy(() -> new MessageSeal(KEY, "wx1").open(base64))
			.withMessageContaining(reason);
	}

}
