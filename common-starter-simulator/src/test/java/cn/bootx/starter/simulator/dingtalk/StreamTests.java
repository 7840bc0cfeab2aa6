package cn.bootx.starter.simulator.dingtalk;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import cn.bootx.starter.simulator.dingtalk.robot.RobotPushOutcome;
import cn.bootx.starter.simulator.dingtalk.stream.DingStream;
import cn.bootx.starter.simulator.dingtalk.stream.DingStreamConnection;
import cn.bootx.starter.simulator.dingtalk.stream.StreamOutcome;
import cn.bootx.starter.simulator.http.Json;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@Timeout(120)
class StreamTests {

	private static final String OPEN = "/dingapi/v1.0/gateway/connections/open";

	private static final Map<String, String> SUCCESS = Map.of("status", "SUCCESS");

	private final DingTestBed bed = new DingTestBed();

	private final DingStream stream = this.bed.app.stream();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@Test
	void refusesAWrongSecretAndSpeaksXmlToWhoDoesNotAskForJson() {
		HttpResponse<String> wrong = this.bed.send(OPEN, "Accept", "application/json",
				body("dingsecret").replace("dingsecret", "x"));
		assertThat(wrong.statusCode()).isEqualTo(401);
		assertThat(DingTestBed.json(wrong).path("code").asText()).isEqualTo("authFailed");
		assertThat(this.bed.send(OPEN, "Accept", "text/html", body("dingsecret")).body()).startsWith("<?xml")
			.contains("<ticket>");
	}

	@Test
	void letsEveryTicketInOnceWithin90Seconds() {
		JsonNode opened = open();
		String endpoint = opened.path("endpoint").asText();
		StreamClient.connect(opened, (frame) -> null);
		assertThat(StreamClient.refusal(endpoint, opened.path("ticket").asText())).isEqualTo(401);
		String late = open().path("ticket").asText();
		this.bed.clock.advance(Duration.ofSeconds(90));
		assertThat(StreamClient.refusal(endpoint, late)).isEqualTo(401);
	}

	@Test
	void pushesAnEventAsTheProtocolSays() throws InterruptedException {
		StreamClient client = connect(SUCCESS);
		StreamOutcome outcome = this.stream.event("user_add_org", Map.of("userId", List.of("张三")));
		assertThat(outcome.accepted()).isTrue();
		JsonNode frame = client.frames.get(0);
		assertThat(frame.path("specVersion").asText()).isEqualTo("1.0");
		assertThat(frame.path("type").asText()).isEqualTo("EVENT");
		assertThat(frame.path("headers").properties())
			.allSatisfy((header) -> assertThat(header.getValue().isTextual()).isTrue())
			.extracting(Map.Entry::getKey)
			.contains("topic", "messageId", "contentType", "time", "appId", "connectionId", "eventType", "eventId",
					"eventCorpId", "eventBornTime", "eventUnifiedAppId");
		assertThat(frame.path("data").asText()).isEqualTo("{\"userId\":[\"张三\"]}");
	}

	@Test
	void sendsEventsAndMessagesOverTheStreamWhereThereIsNoUrl() throws InterruptedException {
		StreamClient client = connect(SUCCESS);
		assertThat(this.bed.app.events().push("user_add_org", Map.of("UserId", List.of("u1"))).accepted()).isTrue();
		assertThat(client.frames.get(0).path("data").asText()).contains("\"userId\":[\"u1\"]");
		RobotPushOutcome outcome = this.bed.app.user("u1").says("hello");
		assertThat(outcome.accepted()).isTrue();
		JsonNode message = Json.read(client.frames.get(1).path("data").asText().getBytes(StandardCharsets.UTF_8));
		assertThat(message.path("text").path("content").asText()).isEqualTo("hello");
		String webhook = message.path("sessionWebhook").asText().substring(this.bed.simulator.baseUrl().length());
		this.bed.client.post(webhook, "{\"msgtype\":\"text\",\"text\":{\"content\":\"hi\"}}");
		assertThat(outcome.replies()).hasSize(1);
	}

	@Test
	void pushesAgainWhatIsNotAcknowledgedOrPutOff() throws InterruptedException {
		AtomicInteger heard = new AtomicInteger();
		StreamClient client = connect((frame) -> switch (heard.incrementAndGet()) {
			case 1 -> null;
			case 2 -> Map.of("status", "LATER");
			default -> SUCCESS;
		});
		StreamOutcome outcome = this.stream.event("user_add_org", Map.of());
		assertThat(outcome.accepted()).isTrue();
		assertThat(outcome.attempts()).hasSize(3);
		assertThat(client.frames).extracting((frame) -> frame.path("headers").path("messageId").asText())
			.containsOnly(outcome.push().messageId());
		this.stream.repeat();
		assertThat(client.frames).hasSize(4)
			.extracting((frame) -> frame.path("headers").path("eventId").asText())
			.containsOnly(outcome.push().headers().get("eventId"));
	}

	@Test
	void aPushIsAmongTheRecordedOnesAndCanBeResent() throws InterruptedException {
		AtomicInteger heard = new AtomicInteger();
		StreamClient client = connect((frame) -> (heard.incrementAndGet() < 4) ? Map.of("status", "LATER") : SUCCESS);
		StreamOutcome outcome = this.stream.event("user_add_org", Map.of("userId", List.of("u1")));
		JsonNode push = this.bed.client.get("/_sim/pushes").at("/pushes/0");
		assertThat(push.path("method").asText()).isEqualTo("STREAM");
		assertThat(push.path("url").asText()).isEqualTo("stream://dingkey/*");
		assertThat(push.path("body").asText()).isEqualTo(outcome.push().data());
		assertThat(push.at("/headers/eventType").asText()).isEqualTo("user_add_org");
		assertThat(push.path("attempts")).hasSize(3);
		assertThat(push.path("accepted").asBoolean()).isFalse();
		assertThat(push.path("verdict").asText()).isEqualTo("status LATER instead of SUCCESS");
		JsonNode again = this.bed.client.post("/_sim/pushes/" + push.path("number").asLong() + "/resend", "{}");
		assertThat(again.path("accepted").asBoolean()).isTrue();
		assertThat(client.frames.get(3).at("/headers/messageId").asText()).isEqualTo(outcome.push().messageId());
		assertThat(this.bed.client.get("/_sim/pushes").path("pushes")).hasSize(2);
	}

	@Test
	void givesUpAfterThreeDeliveries() throws InterruptedException {
		connect((frame) -> null);
		StreamOutcome outcome = this.stream.callback(DingStream.CARD_TOPIC, Map.of());
		assertThat(outcome.problem()).isEqualTo("no answer");
		assertThat(outcome.attempts()).hasSize(3);
	}

	@Test
	void spreadsPushesOverTheConnections() throws InterruptedException {
		StreamClient one = StreamClient.connect(open(), (frame) -> SUCCESS);
		StreamClient two = StreamClient.connect(open(), (frame) -> SUCCESS);
		this.stream.awaitConnections(2);
		for (int i = 0; i < 40; i++) {
			this.stream.event("user_add_org", Map.of());
		}
		assertThat(one.frames.size() + two.frames.size()).isEqualTo(40);
		assertThat(one.frames).isNotEmpty();
		assertThat(two.frames).isNotEmpty();
	}

	@Test
	void pingsExpectTheirOwnDataBack() throws InterruptedException {
		connect((frame) -> frame.path("data").asText());
		assertThat(this.stream.connections().get(0).ping()).isTrue();
	}

	@Test
	void cutsTheConnectionAfterAnnouncingItsEnd() throws Exception {
		StreamClient client = connect(SUCCESS);
		this.stream.connections().get(0).disconnect();
		assertThat(this.stream.takes("EVENT", "*")).isFalse();
		assertThat(client.ended.get(60, TimeUnit.SECONDS)).isNotNull();
		assertThat(client.frames.get(0).path("headers").path("topic").asText()).isEqualTo("disconnect");
		this.stream.awaitConnections(0);
	}

	@Test
	void dropsAndClosesOnDemand() throws Exception {
		StreamClient dropped = connect(SUCCESS);
		this.stream.connections().get(0).drop();
		assertThat(dropped.ended.get(60, TimeUnit.SECONDS)).isIn(-1, 1006);
		this.stream.awaitConnections(0);
		StreamClient closed = connect(SUCCESS);
		this.stream.connections().get(0).close();
		assertThat(closed.ended.get(60, TimeUnit.SECONDS)).isEqualTo(1001);
	}

	@Test
	void answersWebSocketPingsUntilItIsFrozen() throws InterruptedException {
		StreamClient client = connect(SUCCESS);
		client.socket().sendPing(ByteBuffer.wrap(new byte[] { 'a' })).join();
		assertThat(client.awaitPong()).isEqualTo("a");
		DingStreamConnection connection = this.stream.connections().get(0);
		connection.freeze();
		client.socket().sendPing(ByteBuffer.wrap(new byte[] { 'b' })).join();
		assertThat(this.stream.event("user_add_org", Map.of()).accepted()).isFalse();
		assertThat(client.frames).isEmpty();
		assertThat(client.pongs).isEmpty();
		assertThat(connection.isOpen()).isTrue();
	}

	@Test
	void carriesFramesOverTheSmallSizesOfTheProtocol() throws InterruptedException {
		StreamClient client = connect(SUCCESS);
		for (int size : new int[] { 1, 70_000, 300_000 }) {
			assertThat(this.stream.event("big", Map.of("text", "x".repeat(size))).accepted()).isTrue();
		}
		assertThat(client.frames.get(2).path("data").asText()).hasSizeGreaterThan(300_000);
	}

	@Test
	void saysWhatIsMissingWhereNobodyIsConnected() {
		assertThatIllegalStateException().isThrownBy(() -> this.stream.event("user_add_org", Map.of()))
			.withMessageContaining("awaitConnections");
	}

	@Test
	void takesConnectionsAgainAfterTheSimulatorWasClosed() throws Exception {
		CountDownLatch ended = new CountDownLatch(1);
		connect(SUCCESS).ended.thenRun(ended::countDown);
		this.bed.simulator.close();
		assertThat(ended.await(60, TimeUnit.SECONDS)).isTrue();
		this.stream.awaitConnections(0);
		this.bed.simulator.open();
		connect(SUCCESS);
		assertThat(this.stream.event("user_add_org", Map.of()).accepted()).isTrue();
	}

	private StreamClient connect(Object answer) throws InterruptedException {
		return connect((frame) -> answer);
	}

	private StreamClient connect(Function<JsonNode, Object> answers) throws InterruptedException {
		StreamClient client = StreamClient.connect(open(), answers::apply);
		this.stream.awaitConnections(1);
		return client;
	}

	private JsonNode open() {
		return DingTestBed.json(this.bed.send(OPEN, "Accept", "application/json", body("dingsecret")));
	}

	private static String body(String secret) {
		return "{\"clientId\":\"dingkey\",\"clientSecret\":\"" + secret
				+ "\",\"ua\":\"test/1.0\",\"localIp\":\"10.0.0.1\","
				+ "\"subscriptions\":[{\"type\":\"EVENT\",\"topic\":\"*\"},{\"type\":\"CALLBACK\",\"topic\":\""
				+ DingStream.ROBOT_TOPIC + "\"},{\"type\":\"CALLBACK\",\"topic\":\"" + DingStream.CARD_TOPIC + "\"}]}";
	}

}
