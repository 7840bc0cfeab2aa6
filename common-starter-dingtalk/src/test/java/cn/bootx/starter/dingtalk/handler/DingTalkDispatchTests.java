package cn.bootx.starter.dingtalk.handler;

import java.util.List;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.callback.UnwritableReplyException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotFeedCard;
import cn.bootx.starter.dingtalk.DingTalkFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(OutputCaptureExtension.class)
class DingTalkDispatchTests {

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingTalkDispatch dispatch = new DingTalkDispatch(this.fixture.http(), DingTalkFixture.noAccounts(),
			this.fixture.clock());

	private final Logger logger = (Logger) LoggerFactory.getLogger(DingTalkDispatch.class);

	/** Contexts of other tests in the same process change the root's level. */
	@BeforeEach
	void logSuggestions() {
		this.logger.setLevel(Level.INFO);
	}

	@AfterEach
	void stop() {
		this.logger.setLevel(null);
		this.fixture.close();
	}

	@Test
	void suggestsAMethodOnceForEachTypeWithoutAHandler(CapturedOutput output) throws Exception {
		this.dispatch.event(event("user_add_org", "e1"));
		this.dispatch.event(event("user_add_org", "e2"));
		assertThat(output).containsOnlyOnce("@DingTalkEvent(\"user_add_org\")");
	}

	@Test
	void suggestsNoCodeThatAnEventInvents(CapturedOutput output) throws Exception {
		this.dispatch.event(event("a\") evil() (\"", "e1"));
		this.dispatch.event(event("user_add_org\nERROR forged", "e2"));
		assertThat(output).containsOnlyOnce("type '(not a name)'")
			.contains("@DingTalkEvent\n")
			.doesNotContain("evil", "forged");
	}

	@Test
	void logsAFailureWithoutTheLinesOfItsEvent(CapturedOutput output) {
		this.dispatch.addEventHandler((event) -> {
			throw new IllegalStateException("as asked");
		});
		assertThatIllegalStateException()
			.isThrownBy(() -> this.dispatch.event(event("user_add_org\nforged type", "e1\r\nforged id")));
		assertThat(output).contains("type=(not a name), eventId=e1 forged id]").doesNotContain("forged type");
	}

	@Test
	void logsThatTheAllowanceIsUsedUpOnOneLine(CapturedOutput output) throws Exception {
		this.dispatch.robot(DingTalkRobotMessage.read("default",
				Json.object()
					.put("msgtype", "text")
					.put("errMsg", "用量超限\r\n\u2028ERROR forged\u001b[2J" + "x".repeat(300))));
		assertThat(output).contains("app 'default': 用量超限 ERROR forged [2Jx").doesNotContain("x".repeat(200));
	}

	@Test
	void aReplyThatCannotBeSentIsNoFailureOfItsHandler() {
		DingTalkRobotFeedCard feed = new DingTalkRobotFeedCard(
				List.of(new DingTalkRobotFeedCard.Link("t", "https://example.com", "https://example.com/a.png")));
		DingTalkMessageHandler handler = (message) -> feed;
		this.dispatch.addRobotHandler(handler);
		assertThatExceptionOfType(UnwritableReplyException.class)
			.isThrownBy(() -> this.dispatch
				.robot(DingTalkRobotMessage.read("default", Json.object().put("msgId", "m1").put("msgtype", "text"))))
			.withMessageContaining(handler.getClass().getName())
			.withMessageContaining("feedCard");
	}

	private static DingTalkEventMessage event(String type, String eventId) {
		return new DingTalkEventMessage("default", type, eventId, null, null, Json.object());
	}

}
