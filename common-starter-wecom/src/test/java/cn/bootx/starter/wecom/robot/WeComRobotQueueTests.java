package cn.bootx.starter.wecom.robot;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.PayloadApplicationEvent;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.limit.RateLimit;
import cn.bootx.starter.core.limit.RateLimiter;
import cn.bootx.starter.core.robot.Robot;
import cn.bootx.starter.core.robot.RobotQueue;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.text.Utf8;
import cn.bootx.starter.simulator.wecom.robot.SimulatedWeComRobot;
import cn.bootx.starter.wecom.SimulatedCorporation;
import cn.bootx.starter.wecom.autoconfigure.WeComAutoConfiguration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeComRobotQueueTests {

	private static final String KEY = "693a91f6-7xxx-4bc4-97a0-0ec2sifa5aaa";

	private static final String PREFIX = "bootx.starter.third.wecom.";

	private final SimulatedCorporation corporation = new SimulatedCorporation();

	private final SimulatedWeComRobot robot = this.corporation.simulator().wecom().registerRobot(KEY);

	private final List<RobotQueue.Lost> lost = new ArrayList<>();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, WeComAutoConfiguration.class))
		.withInitializer((context) -> context.addApplicationListener((event) -> {
			if (event instanceof PayloadApplicationEvent<?> payload
					&& payload.getPayload() instanceof RobotQueue.Lost one) {
				this.lost.add(one);
			}
		}))
		.withPropertyValues(PREFIX + "hosts.api=" + this.corporation.baseUrl(), PREFIX + "robots.ops.key=" + KEY,
				"bootx.starter.third.callback.shutdown-timeout=10ms");

	@AfterEach
	void stop() {
		this.corporation.close();
	}

	@Test
	void aStormWaitsInOneMessageAndWhatIsLeftAtTheEndIsAnEvent() {
		this.runner.withPropertyValues(PREFIX + "robot.queue.size=5").run((context) -> {
			WeComRobotNoticeSender sender = context.getBean(WeComRobotNoticeSender.class);
			for (int i = 0; i < 20; i++) {
				sender.sendTextNotice("ops", "message " + i);
			}
			sender.send("ops", WeComRobotMessage.text("disk full").mentioning("zhangsan"));
			sender.send("ops", WeComRobotMessage.text("still full").mentioning("zhangsan", "lisi"));
			sender.sendMarkdownNotice("ops", "**a**");
			sender.sendMarkdownNotice("ops", "**b**");
			sender.sendMarkdownV2Notice("ops", "c");
			assertThat(this.robot.messages()).hasSize(20);
			context.getSourceApplicationContext().stop();
		});
		assertThat(this.lost).extracting(RobotQueue.Lost::messages).containsExactly(2, 2, 1);
		assertThat(((WeComRobotMessage) this.lost.get(0).message()).body())
			.hasToString("{\"content\":\"disk full\\nstill full\",\"mentioned_list\":[\"zhangsan\",\"lisi\"]}");
		assertThat(((WeComRobotMessage) this.lost.get(1).message()).body())
			.hasToString("{\"content\":\"**a**\\n\\n**b**\"}");
	}

	@Test
	void withoutAQueueTheCallerWaitsOrFails() {
		this.runner.withPropertyValues(PREFIX + "robot.max-wait=0s").run((context) -> {
			WeComRobotNoticeSender sender = context.getBean(WeComRobotNoticeSender.class);
			for (int i = 0; i < 20; i++) {
				sender.sendTextNotice("ops", "message " + i);
			}
			assertThatExceptionOfType(PlatformException.class).isThrownBy(() -> sender.sendTextNotice("ops", "21"))
				.withMessageContaining("robot.queue.size");
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "size=-1", "size=10001", "max-delay=0s", "max-delay=-1s" })
	void saysWhichPropertyOfTheQueueCannotWork(String property) {
		this.runner.withPropertyValues(PREFIX + "robot.queue." + property)
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageContaining(PREFIX + "robot.queue." + property.split("=")[0]));
	}

	@Test
	void cardsAndFilesAreNotMerged() {
		assertThat(RobotTexts.merge(WeComRobotMessage.file("1"), WeComRobotMessage.file("2"))).isNull();
		assertThat(RobotTexts.merge(WeComRobotMessage.text("a"), WeComRobotMessage.markdown("b"))).isNull();
		WeComRobotMessage half = WeComRobotMessage.text("a".repeat(1023));
		assertThat(RobotTexts.merge(half, WeComRobotMessage.text("b".repeat(1024)))).isNotNull();
		assertThat(RobotTexts.merge(half, WeComRobotMessage.text("b".repeat(1025)))).isNull();
	}

	@Test
	void aLongTextGoesOutInPartsThatMentionOnce() {
		this.runner.withPropertyValues(PREFIX + "robot.split-long=true").run((context) -> {
			WeComRobotNoticeSender sender = context.getBean(WeComRobotNoticeSender.class);
			sender.send("ops", WeComRobotMessage.text("主机 web1 磁盘快满了\n".repeat(200)).mentioning("zhangsan"));
		});
		assertThat(this.robot.messages()).hasSizeBetween(3, 4)
			.allSatisfy((message) -> assertThat(Utf8.length(message.text())).isBetween(1000, 2048))
			.allSatisfy((message) -> assertThat(message.text()).startsWith("主机").endsWith("满了"));
		assertThat(this.robot.messages()).flatExtracting((message) -> message.mentioned()).containsExactly("zhangsan");
	}

	@Test
	void longMarkdownKeepsItsCodeBlocks() {
		this.runner.withPropertyValues(PREFIX + "robot.split-long=true").run((context) -> {
			context.getBean(WeComRobotNoticeSender.class)
				.sendMarkdownV2Notice("ops", "# Log\n```\n" + "at cn.example.Main(Main.java:42)\n".repeat(200) + "```");
		});
		assertThat(this.robot.messages()).hasSize(2)
			.allSatisfy((message) -> assertThat(message.text()).contains("```\nat cn.example").endsWith(":42)\n```"));
	}

	@Test
	void aPartThatFailsAfterOthersWereSentSaysSo() {
		RateLimiter limiter = new RateLimiter(new InMemoryExpiringStore(Clock.systemUTC()), Platform.WECOM, "robot",
				RateLimit.perMinute(1, Duration.ZERO), null);
		WeComRobots robots = new WeComRobots(this.corporation.baseUrl(), List.of(),
				Map.of("ops", Robot.Settings.ofKey(KEY)), new InMemoryRecordStore());
		WeComRobotNoticeSender sender = new WeComRobotNoticeSender(robots, this.corporation.http(), limiter,
				RobotQueue.none(Platform.WECOM, WeComRobotNoticeSender.SEND), true);
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> sender.sendTextNotice("ops", "a".repeat(2049)))
			.withMessageContaining("1 of 2 parts were sent")
			.matches(PlatformException::outcomeUnknown);
	}

	@Test
	void whatIsTooLongSaysHowItCouldBeSent() {
		this.runner.run((context) -> assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> context.getBean(WeComRobotNoticeSender.class).sendTextNotice("ops", "中".repeat(683)))
			.withMessageContaining("2049 bytes")
			.withMessageContaining("robot.split-long"));
	}

}
