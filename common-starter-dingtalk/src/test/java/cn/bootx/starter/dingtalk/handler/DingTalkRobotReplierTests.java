package cn.bootx.starter.dingtalk.handler;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.dingtalk.message.DingTalkActionButton;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DingTalkRobotReplierTests {

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingTalkRobotReplier replier = new DingTalkRobotReplier(this.fixture.http(),
			this.fixture.app().accounts(), this.fixture.store(), this.fixture.clock());

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void goesOnAsTheRobotWhenTheSessionIsOver() {
		this.replier.reply(message(this.fixture.dingtalk().oapiBaseUrl() + "/robot/sendBySession?session=x",
				Duration.ofSeconds(-1), false), new DingTalkRobotMsg.Text("late"));
		assertThat(this.fixture.simulated().robotMessages()).singleElement()
			.satisfies((sent) -> assertThat(sent.to()).isEqualTo("u1"));
		assertThat(this.fixture.simulator().calls().count("/oapi/robot/sendBySession")).isZero();
	}

	@Test
	void goesOnAsTheRobotWhenThePlatformForgotTheSession() {
		this.fixture.dingtalk().registerGroup("cid1", DingTalkFixture.APP_KEY);
		this.replier.reply(message(this.fixture.dingtalk().oapiBaseUrl() + "/robot/sendBySession?session=unknown",
				Duration.ofHours(1), true), new DingTalkRobotMsg.Markdown("t", "# late"));
		assertThat(this.fixture.simulator().calls().count("/oapi/robot/sendBySession")).isEqualTo(1);
		assertThat(this.fixture.simulated().robotMessages()).singleElement()
			.satisfies((sent) -> assertThat(sent.to()).isEqualTo("cid1"));
	}

	@Test
	void sendsNothingToAnAddressOutsideOfDingTalk() {
		this.replier.reply(
				message("https://evil.example.com/robot/sendBySession?session=x", Duration.ofHours(1), false),
				new DingTalkRobotMsg.Text("x"));
		this.replier.reply(
				message("http://oapi.dingtalk.com/robot/sendBySession?session=x", Duration.ofHours(1), false),
				new DingTalkRobotMsg.Text("y"));
		assertThat(this.fixture.simulated().robotMessages()).hasSize(2);
	}

	@Test
	void saysWhatCannotBeSentWithoutASession() {
		DingTalkRobotMsg.FeedCard feed = new DingTalkRobotMsg.FeedCard(
				List.of(new DingTalkRobotMsg.FeedCard.Link("t", "https://example.com", "https://example.com/a.png")));
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.replier.reply(message("", Duration.ZERO, false), feed))
			.withMessageContaining("feedCard");
	}

	@Test
	void convertsWhatTheRobotHas() {
		DingTalkActionButton button = new DingTalkActionButton("b", "https://example.com");
		assertThat(DingTalkRobotReplier
			.toAppMessage(DingTalkRobotMsg.ActionCard.single("t", "x", "b", "https://example.com"))
			.msgKey()).isEqualTo("sampleActionCard");
		assertThat(DingTalkRobotReplier
			.toAppMessage(DingTalkRobotMsg.ActionCard.buttons("t", "x", DingTalkActionButton.Orientation.VERTICAL,
					List.of(button, button)))
			.msgKey()).isEqualTo("sampleActionCard2");
		assertThat(DingTalkRobotReplier.toAppMessage(new DingTalkRobotMsg.Link("t", "x", "https://example.com", "@p"))
			.msgKey()).isEqualTo("sampleLink");
		assertThat(DingTalkRobotReplier.toAppMessage(new DingTalkRobotMsg.Link("t", "x", "https://example.com", null)))
			.isNull();
	}

	private DingTalkRobotMessage message(String webhook, Duration left, boolean group) {
		Instant expires = this.fixture.clock().instant().plus(left);
		return DingTalkRobotMessage.read("default",
				Json.object()
					.put("msgId", "m1")
					.put("msgtype", "text")
					.put("conversationId", "cid1")
					.put("conversationType", group ? "2" : "1")
					.put("senderStaffId", "u1")
					.put("sessionWebhook", webhook)
					.put("sessionWebhookExpiredTime", expires.toEpochMilli()));
	}

}
