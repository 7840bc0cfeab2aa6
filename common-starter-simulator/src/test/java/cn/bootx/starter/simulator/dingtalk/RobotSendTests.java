package cn.bootx.starter.simulator.dingtalk;

import java.time.Duration;
import java.time.Instant;

import cn.bootx.starter.simulator.dingtalk.robot.DingRobot;
import cn.bootx.starter.simulator.dingtalk.robot.DingSign;
import cn.bootx.starter.simulator.dingtalk.robot.RobotErrorWording;
import cn.bootx.starter.simulator.dingtalk.robot.RobotThrottleAnswer;
import cn.bootx.starter.simulator.dingtalk.robot.SimulatedDingRobot;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.Platforms;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RobotSendTests {

	private static final String SECRET = "SEC045ae0433d866d0019a47f441d3da2c3c5862b8a8c46f8ab1de83a6fb0b9a54c";

	private static final String TEXT = "{\"msgtype\":\"text\",\"text\":{\"content\":\"hi\"}}";

	private final DingTestBed bed = new DingTestBed();

	@AfterEach
	void close() {
		this.bed.close();
	}

	@ParameterizedTest
	@CsvSource({ "1700000000000, SECthis is secret, Rtm2YK4Eu5oP8gxZgn2C87ziY6Py5sJyH4pcuwAafMU=",
			"1600000000000, SEC0123456789abcdef, PPcRl2tf+BNekAadmEb8Cx1rGmXjHN8H+/0mvy5rUJk=",
			"1735693200000, " + SECRET + ", BSe0QzwtBdzTlEnmaVptmDApFF/EyDdmvpE/DajHtoE=",
			"1577262236757, this is a secret, DJrE6qdyVGCQz9z5r2MDuNcNAhwYnuAkyj13cx169CA=" })
	void signsAsThePublishedVectors(String timestamp, String secret, String sign) {
		assertThat(DingSign.of(timestamp + "\n" + secret, secret)).isEqualTo(sign);
	}

	@Test
	void arrivesInTheGroup() {
		JsonNode answer = this.bed.toRobot("{\"msgtype\":\"text\",\"text\":{\"content\":\"hi @u1\"},"
				+ "\"at\":{\"atMobiles\":[\"138\"],\"atUserIds\":[\"u1\"],\"isAtAll\":true}}");
		assertThat(answer.toString()).isEqualTo("{\"errcode\":0,\"errmsg\":\"ok\"}");
		assertThat(this.bed.robot.messages()).singleElement().satisfies((message) -> {
			assertThat(message.text()).isEqualTo("hi @u1");
			assertThat(message.atMobiles()).containsExactly("138");
			assertThat(message.atUserIds()).containsExactly("u1");
			assertThat(message.atAll()).isTrue();
		});
		assertThat(this.bed.simulator.chats().of(Platforms.DINGTALK, this.bed.robot.conversation())).singleElement()
			.extracting(ChatMessage::text)
			.isEqualTo("hi @u1");
		assertThat(this.bed.robot.conversation()).doesNotContain(DingTestBed.ROBOT);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"link\":{\"title\":\"T\",\"text\":\"b\",\"messageUrl\":\"https://a\"}",
			"\"markdown\":{\"title\":\"T\",\"text\":\"#### md\"}",
			"\"actionCard\":{\"title\":\"T\",\"text\":\"md\",\"singleTitle\":\"Read\",\"singleURL\":\"https://a\"}",
			"\"actionCard\":{\"title\":\"T\",\"text\":\"md\",\"btns\":[{\"title\":\"OK\",\"actionURL\":\"https://a\"}]}",
			"\"feedCard\":{\"links\":[{\"title\":\"T\",\"messageURL\":\"https://a\",\"picURL\":\"https://b\"}]}" })
	void takesEveryKindOfMessage(String content) {
		assertThat(this.bed.toRobot(message(content)).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.robot.messages()).hasSize(1);
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"text\":{}", "\"link\":{\"title\":\"T\",\"text\":\"b\",\"messageURL\":\"https://a\"}",
			"\"markdown\":{\"text\":\"x\"}",
			"\"actionCard\":{\"title\":\"T\",\"text\":\"md\",\"singleTitle\":\"Read\"}",
			"\"actionCard\":{\"title\":\"T\",\"text\":\"md\",\"btns\":[{\"title\":\"OK\"}]}",
			"\"feedCard\":{\"links\":[]}",
			"\"feedCard\":{\"links\":[{\"title\":\"T\",\"messageUrl\":\"https://a\",\"picUrl\":\"https://b\"}]}" })
	void refusesAMissingOrMisspelledMember(String content) {
		JsonNode answer = this.bed.toRobot(message(content));
		assertThat(answer.path("errcode").asInt()).isEqualTo(400403);
		assertThat(answer.path("errmsg").asText()).contains("缺失，或者参数格式不正确");
		assertThat(this.bed.robot.messages()).isEmpty();
	}

	@Test
	void refusesWhatIsNoMessage() {
		String url = "/oapi/robot/send?access_token=" + DingTestBed.ROBOT;
		assertThat(DingTestBed.json(this.bed.send(url, "Content-Type", "text/plain", TEXT)).path("errcode").asInt())
			.isEqualTo(43004);
		assertThat(this.bed.toRobot("no json").path("errcode").asInt()).isEqualTo(40035);
		assertThat(this.bed.toRobot("{\"msgtype\":\"image\",\"image\":{}}").path("errcode").asInt()).isEqualTo(400105);
		assertThat(this.bed.toRobot(TEXT.replace("hi", "字".repeat(6700))).path("errcode").asInt()).isEqualTo(460101);
	}

	@Test
	void refusesUnknownAndStoppedRobots() {
		assertThat(this.bed.client.post("/oapi/robot/send", TEXT).path("errcode").asInt()).isEqualTo(40035);
		JsonNode unknown = this.bed.client.post("/oapi/robot/send?access_token=none", TEXT);
		assertThat(unknown.toString()).isEqualTo("{\"errcode\":300005,\"errmsg\":\"token is not exist\"}");
		this.bed.robot.stop();
		assertThat(this.bed.toRobot(TEXT).path("errcode").asInt()).isEqualTo(400102);
	}

	@Test
	void checksTheSignatureAndItsHour() {
		this.bed.ding.register(DingRobot.of("signed").withSecret(SECRET));
		Instant now = this.bed.clock.instant();
		assertThat(signed(now).path("errcode").asInt(-1)).isZero();
		assertThat(signed(now.minus(Duration.ofMinutes(59))).path("errcode").asInt(-1)).isZero();
		assertThat(signed(now.minus(Duration.ofMinutes(61))).path("errmsg").asText()).isEqualTo("invalid timestamp");
		assertThat(signed(now.plus(Duration.ofMinutes(61))).path("errmsg").asText()).isEqualTo("invalid timestamp");
		assertThat(this.bed.client.post("/oapi/robot/send?access_token=signed", TEXT).path("errcode").asInt())
			.isEqualTo(310000);
		JsonNode wrong = this.bed.client
			.post("/oapi/robot/send?access_token=signed&timestamp=" + now.toEpochMilli() + "&sign=AAAA", TEXT);
		assertThat(wrong.toString()).isEqualTo("{\"errcode\":310000,\"errmsg\":\"sign not match\"}");
	}

	@Test
	void takesAnUnencodedPlusForASpaceAsThePlatformDoes() {
		this.bed.ding.register(DingRobot.of("signed").withSecret("SEC0123456789abcdef"));
		Instant time = Instant.ofEpochMilli(1600000000000L);
		this.bed.clock.advance(Duration.between(this.bed.clock.instant(), time));
		String url = "/oapi/robot/send?access_token=signed&timestamp=1600000000000&sign=";
		assertThat(this.bed.client.post(url + "PPcRl2tf+BNekAadmEb8Cx1rGmXjHN8H+/0mvy5rUJk=", TEXT)
			.path("errmsg")
			.asText()).isEqualTo("sign not match");
		assertThat(this.bed.client.post(url + "PPcRl2tf%2BBNekAadmEb8Cx1rGmXjHN8H%2B%2F0mvy5rUJk%3D", TEXT)
			.path("errcode")
			.asInt(-1)).isZero();
	}

	@Test
	void wantsOneOfTheKeywords() {
		this.bed.ding.register(DingRobot.of("words").withKeywords("告警", "alarm"));
		JsonNode refused = this.bed.client.post("/oapi/robot/send?access_token=words", TEXT);
		assertThat(refused.toString()).isEqualTo("{\"errcode\":310000,\"errmsg\":\"keywords not in content\"}");
		assertThat(this.bed.client.post("/oapi/robot/send?access_token=words", TEXT.replace("hi", "an alarm"))
			.path("errcode")
			.asInt(-1)).isZero();
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1, true", "127.0.0.0/8, true", "10.0.0.0/8, false", "127.0.0.2, false" })
	void lookAtTheCallersAddress(String allowed, boolean accepted) {
		this.bed.ding.register(DingRobot.of("ip").withIpAllowList(allowed));
		JsonNode answer = this.bed.client.post("/oapi/robot/send?access_token=ip", TEXT);
		assertThat(answer.path("errcode").asInt(-1)).isEqualTo(accepted ? 0 : 310000);
		assertThat(answer.path("errmsg").asText()).isEqualTo(accepted ? "ok" : "ip 127.0.0.1 not in whitelist");
	}

	@Test
	void wordsRefusalsInTheNewWayToo() {
		SimulatedDingRobot words = this.bed.ding.register(DingRobot.of("words").withKeywords("alarm"));
		words.wording(RobotErrorWording.DESCRIBED);
		assertThat(this.bed.client.post("/oapi/robot/send?access_token=words", TEXT).path("errmsg").asText())
			.startsWith("description:关键词不匹配;solution:");
	}

	@Test
	void throttlesAfterTwentyMessagesAMinuteForTenMinutes() {
		for (int i = 0; i < 20; i++) {
			assertThat(this.bed.toRobot(TEXT).path("errcode").asInt(-1)).isZero();
		}
		JsonNode throttled = this.bed.toRobot(TEXT);
		assertThat(throttled.toString())
			.isEqualTo("{\"errcode\":660026,\"errmsg\":\"sending too many messages per minute\"}");
		this.bed.clock.advance(Duration.ofMinutes(9));
		assertThat(this.bed.toRobot(TEXT).path("errcode").asInt()).isEqualTo(660026);
		this.bed.clock.advance(Duration.ofMinutes(1));
		assertThat(this.bed.toRobot(TEXT).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.robot.messages()).hasSize(21);
	}

	@ParameterizedTest
	@EnumSource(RobotThrottleAnswer.class)
	void throttlesInEveryHistoricWay(RobotThrottleAnswer answer) {
		this.bed.robot.throttleAnswer(answer);
		for (int i = 0; i < 20; i++) {
			this.bed.toRobot(TEXT);
		}
		assertThat(this.bed.client.exchange("/oapi/robot/send?access_token=" + DingTestBed.ROBOT, TEXT).statusCode())
			.isEqualTo((answer == RobotThrottleAnswer.REDIRECT) ? 302 : 200);
		assertThat(this.bed.robot.messages()).hasSize(20);
	}

	@Test
	void takesAMessageWithAKnownUuidOnce() {
		String message = TEXT.replace("{\"msgtype\"", "{\"msgUuid\":\"a1\",\"msgtype\"");
		assertThat(this.bed.toRobot(message).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.toRobot(message).path("errcode").asInt(-1)).isZero();
		assertThat(this.bed.robot.messages()).hasSize(1);
	}

	private JsonNode signed(Instant time) {
		String timestamp = String.valueOf(time.toEpochMilli());
		return this.bed.client.post("/oapi/robot/send?access_token=signed&timestamp=" + timestamp + "&sign="
				+ DingTestBed.encoded(DingSign.of(timestamp + "\n" + SECRET, SECRET)), TEXT);
	}

	private static String message(String content) {
		return "{\"msgtype\":" + content.substring(0, content.indexOf(':')) + "," + content + "}";
	}

}
