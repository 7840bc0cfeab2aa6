package cn.bootx.starter.simulator.dingtalk;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.HostStub.Answer;
import cn.bootx.starter.simulator.HostStub.Call;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.dingtalk.event.DingEventOutcome;
import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class DingEventTests {

	private static final String TOKEN = "testtoken";

	private static final String KEY = "abcdefghijABCDEFGHIJ0123456789abcdefghijABC";

	private final DingTestBed bed = new DingTestBed();

	private final HostStub host = HostStub.start();

	private final SimulatedDingTalkApp app = this.bed.ding.register(
			DingTalkApp.of("eventkey", "s", 3).withCallback(TOKEN, KEY, this.host.uri("/dingtalk/portal").toString()));

	@BeforeEach
	void answerWell() {
		this.host.answers((call) -> sealed("eventkey", "success", TOKEN));
	}

	@AfterEach
	void close() {
		this.bed.close();
		this.host.close();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = {
			"123456|1234567890123456789012345678901234567890123|dingsnotzck6pm5veliw|1614767836|A7Co0cJLMzIDtMMI|YvkvaGe4hQxd3VxRmEty0dVlnCOAqwf56xwTRHDHoOURqhalbmBJQk5FNcRk42Gl5T0YQXZNwpwWSm1xAFJ5ZA==|9a95a004dd16f5c307e849b994173f76aa26e5eb|success",
			"123456|4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij|suite4xxxxxxxxxxxxxxx|1445827045067|nEXhMP4r|1a3NBxmCFwkCJvfoQ7WhJHB+iX3qHPsc9JbaDznE1i03peOk1LaOQoRz3+nlyGNhwmwJ3vDMG+OzrHMeiZI7gTRWVdUBmfxjZ8Ej23JVYa9VrYeJ5as7XM/ZpulX8NEQis44w53h1qAgnC3PRzM7Zc/D6Ibr0rgUathB6zRHP8PYrfgnNOS9PhSBdHlegK+AGGanfwjXuQ9+0pZcy0w9lQ==|5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0|{\"EventType\":\"check_create_suite_url\",\"Random\":\"LPIdSnlF\",\"TestSuiteKey\":\"suite4xxxxxxxxxxxxxxx\"}",
			"testtoken|" + KEY
					+ "|dingtestappkey0001|1700000000000|nonce123|FNtYuHZGcjIsYDBRFJT5O/BfRG0o5ddDhErCdUjpqkjwjL9+NKa+NZKZOYnhWTv8RU15BA2SNumDPtRy1+z+0g==|f21c932dac39f67af37ba1352b2b1710baa71172|{\"EventType\":\"check_url\"}",
			"testtoken|" + KEY
					+ "|dingtestappkey0001|1700000000000|nonce123|9OTu7Pxs0pWAjSJfRqLJV5Q9kuhhUP0C6osj9JoUZ/TUzxj5SfC+By++CrH5ehKTpqtikmnuBWXVdx5kuAGOwxVp74A1l5A3dUFe2UUb2DRkIB73AWND0M+BXYY90/bV|20d5906a0a8731fa3769c47b598344bbb4e43884|{\"EventType\":\"user_add_org\",\"UserId\":[\"张三\"]}" })
	void opensAndSignsThePublishedVectors(String token, String key, String owner, String timestamp, String nonce,
			String encrypted, String signature, String text) {
		assertThat(Sha1Signature.of(token, timestamp, nonce, encrypted)).isEqualTo(signature);
		assertThat(new MessageSeal(key, owner).open(encrypted)).satisfies((opened) -> {
			assertThat(opened.text()).isEqualTo(text);
			assertThat(opened.receiveId()).isEqualTo(owner);
		});
	}

	@Test
	void pushesASignedAndSealedEvent() {
		DingEventOutcome outcome = this.app.events().push("user_add_org", Map.of("UserId", List.of("u1")));
		assertThat(outcome.accepted()).isTrue();
		assertThat(outcome.problem()).isNull();
		Call call = this.host.onlyCall();
		String encrypted = text(json(call.body()), "encrypt");
		assertThat(call.query()).containsEntry("signature", call.query().get("msg_signature"))
			.containsEntry("msg_signature",
					Sha1Signature.of(TOKEN, Objects.requireNonNull(call.query().get("timestamp")),
							Objects.requireNonNull(call.query().get("nonce")), encrypted));
		JsonNode event = json(new MessageSeal(KEY, "eventkey").open(encrypted).text());
		assertThat(text(event, "EventType")).isEqualTo("user_add_org");
		assertThat(text(event, "CorpId")).isEqualTo("dingsimulatedcorp");
		assertThat(text(event, "eventId")).isNotEmpty();
		assertThat(event.path("UserId").path(0).asText()).isEqualTo("u1");
	}

	@Test
	void probesTheAddress() {
		assertThat(this.app.events().checkUrl().accepted()).isTrue();
		String encrypted = text(json(this.host.onlyCall().body()), "encrypt");
		assertThat(new MessageSeal(KEY, "eventkey").open(encrypted).text()).isEqualTo("{\"EventType\":\"check_url\"}");
	}

	@Test
	void sealsForAnotherOwnerWhereToldTo() {
		this.host.answers((call) -> sealed("dingcorp", "success", TOKEN));
		this.app.events().ownerKey("dingcorp");
		assertThat(this.app.events().push("check_in", Map.of()).accepted()).isTrue();
		String encrypted = text(json(this.host.onlyCall().body()), "encrypt");
		assertThat(new MessageSeal(KEY, "dingcorp").open(encrypted).receiveId()).isEqualTo("dingcorp");
	}

	@Test
	void repeatsTwiceTheSameBytesUntilTheAnswerCounts() {
		this.host.answers(
				(call) -> (this.host.calls().size() < 3) ? new Answer(500, "") : sealed("eventkey", "success", TOKEN));
		DingEventOutcome outcome = this.app.events().push("check_in", Map.of());
		assertThat(outcome.accepted()).isTrue();
		assertThat(outcome.delivery().attempts()).hasSize(3);
		assertThat(this.host.calls()).hasSize(3).allMatch(this.host.calls().get(0)::equals);
	}

	@Test
	void givesUpAfterThreeAttempts() {
		this.host.answers("success");
		DingEventOutcome outcome = this.app.events().push("check_in", Map.of());
		assertThat(outcome.accepted()).isFalse();
		assertThat(outcome.problem()).isEqualTo("the answer is not a JSON object");
		assertThat(this.host.calls()).hasSize(3);
	}

	@Test
	void countsNoAnswerThatIsWronglySignedSealedOrWorded() {
		this.host.answers((call) -> sealed("eventkey", "success", "othertoken"));
		assertThat(this.app.events().checkUrl().problem()).isEqualTo("msg_signature does not match");
		this.host.answers((call) -> sealed("otherkey", "success", TOKEN));
		assertThat(this.app.events().checkUrl().problem()).contains("otherkey instead of eventkey");
		this.host.answers((call) -> sealed("eventkey", "ok", TOKEN));
		assertThat(this.app.events().checkUrl().problem()).contains("something else than success");
		this.host.answers((call) -> new Answer(200,
				sealed("eventkey", "success", TOKEN).body().replace("timeStamp", "timestamp")));
		assertThat(this.app.events().checkUrl().problem()).isEqualTo("the answer lacks timeStamp");
	}

	@Test
	void doesNotWaitLongerThanTheDeadline() {
		this.host.answers(
				(call) -> (this.host.calls().size() == 1) ? this.host.hang() : sealed("eventkey", "success", TOKEN));
		DingEventOutcome outcome = this.app.events().checkUrl();
		assertThat(outcome.accepted()).isTrue();
		assertThat(outcome.delivery().attempts()).hasSize(2);
		assertThat(outcome.delivery().attempts().get(0).answered()).isFalse();
		assertThat(outcome.delivery().attempts().get(0).elapsed()).isBetween(Duration.ofMillis(2400),
				Duration.ofSeconds(20));
	}

	@Test
	void offersDuplicatesAndForgeries() {
		this.app.events().push("check_in", Map.of());
		this.app.events().repeat();
		assertThat(this.host.calls()).hasSize(2).allMatch(this.host.calls().get(0)::equals);
		this.host.answers((call) -> new Answer(403, ""));
		assertThat(this.app.events().pushForged("check_in", Map.of()).problem()).isEqualTo("HTTP 403 instead of 200");
		assertThat(this.host.calls().get(2).query()).containsEntry("signature", "0".repeat(40));
	}

	@Test
	void saysWhatIsMissingWithoutACallbackUrl() {
		assertThatIllegalStateException().isThrownBy(() -> this.bed.app.events().checkUrl())
			.withMessageContaining("dingkey")
			.withMessageContaining("callbackUrl");
	}

	private static Answer sealed(String owner, String text, String token) {
		String encrypted = new MessageSeal(KEY, owner).seal(text);
		return new Answer(200, "{\"msg_signature\":\"" + Sha1Signature.of(token, "1", "n", encrypted)
				+ "\",\"timeStamp\":\"1\",\"nonce\":\"n\",\"encrypt\":\"" + encrypted + "\"}");
	}

	private static JsonNode json(String text) {
		return Objects.requireNonNull(DingParameters.parse(text));
	}

	private static String text(JsonNode node, String member) {
		return node.path(member).asText();
	}

}
