package cn.bootx.starter.dingtalk.robot;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.robot.RobotQueue;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.simulator.dingtalk.robot.RobotErrorWording;
import cn.bootx.starter.simulator.dingtalk.robot.RobotThrottleAnswer;
import cn.bootx.starter.simulator.dingtalk.robot.SimulatedDingRobot;
import cn.bootx.starter.simulator.http.SimulatorResponse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.mockito.Mockito.mock;

class DingRobotNoticeSenderTests {

	private static final String SEND = "/oapi/robot/send";

	private static final String SECRET = "SEC0123456789abcdef";

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingTalkRobots robots = this.fixture
		.robots(Map.of("ops", Robot.Settings.ofKey("token-ops").signedWith(SECRET)));

	private final DingRobotNoticeSender sender = sender(Duration.ofSeconds(5), false);

	private SimulatedDingRobot ops;

	@BeforeEach
	void register() {
		this.ops = this.fixture.dingtalk()
			.register(cn.bootx.starter.simulator.dingtalk.robot.DingRobot.of("token-ops").withSecret(SECRET));
	}

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void sendsASignedText() {
		this.sender.sendSimpleText("ops", "部署完成");
		assertThat(this.ops.messages()).singleElement()
			.satisfies((message) -> assertThat(message.text()).isEqualTo("部署完成"));
	}

	@Test
	void sendsWithoutSignatureWhereThereIsNoSecret() {
		SimulatedDingRobot plain = this.fixture.dingtalk()
			.register(cn.bootx.starter.simulator.dingtalk.robot.DingRobot.of("token-plain"));
		this.robots.save("plain", Robot.Settings.ofKey("token-plain"));
		this.sender.sendMarkDown("plain", new DingTalkRobotMsg.Markdown("t", "# x"));
		assertThat(plain.messages()).hasSize(1);
		assertThat(this.fixture.simulator().calls().of(SEND).get(0).query()).containsOnlyKeys("access_token");
	}

	@Test
	void namesTheKnownRobotsWhenOneIsUnknown() {
		this.robots.save("dev", Robot.Settings.ofKey("token-dev"));
		PlatformException failure = failure(() -> this.sender.sendSimpleText("opps", "x"));
		assertThat(failure.category()).isEqualTo(ErrorCategory.NOT_FOUND);
		assertThat(failure).hasMessageContaining("'opps'").hasMessageContaining("[dev, ops]");
	}

	@Test
	void triesALostMessageAgainWithTheSameIdAndAFreshSignature() {
		this.fixture.simulator().faults().next(SEND, 2, SimulatorResponse.json(502, Map.of("x", 1)));
		this.sender.sendSimpleText("ops", "once");
		assertThat(this.ops.messages()).hasSize(1);
		assertThat(this.fixture.simulator().calls().of(SEND)).hasSize(3)
			.extracting((call) -> call.json().path("msgUuid").asText())
			.containsOnly(this.ops.messages().get(0).body().path("msgUuid").asText());
		assertThat(this.fixture.waiting().sleeps()).hasSize(2);
	}

	@Test
	void givesUpAfterTheConfiguredAttempts() {
		this.fixture.simulator().faults().next(SEND, 5, SimulatorResponse.json(502, Map.of("x", 1)));
		PlatformException failure = failure(() -> this.sender.sendSimpleText("ops", "x"));
		assertThat(failure.category()).isEqualTo(ErrorCategory.TRANSIENT);
		assertThat(this.fixture.simulator().calls().count(SEND)).isEqualTo(3);
	}

	@Test
	void theRefusalOfARepetitionDoesNotSayWhatBecameOfTheFirstAttempt() {
		this.fixture.simulator().faults().next(SEND, 1, SimulatorResponse.json(502, Map.of("x", 1)));
		this.fixture.simulator().faults().next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 310000)));
		PlatformException failure = failure(() -> this.sender.sendSimpleText("ops", "x"));
		assertThat(failure.outcomeUnknown()).isTrue();
		assertThat(failure.getSuppressed()).singleElement()
			.isInstanceOfSatisfying(PlatformException.class, (later) -> assertThat(later.code()).isEqualTo("310000"));
	}

	@Test
	void aTextOfWhichTheFirstPartWasSentIsNotReportedAsNotSent() {
		this.fixture.simulator().faults().next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 0)));
		this.fixture.simulator().faults().next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 310000)));
		PlatformException failure = failure(
				() -> sender(Duration.ZERO, true).sendSimpleText("ops", "一行字\n".repeat(3_000)));
		assertThat(failure.outcomeUnknown()).isTrue();
		assertThat(failure).hasMessageContaining("1 of 2 parts were sent");
	}

	@Test
	void doesNotTryAgainWhatThePlatformRefused() {
		this.ops.stop();
		PlatformException failure = failure(() -> this.sender.sendSimpleText("ops", "x"));
		assertThat(failure.category()).isEqualTo(ErrorCategory.NOT_FOUND);
		assertThat(failure.hint().orElseThrow()).contains("stopped");
		assertThat(this.fixture.simulator().calls().count(SEND)).isEqualTo(1);
	}

	@ParameterizedTest
	@EnumSource(RobotErrorWording.class)
	void tellsTheCausesOfASecurityRefusalApart(RobotErrorWording wording) {
		assertThat(refusal(wording, "k1", SECRET + "x").category()).isEqualTo(ErrorCategory.AUTH);
		assertThat(refusal(wording, "k2", SECRET).hint().orElseThrow()).contains("keywords");
		this.fixture.dingtalk()
			.register(cn.bootx.starter.simulator.dingtalk.robot.DingRobot.of("k3").withIpAllowList("203.0.113.0/24"))
			.wording(wording);
		this.robots.save("k3", Robot.Settings.ofKey("k3"));
		assertThat(failure(() -> this.sender.sendSimpleText("k3", "x")).category())
			.isEqualTo(ErrorCategory.IP_NOT_ALLOWED);
	}

	@Test
	void sendsTwentyMessagesInAMinuteAndThenWaitsNoLongerThanAllowed() {
		for (int i = 0; i < 20; i++) {
			this.sender.sendSimpleText("ops", "m" + i);
			this.fixture.clock().advance(Duration.ofSeconds(1));
		}
		PlatformException failure = failure(() -> this.sender.sendSimpleText("ops", "one too many"));
		assertThat(failure.category()).isEqualTo(ErrorCategory.THROTTLED);
		assertThat(failure.retryAfter()).contains(Duration.ofSeconds(41));
		assertThat(this.fixture.simulator().calls().count(SEND)).as("the platform was not asked").isEqualTo(20);
	}

	@Test
	void waitsForItsTurnWhereThatIsAllowed() {
		DingRobotNoticeSender patient = sender(Duration.ofMinutes(2), false);
		for (int i = 0; i < 25; i++) {
			patient.sendSimpleText("ops", "m" + i);
		}
		assertThat(this.ops.messages()).hasSize(25);
		assertThat(this.fixture.waiting().sleeps()).containsExactly(Duration.ofSeconds(61));
	}

	@Test
	void countsOverAMinuteThatSlides() {
		DingRobotNoticeSender other = sender(Duration.ZERO, false);
		this.fixture.clock().advance(Duration.ofSeconds(50));
		for (int i = 0; i < 20; i++) {
			(((i % 2) == 0) ? this.sender : other).sendSimpleText("ops", "m" + i);
		}
		this.fixture.clock().advance(Duration.ofSeconds(20));
		assertThat(failure(() -> other.sendSimpleText("ops", "x")).code()).isEqualTo("local-limit");
		this.fixture.clock().advance(Duration.ofSeconds(41));
		other.sendSimpleText("ops", "x");
		assertThat(this.ops.messages()).hasSize(21);
	}

	@Test
	void aRefusedMessageIsNotCounted() {
		DingRobotNoticeSender impatient = sender(Duration.ZERO, false);
		for (int i = 0; i < 70; i++) {
			int number = i;
			assertThat(failure(() -> impatient.sendSimpleText("ops", "m" + number)) == null).isEqualTo(i < 20);
		}
		this.fixture.clock().advance(Duration.ofSeconds(61));
		for (int i = 0; i < 20; i++) {
			impatient.sendSimpleText("ops", "again " + i);
		}
		assertThat(this.fixture.waiting().sleeps()).isEmpty();
	}

	@Test
	void sendsWithoutTheStore() {
		ExpiringStore away = mock(ExpiringStore.class, (call) -> {
			throw new StoreUnavailableException("redis", call.getMethod().getName(), new IllegalStateException());
		});
		DingRobotNoticeSender alone = sender(this.fixture.robotLimiter(away, 20, Duration.ZERO), false);
		for (int i = 0; i < 20; i++) {
			alone.sendSimpleText("ops", "m" + i);
		}
		assertThat(this.ops.messages()).hasSize(20);
		assertThat(failure(() -> alone.sendSimpleText("ops", "21")).category()).isEqualTo(ErrorCategory.THROTTLED);
	}

	@Test
	void aLimitOfZeroIsOff() {
		DingRobotNoticeSender unlimited = sender(this.fixture.robotLimiter(this.fixture.store(), 0, Duration.ZERO),
				false);
		this.fixture.simulator().faults().next(SEND, 50, SimulatorResponse.json(Map.of("errcode", 0)));
		for (int i = 0; i < 50; i++) {
			unlimited.sendSimpleText("ops", "m" + i);
		}
		assertThat(this.fixture.simulator().calls().count(SEND)).isEqualTo(50);
	}

	@ParameterizedTest
	@EnumSource(RobotThrottleAnswer.class)
	void staysSilentOnAllNodesDuringThePlatformsPenalty(RobotThrottleAnswer answer) {
		this.ops.throttleAnswer(answer);
		this.fixture.simulator().faults().next(SEND, 1, SimulatorResponse.json(Map.of("errcode", 0)));
		exhaustFromElsewhere();
		assertThat(failure(() -> this.sender.sendSimpleText("ops", "x")).category()).isEqualTo(ErrorCategory.THROTTLED);
		int asked = this.fixture.simulator().calls().count(SEND);
		DingRobotNoticeSender otherNode = sender(Duration.ofSeconds(5), false);
		PlatformException silent = failure(() -> otherNode.sendSimpleText("ops", "x"));
		assertThat(silent.getMessage()).contains("asked for a pause");
		assertThat(silent.retryAfter()).contains(Duration.ofMinutes(10));
		assertThat(this.fixture.simulator().calls().count(SEND)).isEqualTo(asked);
		this.fixture.clock().advance(Duration.ofMinutes(10).plusSeconds(1));
		otherNode.sendSimpleText("ops", "back again");
	}

	@Test
	void acceptsTwentyThousandBytesAndNotOneMore() {
		DingTalkRobotMsg.Text probe = new DingTalkRobotMsg.Text("x");
		int room = DingTalkRobotMsg.MAX_BYTES - RobotParts.size(probe.toJson()) + 1;
		this.sender.sendSimpleText("ops", "x".repeat(room));
		assertThat(this.ops.messages()).hasSize(1);
		PlatformException failure = failure(() -> this.sender.sendSimpleText("ops", "x".repeat(room + 1)));
		assertThat(failure).isInstanceOf(InvalidMessageException.class)
			.hasMessageContaining("20001 bytes")
			.hasMessageContaining("20000")
			.hasMessageContaining("split-long");
	}

	@Test
	void splitsALongTextAtLinesWhereThatIsSwitchedOn() {
		StringBuilder text = new StringBuilder();
		for (int i = 0; i < 3000; i++) {
			text.append("第").append(i).append("行 \"quoted\"\n");
		}
		sender(Duration.ofSeconds(5), true).sendText("ops",
				new DingTalkRobotMsg.Text(text.toString(), DingTalkRobotMsg.At.mobiles("18000000000")));
		assertThat(this.ops.messages()).hasSizeGreaterThan(3).allSatisfy((message) -> {
			assertThat(message.body().toString().getBytes(StandardCharsets.UTF_8).length).isLessThanOrEqualTo(20_000);
		});
		assertThat(String.join("\n", this.ops.messages().stream().map((message) -> message.text()).toList()))
			.isEqualTo(text + "@18000000000");
	}

	@Test
	void splitsInsideOfALineWithoutBreakingACharacter() {
		String text = "😀".repeat(12_000);
		List<DingTalkRobotMsg> parts = new DingTalkRobotMsg.Text(text).parts(DingTalkRobotMsg.MAX_BYTES);
		assertThat(parts).hasSizeGreaterThan(2)
			.allMatch((part) -> RobotParts.size(part.toJson()) <= DingTalkRobotMsg.MAX_BYTES);
		assertThat(String.join("", parts.stream().map((part) -> ((DingTalkRobotMsg.Text) part).content()).toList()))
			.isEqualTo(text);
	}

	@Test
	void keepsTokenAndSecretOutOfTexts() {
		assertThat(this.robots.require("ops").toString()).doesNotContain("token-ops", SECRET);
		this.ops.stop();
		assertThat(failure(() -> this.sender.sendSimpleText("ops", "x")).getMessage()).doesNotContain("token-ops",
				SECRET);
	}

	private PlatformException refusal(RobotErrorWording wording, String code, String secret) {
		this.fixture.dingtalk()
			.register(
					cn.bootx.starter.simulator.dingtalk.robot.DingRobot.of(code).withSecret(SECRET).withKeywords("告警"))
			.wording(wording);
		this.robots.save(code, Robot.Settings.ofKey(code).signedWith(secret));
		return failure(() -> this.sender.sendSimpleText(code, "x"));
	}

	/** A sender that does not share the store uses up the robot's minute. */
	private void exhaustFromElsewhere() {
		DingRobotNoticeSender stranger = new DingRobotNoticeSender(this.robots, this.fixture.http(),
				this.fixture.robotLimiter(new InMemoryExpiringStore(this.fixture.clock()), 20, Duration.ZERO),
				this.fixture.clock(), 3, false, RobotQueue.none(Platform.DING_TALK, "/robot/send"));
		for (int i = 0; i < 20; i++) {
			stranger.sendSimpleText("ops", "s" + i);
		}
		this.sender.sendSimpleText("ops", "takes the last place");
	}

	private static PlatformException failure(Runnable sending) {
		return catchThrowableOfType(PlatformException.class, sending::run);
	}

	private DingRobotNoticeSender sender(Duration maxWait, boolean split) {
		return sender(this.fixture.robotLimiter(this.fixture.store(), 20, maxWait), split);
	}

	private DingRobotNoticeSender sender(RateLimiter limiter, boolean split) {
		return new DingRobotNoticeSender(this.robots, this.fixture.http(), limiter, this.fixture.clock(), 3, split,
				RobotQueue.none(Platform.DING_TALK, SEND), this.fixture.waiting());
	}

}
