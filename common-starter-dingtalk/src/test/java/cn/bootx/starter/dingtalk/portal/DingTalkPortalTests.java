package cn.bootx.starter.dingtalk.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.envelope.CallbackCipher;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.dingtalk.CallbackFixture;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.dingtalk.client.DingTalkApp;
import cn.bootx.starter.dingtalk.handler.DingTalkCardChange;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;
import cn.bootx.starter.dingtalk.robot.RobotSign;

import static org.assertj.core.api.Assertions.assertThat;

class DingTalkPortalTests {

	private static final String TOKEN = "testtoken";

	private static final String AES_KEY = "abcdefghijABCDEFGHIJ0123456789abcdefghijABC";

	private static final String APP_KEY = "dingtestappkey0001";

	private static final String CORP_ID = "dingcorp1";

	private static final String SECRET = "this is a secret";

	private static final String CARD_SECRET = "ACTION";

	private static final String MILLIS = "1700000000000";

	private final Clock clock = Clock.fixed(Instant.ofEpochMilli(1700000000000L), ZoneOffset.UTC);

	private final InMemoryExpiringStore signatures = new InMemoryExpiringStore(this.clock);

	private final CallbackFixture callbacks = new CallbackFixture(new InMemoryExpiringStore(this.clock), this.clock);

	private final List<DingTalkEventMessage> events = new CopyOnWriteArrayList<>();

	private final List<DingTalkRobotMessage> messages = new CopyOnWriteArrayList<>();

	private final DingTalkDispatch handlers = new DingTalkDispatch(
			DingTalkFixture.http("http://127.0.0.1:1", "http://127.0.0.1:1", DingTalkFixture.okHttp(), this.clock),
			DingTalkFixture.noAccounts(), this.signatures, this.clock)
		.addEventHandler(this.events::add)
		.addRobotHandler((message) -> {
			this.messages.add(message);
			return null;
		});

	private final DingTalkPortal portal = portal(this.clock, app("default", APP_KEY, SECRET, TOKEN, AES_KEY, CORP_ID));

	@AfterEach
	void stop() {
		this.callbacks.close();
	}

	@ParameterizedTest
	@CsvSource({
			"123456,1234567890123456789012345678901234567890123,dingsnotzck6pm5veliw,1614767836,A7Co0cJLMzIDtMMI,"
					+ "YvkvaGe4hQxd3VxRmEty0dVlnCOAqwf56xwTRHDHoOURqhalbmBJQk5FNcRk42Gl5T0YQXZNwpwWSm1xAFJ5ZA==,"
					+ "9a95a004dd16f5c307e849b994173f76aa26e5eb,success",
			"123456,4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij,suite4xxxxxxxxxxxxxxx,1445827045067,nEXhMP4r,"
					+ "1a3NBxmCFwkCJvfoQ7WhJHB+iX3qHPsc9JbaDznE1i03peOk1LaOQoRz3+nlyGNhwmwJ3vDMG+OzrHMeiZI7gTRWVdUBmfxjZ8Ej"
					+ "23JVYa9VrYeJ5as7XM/ZpulX8NEQis44w53h1qAgnC3PRzM7Zc/D6Ibr0rgUathB6zRHP8PYrfgnNOS9PhSBdHlegK+AGGan"
					+ "fwjXuQ9+0pZcy0w9lQ==," + "5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0,EventType" })
	void opensTheOfficialVectors(String token, String key, String owner, String timestamp, String nonce, String encrypt,
			String signature, String expected) {
		CallbackSignature.verify(signature, token, timestamp, nonce, encrypt);
		assertThat(new CallbackCipher(key).decrypt(encrypt, List.of(owner))).contains(expected);
	}

	@Test
	void answersTheOfficialProbeOfASuite() {
		Clock then = Clock.fixed(Instant.ofEpochMilli(1445827045067L), ZoneOffset.UTC);
		String owner = "suite4xxxxxxxxxxxxxxx";
		DingTalkPortal suite = portal(then,
				app("default", "x", SECRET, "123456", "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij", owner));
		CallbackResponse response = suite.handle(request(
				Map.of("signature", "5a65ceeef9aab2d149439f82dc191dd6c5cbe2c0", "timestamp", "1445827045067", "nonce",
						"nEXhMP4r"),
				"1a3NBxmCFwkCJvfoQ7WhJHB+iX3qHPsc9JbaDznE1i03peOk1LaOQoRz3+nlyGNhwmwJ3vDMG+OzrHMeiZI7gTRWVdUBmfxjZ8Ej"
						+ "23JVYa9VrYeJ5as7XM/ZpulX8NEQis44w53h1qAgnC3PRzM7Zc/D6Ibr0rgUathB6zRHP8PYrfgnNOS9PhSBdHlegK+AGGan"
						+ "fwjXuQ9+0pZcy0w9lQ=="))
			.toCompletableFuture()
			.join();
		assertThat(opened(response, "123456", "4g5j64qlyl3zvetqxz5jiocdr586fn2zvjpa8zls3ij", owner))
			.isEqualTo("success");
		assertThat(this.events).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "signature", "msg_signature" })
	void answersTheProbeWhicheverNameTheSignatureHas(String name) {
		Map<String, String> query = Map.of(name, "f21c932dac39f67af37ba1352b2b1710baa71172", "timestamp", MILLIS,
				"nonce", "nonce123");
		CallbackResponse response = handle(request(query,
				"FNtYuHZGcjIsYDBRFJT5O/BfRG0o5ddDhErCdUjpqkjwjL9+NKa+NZKZOYnhWTv8RU15BA2SNumDPtRy1+z+0g=="));
		assertThat(response.status()).isEqualTo(200);
		assertThat(opened(response, TOKEN, AES_KEY, APP_KEY)).isEqualTo("success");
		assertThat(this.events).isEmpty();
	}

	@Test
	void handsAnEventToItsHandlers() {
		CallbackResponse response = handle(push(
				"{\"EventType\":\"user_add_org\",\"eventId\":\"e1\",\"TimeStamp\":\"1700000000000\",\"UserId\":[\"张三\"]}",
				APP_KEY));
		assertThat(opened(response, TOKEN, AES_KEY, APP_KEY)).isEqualTo("success");
		assertThat(this.events).singleElement().satisfies((event) -> {
			assertThat(event.type()).isEqualTo("user_add_org");
			assertThat(event.eventId()).isEqualTo("e1");
			assertThat(event.member("UserId").get(0).asText()).isEqualTo("张三");
			assertThat(event.member("userId").get(0).asText()).isEqualTo("张三");
			assertThat(event.toString()).doesNotContain("张三");
		});
	}

	@Test
	void sealsTheAnswerForWhomTheEventWasSealed() {
		CallbackResponse response = handle(push("{\"EventType\":\"user_add_org\",\"eventId\":\"e1\"}", CORP_ID));
		assertThat(opened(response, TOKEN, AES_KEY, CORP_ID)).isEqualTo("success");
	}

	@Test
	void handlesAnEventOnceHoweverOftenItComes() {
		handle(push("{\"EventType\":\"user_add_org\",\"eventId\":\"e1\"}", APP_KEY));
		CallbackResponse again = handle(push("{\"EventType\":\"user_add_org\",\"eventId\":\"e1\",\"x\":1}", APP_KEY));
		assertThat(again.status()).isEqualTo(200);
		assertThat(this.events).hasSize(1);
		handle(push("{\"EventType\":\"user_leave_org\",\"eventId\":\"e1\"}", APP_KEY));
		handle(push("{\"EventType\":\"check_in\",\"BizId\":\"b1\"}", APP_KEY));
		handle(push("{\"EventType\":\"check_in\",\"BizId\":\"b1\"}", APP_KEY));
		handle(push("{\"EventType\":\"old_kind\",\"a\":1}", APP_KEY));
		handle(push("{\"EventType\":\"old_kind\",\"a\":1}", APP_KEY));
		assertThat(this.events).extracting(DingTalkEventMessage::type)
			.containsExactly("user_add_org", "user_leave_org", "check_in", "old_kind");
	}

	@Test
	void asksForAnEventAgainWhoseHandlerFailed() {
		AtomicInteger calls = new AtomicInteger();
		this.handlers.addEventHandler((event) -> {
			if (calls.incrementAndGet() == 1) {
				throw new IllegalStateException("the database is down");
			}
		});
		CallbackRequest push = push("{\"EventType\":\"user_add_org\",\"eventId\":\"e1\"}", APP_KEY);
		assertThat(handle(push).status()).isEqualTo(503);
		assertThat(handle(push).status()).isEqualTo(200);
		assertThat(calls).hasValue(2);
	}

	@Test
	void refusesWhatIsForged() {
		String event = "{\"EventType\":\"user_add_org\",\"eventId\":\"e1\"}";
		CallbackRequest good = push(event, APP_KEY);
		refused(403, with(good, "msg_signature", "0".repeat(40)));
		refused(403, with(good, "timestamp", "1700000000001"));
		refused(403, with(good, "nonce", "other"));
		refused(403, without(good, "msg_signature"));
		refused(403, without(good, "timestamp"));
		refused(403, without(good, "nonce"));
		refused(403, push(event, "somebody-else"));
		refused(403, push(event, APP_KEY, "1699999699999"));
		refused(403, push(event, APP_KEY, "not-a-time"));
		assertThat(handle(push(event, APP_KEY, "1699999700000")).status()).as("five minutes old").isEqualTo(200);
	}

	@Test
	void refusesWhatIsMalformed() {
		CallbackRequest good = push("{\"EventType\":\"user_add_org\"}", APP_KEY);
		for (String body : List.of("", "{", "[]", "null", "{\"encrypt\":1}", "<xml/>", "\u0000")) {
			refused(400,
					new CallbackRequest("POST", good.query(), "", Map.of(), body.getBytes(StandardCharsets.UTF_8)));
		}
		refused(400, push("not json", APP_KEY));
		refused(400, push("{\"EventType\":\"\"}", APP_KEY));
		refused(403, signed("AAAA", "n"));
		refused(400, signed("%%%", "n"));
	}

	@Test
	void takesASignedRobotMessage() {
		String body = "{\"msgId\":\"m1\",\"msgtype\":\"text\",\"text\":{\"content\":\" hi\"},\"createAt\":1}";
		CallbackResponse response = handle(robot(body, MILLIS, SECRET));
		assertThat(response.status()).isEqualTo(200);
		assertThat(response.bodyText()).isEqualTo("{\"msgtype\":\"empty\"}");
		handle(robot(body, MILLIS, SECRET));
		assertThat(this.messages).singleElement().satisfies((message) -> assertThat(message.text()).isEqualTo("hi"));
	}

	@Test
	void refusesAForgedRobotMessage() {
		String body = "{\"msgId\":\"m1\",\"msgtype\":\"text\"}";
		refused(403, robot(body, MILLIS, "another secret"));
		refused(403, robot(body, "1699999699999", SECRET));
		refused(403, new CallbackRequest("POST", Map.of(), "", Map.of("sign", RobotSign.of(MILLIS, SECRET)),
				body.getBytes(StandardCharsets.UTF_8)));
		refused(400, robot("{", MILLIS, SECRET));
		assertThat(this.messages).isEmpty();
	}

	@Test
	void refusesPushesToAnApplicationThatIsNotThereOrHasNoToken() {
		CallbackRequest push = push("{\"EventType\":\"user_add_org\"}", APP_KEY);
		assertThat(this.portal.handle(push.to("other")).toCompletableFuture().join().status()).isEqualTo(403);
		DingTalkPortal robotsOnly = portal(this.clock, app("default", APP_KEY, SECRET, null, null, null));
		assertThat(robotsOnly.handle(push).toCompletableFuture().join().status()).isEqualTo(403);
		assertThat(robotsOnly.handle(robot("{\"msgId\":\"m\"}", MILLIS, SECRET)).toCompletableFuture().join().status())
			.isEqualTo(200);
	}

	@Test
	void theHeadAloneIsEnoughToRefuse() {
		Map<Integer, List<CallbackRequest>> heads = Map.of(403,
				List.of(robot("", MILLIS, "another secret"), robot("", "1600000000000", SECRET),
						card("ZDl1TSqcOZvcWEsqqUm1kbBYI8Lv5ssEdzZ3QsjoP9d="), robot("", MILLIS, SECRET).to("other"),
						request(Map.of("signature", "x", "timestamp", "1600000000000", "nonce", "n"), ""),
						request(Map.of("timestamp", MILLIS, "nonce", "n"), "")),
				405, List.of(new CallbackRequest("GET", Map.of(), "", Map.of(), new byte[0])));
		heads.forEach((status, requests) -> assertThat(requests)
			.allSatisfy((head) -> assertThat(this.portal.refuse(head).status()).isEqualTo(status)));
		assertThat(List.of(robot("", MILLIS, SECRET), card("ZDl1TSqcOZvcWEsqqUm1kbBYI8Lv5ssEdzZ3QsjoP9c="),
				request(Map.of("signature", "x", "timestamp", MILLIS, "nonce", "n"), "")))
			.allSatisfy((head) -> assertThat(this.portal.refuse(head)).isNull());
	}

	/** Robots and cards send milliseconds, and nothing else. */
	@Test
	void refusesATimestampInSecondsWhereMillisecondsAreSent() {
		refused(403, robot("{\"msgId\":\"m\"}", "1700000000", SECRET));
		String sign = RobotSign.hmac("1700000000", CARD_SECRET);
		refused(403, new CallbackRequest("POST", Map.of(), "",
				Map.of("x-ddpaas-signature-timestamp", "1700000000", "x-ddpaas-signature", sign), "{}".getBytes()));
	}

	@Test
	void answersClicksOnCards() {
		this.handlers.addCardHandler((action) -> DingTalkCardChange.forTheUser(Map.of("who", action.userId())));
		// The known signature of the time alone.
		CallbackResponse response = handle(card("ZDl1TSqcOZvcWEsqqUm1kbBYI8Lv5ssEdzZ3QsjoP9c="));
		assertThat(response.bodyText()).isEqualTo("{\"userPrivateData\":{\"cardParamMap\":{\"who\":\"u1\"}},"
				+ "\"cardUpdateOptions\":{\"updateCardDataByKey\":true,\"updatePrivateDataByKey\":true}}");
		assertThat(handle(card("ZDl1TSqcOZvcWEsqqUm1kbBYI8Lv5ssEdzZ3QsjoP9d=")).status()).isEqualTo(403);
	}

	@Test
	void answersTheProbesOfBothWaysToSubscribe() {
		for (String owner : List.of(APP_KEY, CORP_ID)) {
			assertThat(opened(handle(push("{\"EventType\":\"check_url\"}", owner)), TOKEN, AES_KEY, owner))
				.isEqualTo("success");
		}
	}

	@Test
	void tellsSeveralApplicationsApartByTheirPath() {
		DingTalkPortal several = portal(this.clock, app("crm", APP_KEY, SECRET, TOKEN, AES_KEY, null),
				app("hr", "dinghr", "secret-of-hr", TOKEN, AES_KEY, null));
		CallbackRequest crm = push("{\"EventType\":\"user_add_org\",\"eventId\":\"e1\"}", APP_KEY);
		assertThat(several.handle(crm.to("crm")).toCompletableFuture().join().status()).isEqualTo(200);
		assertThat(several.handle(crm.to("hr")).toCompletableFuture().join().status()).isEqualTo(403);
		assertThat(several.handle(crm).toCompletableFuture().join().status()).isEqualTo(403);
		assertThat(this.events).extracting(DingTalkEventMessage::app).containsExactly("crm");
	}

	private static DingTalkApp.Settings app(String name, String appKey, String secret, String token, String aesKey,
			String corpId) {
		return new DingTalkApp.Settings(name, appKey, secret, null, null, token, aesKey, corpId, CARD_SECRET);
	}

	private DingTalkPortal portal(Clock portalClock, DingTalkApp.Settings... apps) {
		CallbackFixture fixture = (portalClock == this.clock) ? this.callbacks
				: new CallbackFixture(new InMemoryExpiringStore(portalClock), portalClock);
		return new DingTalkPortal(DingTalkFixture.accounts(apps), this.handlers, fixture.runtime(), this.signatures,
				new CallbackPortal.Settings(Duration.ofMinutes(5), 65536, Duration.ofSeconds(2),
						LateReplies.Mode.SEND));
	}

	private CallbackResponse handle(CallbackRequest request) {
		return this.portal.handle(request).toCompletableFuture().join();
	}

	private void refused(int status, CallbackRequest request) {
		CallbackResponse response = handle(request);
		assertThat(response.status()).isEqualTo(status);
		assertThat(response.body()).isEmpty();
		assertThat(this.events).isEmpty();
	}

	private static String opened(CallbackResponse response, String token, String key, String owner) {
		JsonNode answer = Json.readTree(response.bodyText());
		CallbackSignature.verify(answer.path("msg_signature").asText(), token, answer.path("timeStamp").asText(),
				answer.path("nonce").asText(), answer.path("encrypt").asText());
		return new CallbackCipher(key).decrypt(answer.path("encrypt").asText(), List.of(owner));
	}

	private static CallbackRequest push(String event, String owner) {
		return push(event, owner, MILLIS);
	}

	private static CallbackRequest push(String event, String owner, String timestamp) {
		return signed(new CallbackCipher(AES_KEY).encrypt(event, owner), "nonce", timestamp);
	}

	private static CallbackRequest signed(String encrypt, String nonce) {
		return signed(encrypt, nonce, MILLIS);
	}

	private static CallbackRequest signed(String encrypt, String nonce, String timestamp) {
		return request(Map.of("msg_signature", CallbackSignature.of(TOKEN, timestamp, nonce, encrypt), "timestamp",
				timestamp, "nonce", nonce), encrypt);
	}

	private static CallbackRequest request(Map<String, String> query, String encrypt) {
		return new CallbackRequest("POST", query, "", Map.of(),
				Json.write(Json.object().put("encrypt", encrypt)).getBytes(StandardCharsets.UTF_8));
	}

	private static CallbackRequest robot(String body, String timestamp, String secret) {
		return new CallbackRequest("POST", Map.of(), "",
				Map.of("timestamp", timestamp, "sign", RobotSign.of(timestamp, secret)),
				body.getBytes(StandardCharsets.UTF_8));
	}

	private static CallbackRequest card(String signature) {
		return new CallbackRequest("POST", Map.of(), "",
				Map.of("x-ddpaas-signature-timestamp", MILLIS, "x-ddpaas-signature", signature),
				"{\"outTrackId\":\"o1\",\"userId\":\"u1\",\"content\":\"{}\"}".getBytes(StandardCharsets.UTF_8));
	}

	private static CallbackRequest with(CallbackRequest request, String name, String value) {
		Map<String, String> query = new HashMap<>(request.query());
		query.put(name, value);
		return new CallbackRequest("POST", query, "", Map.of(), request.body());
	}

	private static CallbackRequest without(CallbackRequest request, String name) {
		Map<String, String> query = new HashMap<>(request.query());
		query.remove(name);
		return new CallbackRequest("POST", query, "", Map.of(), request.body());
	}

}
