package cn.bootx.starter.dingtalk.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.PayloadApplicationEvent;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.robot.RobotQueue;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkAutoConfiguration;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg.At;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.robot.DingRobot;

import static org.assertj.core.api.Assertions.assertThat;

class DingTalkRobotQueueTests {

	private static final String PREFIX = "bootx.starter.third.ding-talk.";

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final List<RobotQueue.Lost> lost = new ArrayList<>();

	private final ApplicationContextRunner runner = new ApplicationContextRunner()
		.withConfiguration(AutoConfigurations.of(CoreAutoConfiguration.class, DingTalkAutoConfiguration.class))
		.withInitializer((context) -> context.addApplicationListener((event) -> {
			if (event instanceof PayloadApplicationEvent<?> payload
					&& payload.getPayload() instanceof RobotQueue.Lost one) {
				this.lost.add(one);
			}
		}))
		.withPropertyValues(PREFIX + "hosts.oapi=" + this.simulator.dingtalk().oapiBaseUrl(),
				PREFIX + "robots.ops.access-token=token-ops", "bootx.starter.third.callback.shutdown-timeout=10ms");

	@AfterEach
	void stop() {
		this.simulator.close();
	}

	@Test
	void aStormWaitsInFewMessages() {
		this.simulator.dingtalk().register(DingRobot.of("token-ops").withKeywords("message"));
		this.runner.withPropertyValues(PREFIX + "robot.queue.size=5").run((context) -> {
			DingRobotNoticeSender sender = context.getBean(DingRobotNoticeSender.class);
			for (int i = 0; i < 30; i++) {
				sender.sendSimpleText("ops", "message " + i);
			}
			context.getSourceApplicationContext().stop();
		});
		// What is about to be sent takes no more: then the rest waits in a second
		// message.
		assertThat(this.lost).hasSizeBetween(1, 5);
		assertThat(this.lost.stream().mapToInt(RobotQueue.Lost::messages).sum()).isEqualTo(10);
		assertThat(this.lost.stream()
			.map((one) -> ((DingTalkRobotMsg.Text) one.message()).content())
			.collect(Collectors.joining("\n")))
			.isEqualTo(IntStream.range(20, 30).mapToObj((i) -> "message " + i).collect(Collectors.joining("\n")));
	}

	@Test
	void mergedMessagesMentionEverybodyWhomBothDo() {
		DingTalkRobotMsg merged = RobotParts.merge(new DingTalkRobotMsg.Markdown("A", "a", At.users("u1")),
				new DingTalkRobotMsg.Markdown("B", "b", At.mobiles("13800000000")));
		assertThat(merged).isEqualTo(
				new DingTalkRobotMsg.Markdown("A", "a\n\nb", new At(List.of("13800000000"), List.of("u1"), false)));
	}

	@Test
	void whatCannotBeOneMessageStaysTwo() {
		DingTalkRobotMsg text = new DingTalkRobotMsg.Text("a");
		assertThat(RobotParts.merge(text, new DingTalkRobotMsg.Markdown("b", "b"))).isNull();
		assertThat(RobotParts.merge(text, new DingTalkRobotMsg.Text("b".repeat(19_990)))).isNull();
		String[] first = users(0);
		assertThat(RobotParts.merge(new DingTalkRobotMsg.Text("a", At.users(first)),
				new DingTalkRobotMsg.Text("b", At.users(users(30)))))
			.isNull();
	}

	@Test
	void saysWhichPropertyOfTheQueueCannotWork() {
		this.runner.withPropertyValues(PREFIX + "robot.queue.size=-1")
			.run((context) -> assertThat(context).getFailure()
				.rootCause()
				.isInstanceOf(InvalidConfigurationException.class)
				.hasMessageContaining(PREFIX + "robot.queue.size"));
	}

	private static String[] users(int from) {
		String[] users = new String[30];
		for (int i = 0; i < users.length; i++) {
			users[i] = "u" + (from + i);
		}
		return users;
	}

}
