package cn.bootx.starter.dingtalk.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.slf4j.LoggerFactory;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.handler.ReceivedMessage;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;
import cn.bootx.starter.dingtalk.DingTalkFixture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

@ExtendWith(OutputCaptureExtension.class)
class DingTalkDispatchTests {

	private final DingTalkFixture fixture = new DingTalkFixture();

	private final DingTalkDispatch dispatch = new DingTalkDispatch(this.fixture.http(), DingTalkFixture.noAccounts(),
			this.fixture.store(), this.fixture.clock());

	private final Logger logger = (Logger) LoggerFactory.getLogger("cn.bootx.starter.core.handler.HandlerSuggestion");

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
	void suggestsABeanOnceForEachTypeWithoutAHandler(CapturedOutput output) throws Exception {
		this.dispatch.event(event("user_add_org", "e1"));
		this.dispatch.event(event("user_add_org", "e2"));
		assertThat(output).containsOnlyOnce("implements DingTalkEventHandler")
			.contains("getEvent()", "return \"user_add_org\";", "void handle(DingTalkEventMessage event)");
	}

	@Test
	void suggestsNoCodeThatAnEventInvents(CapturedOutput output) throws Exception {
		this.dispatch.event(event("a\") evil() (\"", "e1"));
		this.dispatch.event(event("user_add_org\nERROR forged", "e2"));
		assertThat(output).containsOnlyOnce("of the kind event (not a name).")
			.contains("return null;")
			.doesNotContain("evil", "forged");
	}

	@Test
	void logsAFailureWithoutTheLinesOfItsEvent(CapturedOutput output) {
		this.dispatch.addEventHandler((event) -> {
			throw new IllegalStateException("as asked");
		});
		assertThatIllegalStateException()
			.isThrownBy(() -> this.dispatch.event(event("user_add_org\nforged type", "e1\r\nforged id")));
		assertThat(output).contains("failed on event (not a name) of ding-talk 'default'").doesNotContain("forged");
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
		DingTalkRobotMsg.FeedCard feed = new DingTalkRobotMsg.FeedCard(
				List.of(new DingTalkRobotMsg.FeedCard.Link("t", "https://example.com", "https://example.com/a.png")));
		DingTalkMessageHandler handler = (message) -> feed;
		this.dispatch.addRobotHandler(handler);
		assertThatExceptionOfType(CallbackDispatcher.UnwritableReplyException.class)
			.isThrownBy(() -> this.dispatch
				.robot(DingTalkRobotMessage.read("default", Json.object().put("msgId", "m1").put("msgtype", "text"))))
			.withMessageContaining(handler.getClass().getName())
			.withMessageContaining("feedCard");
	}

	@Test
	void allHandlersOfAnEventRunAndTheFirstFailureIsThrown() {
		this.dispatch.addEventHandler((event) -> {
			throw new IllegalStateException("first");
		}).addEventHandler((event) -> {
			throw new IllegalArgumentException("second");
		});
		assertThatIllegalStateException().isThrownBy(() -> this.dispatch.event(event("user_add_org", "e1")))
			.withMessage("first")
			.satisfies((ex) -> assertThat(ex.getSuppressed()).singleElement()
				.hasToString("java.lang.IllegalArgumentException: second"));
	}

	@Test
	void theFirstChangeOfACardWins(CapturedOutput output) throws Exception {
		DingTalkCardAction click = DingTalkCardAction.read("default", Json
			.readTree("{\"outTrackId\":\"o\"," + "\"content\":{\"cardPrivateData\":{\"actionIds\":[\"approve\"]}}}"));
		assertThat(this.dispatch.card(click)).isNull();
		assertThat(output).contains("implements DingTalkCardHandler");
		this.dispatch.addCardHandler((action) -> null)
			.addCardHandler((action) -> DingTalkCardChange.forEverybody(Map.of("by", "first")))
			.addCardHandler((action) -> DingTalkCardChange.forEverybody(Map.of("by", "second")));
		assertThat(this.dispatch.card(click)).contains("first");
	}

	@Test
	void interceptorsSeeEveryKindOfPush() throws Exception {
		List<String> seen = new ArrayList<>();
		this.dispatch.interceptors(List.of(new MessageInterceptor() {

			@Override
			public boolean before(ReceivedMessage message) {
				seen.add(message.toString());
				return false;
			}

		})).addEventHandler((event) -> {
			throw new AssertionError("kept away");
		});
		this.dispatch.event(event("user_add_org", "e1"));
		this.dispatch.robot(DingTalkRobotMessage.read("crm", Json.object().put("msgId", "m").put("msgtype", "text")));
		this.dispatch.card(DingTalkCardAction.read("default", Json.object()));
		assertThat(seen).containsExactly("event user_add_org of ding-talk 'default'", "text of ding-talk 'crm'",
				"card of ding-talk 'default'");
	}

	private static DingTalkEventMessage event(String type, String eventId) {
		return new DingTalkEventMessage("default", type, eventId, null, null, Json.object());
	}

}
