package cn.bootx.starter.wechatopen.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.push.XmlReply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * The vector of the facts, a good push with one thing changed per test.
 */
class ComponentEnvelopeTests {

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final String RECEIVER = "wxsim0000000000001";

	/** The message of 218 bytes whose padding is 32: no JDK padding opens it. */
	private static final String ENCRYPTED = "Q3stYC6hdFzMh9T8HCvyDMlRN15RuawTSxIhyijVAsr3UC4PFzFAmW5clOhSicvq9tkj99Rv"
			+ "fLBatbDKcB4aWun45ncQiygS49feOsHbDVyMfhBLDXjW9kIRUPMEct+qOHyxYx70vQ+OE/D/2rUWXKCyHaeXKdQb0yhd3RPebLxb"
			+ "zya1Z0rFRpTaXXo3JueF9YMzb7SDSNDU/8snETuWtH64cFOevDsFdF2i4oRa7cHV9LIkQX2hngjIgmfhYiFGKuvn5hJ3nDisdtgx"
			+ "HJKvZ9K86h2B4qDTIzMCiDvpW+dCZdCmh61+gMHaNM1cbv55N7YFXJtmJXD5lzTRvj6h4/18dLXwE8WNClFl4LKHvjRRWQ7/XJ8k"
			+ "woXyZ0ePu5E3";

	private final Clock clock = Clock.fixed(Instant.ofEpochSecond(1700000060), ZoneOffset.UTC);

	private final CallbackEnvelope envelope = envelope(RECEIVER, KEY);

	@Test
	void opensThePlatformsPush() {
		assertThat(this.envelope.open(push(parameters(), body(ENCRYPTED))).text())
			.startsWith("<xml><ToUserName><![CDATA[gh_sim]]></ToUserName>")
			.endsWith("<MsgId>1</MsgId></xml>");
	}

	@Test
	void opensAPushWithoutTheSignatureThatSaysNothingOfTheBody() {
		Map<String, String> parameters = parameters();
		parameters.remove("signature");
		assertThat(this.envelope.open(push(parameters, body(ENCRYPTED))).text()).contains("gh_sim");
	}

	@ParameterizedTest
	@ValueSource(strings = { "timestamp", "nonce", "msg_signature" })
	void refusesAPushWithoutAParameter(String name) {
		Map<String, String> parameters = parameters();
		parameters.remove(name);
		assertForbidden(push(parameters, body(ENCRYPTED)), name);
	}

	@ParameterizedTest
	@ValueSource(strings = { "timestamp", "nonce", "msg_signature", "signature" })
	void refusesAPushWithAParameterOfAnother(String name) {
		Map<String, String> parameters = parameters();
		parameters.put(name, name.equals("timestamp") ? "1700000001" : "123");
		assertForbidden(push(parameters, body(ENCRYPTED)), "signature");
	}

	@Test
	void refusesAPushOfLongAgo() {
		Map<String, String> parameters = signed("1699999000", ENCRYPTED);
		assertForbidden(push(parameters, body(ENCRYPTED)), "timestamp");
	}

	/** Otherwise a digit of the nonce could become one of the timestamp. */
	@Test
	void refusesATimestampInMilliseconds() {
		assertForbidden(push(signed("1700000000000", ENCRYPTED), body(ENCRYPTED)), "timestamp");
	}

	@Test
	void refusesAChangedCiphertext() {
		assertForbidden(push(parameters(), body(ENCRYPTED.replace("Q3st", "Q3su"))), "signature");
	}

	@Test
	void refusesAClearPush() {
		assertThatExceptionOfType(CallbackRejectedException.class)
			.isThrownBy(() -> this.envelope.open(push(parameters(), "<xml><InfoType>unauthorized</InfoType></xml>")))
			.withMessageContaining("encrypted");
	}

	@Test
	void refusesAMessageForAnotherComponentWithTheSameSecrets() {
		assertThatExceptionOfType(CallbackRejectedException.class)
			.isThrownBy(() -> envelope("wxother", KEY).open(push(parameters(), body(ENCRYPTED))))
			.withMessageContaining("another receive id");
	}

	@Test
	void refusesAMessageOfAnotherKey() {
		String other = "B".repeat(43);
		assertThatExceptionOfType(CallbackRejectedException.class)
			.isThrownBy(() -> envelope(RECEIVER, other).open(push(parameters(), body(ENCRYPTED))));
	}

	@Test
	void refusesADoctype() {
		assertThatExceptionOfType(CallbackRejectedException.class).isThrownBy(
				() -> this.envelope.open(push(parameters(), "<!DOCTYPE xml [<!ENTITY a 'b'>]>" + body(ENCRYPTED))));
	}

	@Test
	void refusesABodyThatIsNotUtf8() {
		CallbackRequest request = new CallbackRequest("POST", parameters(), "", Map.of(),
				new byte[] { '<', (byte) 0xff });
		assertThatExceptionOfType(CallbackRejectedException.class).isThrownBy(() -> this.envelope.open(request))
			.withMessageContaining("Not UTF-8");
	}

	@Test
	void sealsAReplyThatThePlatformCanOpen() {
		CallbackResponse response = this.envelope.seal().seal("<xml>答</xml>");
		XmlReply sealed = XmlReply.parse(response.bodyText());
		assertThat(sealed.text("TimeStamp")).isEqualTo("1700000060");
		assertThat(sealed.text("MsgSignature"))
			.isEqualTo(CallbackSignature.of("simtoken", String.valueOf(sealed.text("TimeStamp")),
					String.valueOf(sealed.text("Nonce")), String.valueOf(sealed.text("Encrypt"))));
		assertThat(new MessageSeal(KEY, RECEIVER).open(String.valueOf(sealed.text("Encrypt"))).text())
			.isEqualTo("<xml>答</xml>");
	}

	@Test
	void answersACheckOfTheAddress() {
		Map<String, String> parameters = parameters();
		parameters.put("echostr", "616140317555161061");
		assertThat(this.envelope.echo(push(parameters, "")).bodyText()).isEqualTo("616140317555161061");
		parameters.put("echostr", "<script>");
		assertThatExceptionOfType(CallbackRejectedException.class)
			.isThrownBy(() -> this.envelope.echo(push(parameters, "")));
		parameters.put("signature", "0");
		assertForbiddenEcho(parameters);
	}

	private void assertForbiddenEcho(Map<String, String> parameters) {
		assertThatExceptionOfType(CallbackRejectedException.class)
			.isThrownBy(() -> this.envelope.echo(push(parameters, "")))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(403));
	}

	private void assertForbidden(CallbackRequest request, String reason) {
		assertThatExceptionOfType(CallbackRejectedException.class).isThrownBy(() -> this.envelope.open(request))
			.withMessageContaining(reason)
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(403));
	}

	private CallbackEnvelope envelope(String componentAppId, String key) {
		return WeChatOpenPortal.envelope(componentAppId, "simtoken", key, new CallbackPortal.Settings(
				Duration.ofMinutes(5), 65536, Duration.ofMillis(4500), LateReplies.Mode.DROP), this.clock);
	}

	private static CallbackRequest push(Map<String, String> parameters, String body) {
		return new CallbackRequest("POST", parameters, "", Map.of(), body.getBytes(StandardCharsets.UTF_8));
	}

	private static String body(String encrypted) {
		return "<xml><AppId><![CDATA[" + RECEIVER + "]]></AppId><Encrypt><![CDATA[" + encrypted + "]]></Encrypt></xml>";
	}

	/** The signatures of the facts. */
	private static Map<String, String> parameters() {
		Map<String, String> parameters = new HashMap<>();
		parameters.put("timestamp", "1700000000");
		parameters.put("nonce", "1234567890");
		parameters.put("encrypt_type", "aes");
		parameters.put("signature", "90c83129c067dc078542dc2894a3a0f6de4f7bf0");
		parameters.put("msg_signature", "21c9f244e722b0a4afd6a3f2dc2faa5beced2a3f");
		return parameters;
	}

	private static Map<String, String> signed(String timestamp, String encrypted) {
		Map<String, String> parameters = parameters();
		parameters.put("timestamp", timestamp);
		parameters.put("signature", CallbackSignature.of("simtoken", timestamp, "1234567890"));
		parameters.put("msg_signature", CallbackSignature.of("simtoken", timestamp, "1234567890", encrypted));
		return parameters;
	}

}
