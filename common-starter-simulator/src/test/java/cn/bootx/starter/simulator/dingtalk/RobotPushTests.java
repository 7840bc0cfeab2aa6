package cn.bootx.starter.simulator.dingtalk;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.people.SimulatedDingUser;
import cn.bootx.starter.simulator.dingtalk.robot.DingRobotMessage;
import cn.bootx.starter.simulator.dingtalk.robot.DingSign;
import cn.bootx.starter.simulator.dingtalk.robot.RobotPushOutcome;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.journal.Platforms;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RobotPushTests {

	private static final String REPLY = "{\"msgtype\":\"text\",\"text\":{\"content\":\"pong\"}}";

	private final DingTestBed bed = new DingTestBed();

	private final RobotHost host = RobotHost.start();

	private SimulatedDingUser user;

	@BeforeEach
	void start() {
		this.bed.app.robotCallbackUrl(this.host.url());
		this.user = this.bed.app.user("u1");
	}

	@AfterEach
	void close() {
		this.bed.close();
		this.host.close();
	}

	@Test
	void signsTheHeadersAndFillsTheMessage() {
		assertThat(this.user.says("ping").accepted()).isTrue();
		RobotHost.Message request = this.host.message(0);
		String timestamp = request.timestamp();
		assertThat(timestamp).isEqualTo(String.valueOf(this.bed.clock.millis()));
		assertThat(request.sign()).isEqualTo(DingSign.of(timestamp + "\ndingsecret", "dingsecret"));
		JsonNode message = request.body();
		assertThat(message.path("msgtype").asText()).isEqualTo("text");
		assertThat(message.path("text").path("content").asText()).isEqualTo("ping");
		assertThat(message.path("conversationType").asText()).isEqualTo("1");
		assertThat(message.path("senderStaffId").asText()).isEqualTo("u1");
		assertThat(message.path("senderNick").asText()).isEqualTo("张三");
		assertThat(message.path("robotCode").asText()).isEqualTo("dingkey");
		assertThat(message.path("createAt").isNumber()).isTrue();
		assertThat(message.path("sessionWebhookExpiredTime").asLong() - message.path("createAt").asLong())
			.isEqualTo(5_400_000);
	}

	@Test
	void mentionsTheRobotInAGroup() {
		this.user.saysInGroup("cid1==", "班组", "ping");
		JsonNode message = this.host.message(0).body();
		assertThat(message.path("text").path("content").asText()).isEqualTo(" ping");
		assertThat(message.path("conversationId").asText()).isEqualTo("cid1==");
		assertThat(message.path("conversationType").asText()).isEqualTo("2");
		assertThat(message.path("conversationTitle").asText()).isEqualTo("班组");
		assertThat(message.path("isInAtList").asBoolean()).isTrue();
	}

	@Test
	void sendsOtherKindsAndSkewedHeaders() {
		this.user.sends(Map.of("msgtype", "picture", "content", Map.of("downloadCode", "d1")));
		assertThat(this.host.message(0).body().path("content").path("downloadCode").asText()).isEqualTo("d1");
		this.user.saysWithSkew("late", Duration.ofHours(-2));
		assertThat(this.host.message(1).timestamp())
			.isEqualTo(String.valueOf(this.bed.clock.instant().minus(Duration.ofHours(2)).toEpochMilli()));
	}

	@Test
	void takesAReplyFromTheHttpAnswer() {
		this.host.answers(200, REPLY.getBytes(StandardCharsets.UTF_8));
		RobotPushOutcome outcome = this.user.says("ping");
		assertThat(outcome.replies()).singleElement().extracting(DingRobotMessage::text).isEqualTo("pong");
		this.host.answers(200, "{\"msgtype\":\"empty\"}".getBytes(StandardCharsets.UTF_8));
		assertThat(this.user.says("ping").replies()).isEmpty();
	}

	@Test
	void takesRepliesOverTheSessionWebhookUntilItExpires() {
		RobotPushOutcome outcome = this.user.says("ping");
		String webhook = this.host.message(0).body().path("sessionWebhook").asText();
		String path = webhook.substring(this.bed.simulator.baseUrl().length());
		assertThat(this.bed.client.post(path, REPLY).path("errcode").asInt(-1)).isZero();
		assertThat(outcome.replies()).singleElement().extracting(DingRobotMessage::text).isEqualTo("pong");
		assertThat(this.bed.simulator.chats().of(Platforms.DINGTALK, "dingkey/u1")).extracting(ChatMessage::text)
			.containsExactly("ping", "pong");
		this.bed.clock.advance(Duration.ofMinutes(90));
		JsonNode late = this.bed.client.post(path, REPLY);
		assertThat(late.toString()).isEqualTo("{\"errcode\":300001,\"errmsg\":\"session 不存在\"}");
	}

	@Test
	void reportsAnApplicationThatFails() {
		this.host.answers(500, new byte[0]);
		RobotPushOutcome outcome = this.user.says("ping");
		assertThat(outcome.accepted()).isFalse();
		assertThat(outcome.delivery().attempts()).hasSize(1);
	}

}
