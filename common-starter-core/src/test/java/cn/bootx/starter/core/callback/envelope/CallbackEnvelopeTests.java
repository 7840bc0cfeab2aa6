package cn.bootx.starter.core.callback.envelope;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.xml.XmlElement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Every configuration of the platforms with a good push and one thing changed in it.
 */
class CallbackEnvelopeTests {

	private static final String TOKEN = "simtoken";

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final String NEW_KEY = "zbcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final Clock clock = Clock.fixed(Instant.ofEpochSecond(1_700_000_000), ZoneOffset.UTC);

	@ParameterizedTest
	@EnumSource
	void opensAGoodPushAndSealsTheReplyForItsReceiver(Kind kind) {
		CallbackEnvelope envelope = kind.envelope();
		OpenedEnvelope opened = envelope.open(kind.push().request());
		assertThat(opened.text()).isEqualTo(kind.content());
		assertThat(opened.receiveId()).isEqualTo(kind.receiveId());
		assertThat(opened).hasToString("OpenedEnvelope[" + opened.content().length + " bytes]");
		CallbackResponse answer = opened.seal().seal(kind.content());
		assertThat(kind.open(answer)).isEqualTo(kind.content());
	}

	@ParameterizedTest
	@EnumSource
	void refusesAPushWithOneThingChanged(Kind kind) {
		CallbackEnvelope envelope = kind.envelope();
		for (String name : List.of("msg_signature", "timestamp", "nonce")) {
			assertRefused(403, envelope, kind.push().without(name));
			assertRefused(403, envelope, kind.push().with(name, "1700000001"));
		}
		if (kind.signsTheQuery()) {
			assertRefused(403, envelope, kind.push().with("signature", "0".repeat(40)));
		}
		assertRefused(403, envelope, kind.push().ciphertext(Kind.seal(KEY, "other", kind.receiveId())));
		assertRefused(400, envelope, kind.push().body(""));
		assertRefused(400, envelope, kind.push().body("<xml>"));
		assertRefused(400, envelope, kind.push().body("[]"));
		assertRefused(400, envelope, kind.push().body("<xml><Content>clear</Content></xml>"));
		assertRefused(400, envelope, kind.push().body("{\"Content\":\"clear\"}"));
	}

	@ParameterizedTest
	@EnumSource
	void refusesAPushForAnotherOrWithAnotherKey(Kind kind) {
		assertRefused(403, kind.envelope(), kind.signed(Kind.seal(KEY, "x", kind.receiveId() + "x")));
		assertRefused(403, kind.envelope(), kind.signed(Kind.seal(NEW_KEY, "x", kind.receiveId())));
	}

	@ParameterizedTest
	@EnumSource
	void refusesAPushOfAnotherTime(Kind kind) {
		for (String time : List.of("1699999699", "1700000301", "170000000", "17000000000", "+170000000", "")) {
			assertRefused(403, kind.envelope(), kind.at(time));
		}
	}

	/** Otherwise a digit of the nonce could become one of the timestamp. */
	@ParameterizedTest
	@EnumSource
	void onlyWhoSendsMillisecondsMaySendThem(Kind kind) {
		if (kind == Kind.DING_TALK) {
			assertThat(kind.envelope().open(kind.at("1700000000999").request()).text()).isEqualTo(kind.content());
		}
		else {
			assertRefused(403, kind.envelope(), kind.at("1700000000999"));
		}
	}

	@ParameterizedTest
	@EnumSource
	void aKeyIsReplacedWithoutALostPush(Kind kind) {
		CallbackEnvelope envelope = kind.builder().keys(List.of(NEW_KEY, KEY)).build();
		OpenedEnvelope old = envelope.open(kind.push().request());
		assertThat(kind.open(old.seal().seal(kind.content()))).isEqualTo(kind.content());
		OpenedEnvelope next = envelope
			.open(kind.signed(Kind.seal(NEW_KEY, kind.content(), kind.receiveId())).request());
		assertThat(next.text()).isEqualTo(kind.content());
		// What opened the push seals its reply.
		assertThat(kind.ciphertext(next.seal().seal(kind.content()))).satisfies(
				(encrypted) -> assertThat(new CallbackCipher(NEW_KEY).decrypt(encrypted, List.of(kind.receiveId())))
					.isEqualTo(kind.content()));
	}

	@Test
	void aReplyIsSealedForTheReceiverOfThePush() {
		Kind kind = Kind.DING_TALK;
		CallbackEnvelope envelope = kind.builder().receiveIds(List.of("first", "corp")).build();
		OpenedEnvelope opened = envelope.open(kind.signed(Kind.seal(KEY, kind.content(), "corp")).request());
		assertThat(opened.receiveId()).isEqualTo("corp");
		assertThat(new CallbackCipher(KEY).decrypt(kind.ciphertext(opened.seal().seal("success")), List.of("corp")))
			.isEqualTo("success");
	}

	@Test
	void dingTalksOlderNameOfTheSignature() {
		Push push = Kind.DING_TALK.push();
		String signature = push.query().get("msg_signature");
		assertThat(Kind.DING_TALK.envelope()
			.open(push.without("msg_signature").with("signature", signature).request())
			.text()).isEqualTo(Kind.DING_TALK.content());
	}

	@Test
	void whiteSpaceAroundACiphertextDoesNotMatter() {
		Push push = Kind.WECOM.push();
		String body = new String(push.body(), StandardCharsets.UTF_8).replace("<Encrypt>", "<Encrypt>\n ")
			.replace("</Encrypt>", " \n</Encrypt>");
		assertThat(Kind.WECOM.envelope().open(push.body(body).request()).text()).isEqualTo(Kind.WECOM.content());
	}

	@Test
	void theEchoIsClearWhereTheQueryIsSigned() {
		for (Kind kind : List.of(Kind.WECHAT, Kind.APPLET, Kind.COMPONENT)) {
			CallbackEnvelope envelope = kind.envelope();
			Push check = kind.signed("").with("echostr", "616140317555161061");
			assertThat(envelope.echo(check.request()).bodyText()).isEqualTo("616140317555161061");
			assertEchoRefused(400, envelope, check.with("echostr", "<script>"));
			assertEchoRefused(403, envelope, check.without("echostr"));
			assertEchoRefused(403, envelope, check.without("signature"));
			assertEchoRefused(403, envelope, check.with("signature", "0"));
			assertEchoRefused(403, envelope, check.with("timestamp", "1699999000"));
		}
	}

	@Test
	void theEchoIsACiphertextWhereItIsNot() {
		for (Kind kind : List.of(Kind.WECOM, Kind.WECOM_JSON)) {
			String encrypted = Kind.seal(KEY, "1616140317555161061", kind.receiveId());
			Push check = kind.signed(encrypted).with("echostr", encrypted);
			assertThat(kind.envelope().echo(check.request()).bodyText()).isEqualTo("1616140317555161061");
			assertEchoRefused(403, kind.envelope(), check.with("echostr", Kind.seal(KEY, "1", kind.receiveId())));
			assertEchoRefused(403, kind.envelope(), check.without("echostr"));
		}
	}

	@Test
	void theModesOfAnAccount() {
		for (Kind kind : List.of(Kind.WECHAT, Kind.APPLET)) {
			Push clear = kind.signed("").body(kind.content()).with("encrypt_type", "raw");
			Push sealed = kind.push().with("encrypt_type", "aes");
			for (CallbackEnvelope.Mode mode : CallbackEnvelope.Mode.values()) {
				boolean clearIsTaken = mode == CallbackEnvelope.Mode.PLAIN || mode == CallbackEnvelope.Mode.COMPATIBLE;
				assertOpens(clearIsTaken, kind.inMode(mode, KEY), clear);
				assertOpens(mode != CallbackEnvelope.Mode.PLAIN, kind.inMode(mode, KEY), sealed);
				assertOpens(mode != CallbackEnvelope.Mode.SAFE, kind.inMode(mode), clear);
				if (mode != CallbackEnvelope.Mode.SAFE) {
					assertOpens(false, kind.inMode(mode), sealed);
				}
				assertRefused(400, kind.inMode(mode, KEY), sealed.with("encrypt_type", "des"));
			}
		}
	}

	@Test
	void aSignatureThatCameWithAClearBodySignsNoOther() {
		Kind kind = Kind.WECHAT;
		CallbackEnvelope envelope = kind.inMode(CallbackEnvelope.Mode.COMPATIBLE, KEY);
		Push clear = kind.signed("").with("encrypt_type", "raw").body("<xml><A>1</A></xml>");
		assertThat(envelope.open(clear.request()).seal()).isSameAs(OpenedCallback.Seal.CLEAR);
		assertThat(envelope.open(clear.request()).text()).contains("1");
		assertRefused(403, envelope, clear.body("<xml><A>2</A></xml>"));
		assertEchoRefused(403, envelope, clear.with("echostr", "1"));
	}

	private static void assertOpens(boolean expected, CallbackEnvelope envelope, Push push) {
		if (expected) {
			assertThat(envelope.open(push.request()).text()).isNotEmpty();
		}
		else {
			assertRefused(403, envelope, push);
		}
	}

	private static void assertRefused(int status, CallbackEnvelope envelope, Push push) {
		assertThatExceptionOfType(CallbackRejectedException.class).isThrownBy(() -> envelope.open(push.request()))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(status));
	}

	private static void assertEchoRefused(int status, CallbackEnvelope envelope, Push push) {
		assertThatExceptionOfType(CallbackRejectedException.class).isThrownBy(() -> envelope.echo(push.request()))
			.satisfies((ex) -> assertThat(ex.status()).isEqualTo(status));
	}

	/** A configuration per platform. */
	enum Kind {

		WECHAT, APPLET, COMPONENT, WECOM, WECOM_JSON, DING_TALK;

		CallbackEnvelope.Builder builder() {
			CallbackEnvelope.Builder builder = CallbackEnvelope.of("test", TOKEN)
				.keys(List.of(KEY))
				.receiveIds(List.of(receiveId()))
				.freshness(clock, Duration.ofMinutes(5));
			return switch (this) {
				case WECHAT -> builder.signedQuery();
				case APPLET -> builder.signedQuery().xmlOrJson();
				case COMPONENT -> builder.maybeSignedQuery();
				case WECOM, WECOM_JSON -> builder.weCom();
				case DING_TALK -> builder.dingTalk();
			};
		}

		CallbackEnvelope inMode(CallbackEnvelope.Mode mode, String... keys) {
			return builder().keys(List.of(keys)).mode(mode, new InMemoryExpiringStore(clock)).build();
		}

		CallbackEnvelope envelope() {
			return builder().build();
		}

		String receiveId() {
			return (this == WECOM_JSON) ? "" : "wxsim1";
		}

		String content() {
			return isJson() ? "{\"Content\":\"多语言\"}" : "<xml><Content>多语言</Content></xml>";
		}

		boolean isJson() {
			return this == APPLET || this == WECOM_JSON || this == DING_TALK;
		}

		boolean signsTheQuery() {
			return this == WECHAT || this == APPLET || this == COMPONENT;
		}

		Push push() {
			return signed(seal(KEY, content(), receiveId()));
		}

		Push signed(String encrypted) {
			return push("1700000000", encrypted);
		}

		Push at(String time) {
			return push(time, seal(KEY, content(), receiveId()));
		}

		String ciphertext(CallbackResponse answer) {
			return field(answer, (this == APPLET || !isJson()) ? "Encrypt" : "encrypt");
		}

		/** As the platform opens an answer. */
		String open(CallbackResponse answer) {
			String encrypted = ciphertext(answer);
			String signature = switch (this) {
				case WECOM_JSON -> field(answer, "msgsignature");
				case DING_TALK -> field(answer, "msg_signature");
				default -> field(answer, "MsgSignature");
			};
			String time = switch (this) {
				case WECOM_JSON -> field(answer, "timestamp");
				case DING_TALK -> field(answer, "timeStamp");
				default -> field(answer, "TimeStamp");
			};
			String nonce = field(answer, (this == APPLET || !isJson()) ? "Nonce" : "nonce");
			assertThat(time).isEqualTo((this == DING_TALK) ? "1700000000000" : "1700000000");
			CallbackSignature.verify(signature, TOKEN, time, nonce, encrypted);
			return new CallbackCipher(KEY).decrypt(encrypted, List.of(receiveId()));
		}

		private String field(CallbackResponse answer, String name) {
			if (isJson()) {
				assertThat(answer.contentType()).startsWith("application/json");
				JsonNode member = Json.readTree(answer.bodyText()).path(name);
				return member.asText();
			}
			XmlElement xml = XmlElement.read(answer.body());
			return String.valueOf(xml.childText(name));
		}

		private Push push(String time, String encrypted) {
			Map<String, String> query = new HashMap<>();
			query.put("timestamp", time);
			query.put("nonce", "nonce123");
			query.put("msg_signature", CallbackSignature.of(TOKEN, time, "nonce123", encrypted));
			if (signsTheQuery()) {
				query.put("encrypt_type", "aes");
				query.put("signature", CallbackSignature.of(TOKEN, time, "nonce123"));
			}
			return new Push(query, new byte[0], this).ciphertext(encrypted);
		}

		static String seal(String key, String content, String receiveId) {
			return new CallbackCipher(key).encrypt(content, receiveId);
		}

	}

	private record Push(Map<String, String> query, byte[] body, Kind kind) {

		Push with(String name, String value) {
			Map<String, String> changed = new HashMap<>(this.query);
			changed.put(name, value);
			return new Push(changed, this.body, this.kind);
		}

		Push without(String name) {
			Map<String, String> changed = new HashMap<>(this.query);
			changed.remove(name);
			return new Push(changed, this.body, this.kind);
		}

		Push body(String text) {
			return new Push(this.query, text.getBytes(StandardCharsets.UTF_8), this.kind);
		}

		Push ciphertext(String encrypted) {
			return switch (this.kind) {
				case APPLET -> body("{\"Encrypt\":\"" + encrypted + "\"}");
				case WECOM_JSON, DING_TALK -> body("{\"encrypt\":\"" + encrypted + "\"}");
				default -> body("<xml><AppId>x</AppId><Encrypt>" + encrypted + "</Encrypt></xml>");
			};
		}

		CallbackRequest request() {
			return new CallbackRequest("POST", this.query, "", Map.of(), this.body);
		}

	}

}
