package cn.bootx.starter.dingtalk.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.dingtalk.client.DingTalkApp;
import cn.bootx.starter.dingtalk.CallbackFixture;
import cn.bootx.starter.dingtalk.StubPlatform;
import cn.bootx.starter.dingtalk.TestApp;
import cn.bootx.starter.dingtalk.handler.DingTalkCardChange;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.handler.DingTalkMessageHandler;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;
import cn.bootx.starter.dingtalk.robot.RobotSign;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What happens to a reply after its handler has done its work.
 */
@ExtendWith(OutputCaptureExtension.class)
class LateRepliesTests {

	private static final String SEND_TO_USER = "/v1.0/robot/oToMessages/batchSend";

	private final Clock clock = Clock.systemUTC();

	private final StubPlatform platform = new StubPlatform();

	private final CallbackFixture callbacks = new CallbackFixture(new InMemoryExpiringStore(this.clock), this.clock);

	private final DingTalkDispatch handlers = new DingTalkDispatch(this.platform.app().client().http(),
			this.platform.app().accounts(), this.platform.fixture().store(), this.clock);

	private final DingTalkPortal portal = portal(this.platform.app());

	@AfterEach
	void stop() {
		this.callbacks.close();
		this.platform.close();
	}

	@Test
	void aLateAnswerToAClickChangesTheCard() {
		CountDownLatch release = new CountDownLatch(1);
		this.platform.answer("/v1.0/card/instances", "{}");
		this.handlers.addCardHandler((action) -> {
			release.await();
			return new DingTalkCardChange(Map.of("state", "done"), Map.of("mine", "yes"));
		});
		String timestamp = String.valueOf(this.clock.millis());
		CallbackResponse response = handle(new CallbackRequest("POST", Map.of(), "",
				Map.of("x-ddpaas-signature-timestamp", timestamp, "x-ddpaas-signature",
						RobotSign.hmac(timestamp, "card-secret")),
				"{\"outTrackId\":\"o1\",\"userId\":\"u1\",\"content\":\"{}\"}".getBytes(StandardCharsets.UTF_8)));
		assertThat(response.bodyText()).isEqualTo("{}");
		release.countDown();
		Await.until("the card is changed", () -> !this.platform.calls("/v1.0/card/instances").isEmpty());
		assertThat(this.platform.calls("/v1.0/card/instances")).singleElement()
			.satisfies((call) -> assertThat(call.method() + call.body()).isEqualTo(
					"PUT{\"outTrackId\":\"o1\",\"userIdType\":1,\"cardData\":{\"cardParamMap\":{\"state\":\"done\"}},"
							+ "\"privateData\":{\"u1\":{\"cardParamMap\":{\"mine\":\"yes\"}}},"
							+ "\"cardUpdateOptions\":{\"updateCardDataByKey\":true,\"updatePrivateDataByKey\":true}}"));
	}

	@Test
	void aReplyThatDingTalkRefusesDoesNotRunTheHandlerAgain(CapturedOutput output) {
		this.platform.answer(SEND_TO_USER, "{\"errcode\":40035,\"errmsg\":\"invalid\"}");
		runsOnce((message) -> new DingTalkRobotMsg.Text("hi"));
		assertThat(output).containsOnlyOnce("is handled and acknowledged without a reply");
	}

	@Test
	void aReplyThatTheRobotCannotSendDoesNotRunTheHandlerAgain() {
		runsOnce((message) -> new DingTalkRobotMsg.FeedCard(
				List.of(new DingTalkRobotMsg.FeedCard.Link("t", "https://example.com", "https://example.com/a.png"))));
	}

	@Test
	void aReplyThatIsTooLongIsSentInParts() {
		this.platform.answer(SEND_TO_USER, "{\"processQueryKey\":\"k\"}");
		String text = ("一二三四五六七八九十".repeat(10) + "\n").repeat(60);
		runsOnce((message) -> new DingTalkRobotMsg.Text(text));
		List<String> sent = this.platform.calls(SEND_TO_USER)
			.stream()
			.map((call) -> Json.readTree(call.json().path("msgParam").asText()).path("content").asText())
			.toList();
		assertThat(sent).hasSizeGreaterThan(1);
		// The cuts are between lines, and white space around a cut is left out.
		assertThat(String.join("\n", sent)).isEqualTo(text.stripTrailing());
	}

	private void runsOnce(DingTalkMessageHandler handler) {
		AtomicInteger runs = new AtomicInteger();
		this.handlers.addRobotHandler((message) -> {
			runs.incrementAndGet();
			return handler.handle(message);
		});
		for (int attempt = 0; attempt < 3; attempt++) {
			assertThat(handle(robotMessage()).status()).isEqualTo(200);
		}
		assertThat(runs).hasValue(1);
	}

	private CallbackResponse handle(CallbackRequest request) {
		return this.portal.handle(request).toCompletableFuture().join();
	}

	private CallbackRequest robotMessage() {
		String timestamp = String.valueOf(this.clock.millis());
		return new CallbackRequest("POST", Map.of(), "",
				Map.of("timestamp", timestamp, "sign", RobotSign.of(timestamp, "app-secret")),
				"{\"msgId\":\"m1\",\"msgtype\":\"text\",\"senderStaffId\":\"u1\"}".getBytes(StandardCharsets.UTF_8));
	}

	private DingTalkPortal portal(TestApp app) {
		return new DingTalkPortal(
				DingTalkFixture.accounts(new DingTalkApp.Settings("default", "dingabc", "app-secret", null, null, null,
						null, null, "card-secret")),
				this.handlers, this.callbacks.runtime(), new InMemoryExpiringStore(this.clock),
				new CallbackPortal.Settings(Duration.ofMinutes(5), 65536, Duration.ofSeconds(2),
						LateReplies.Mode.SEND));
	}

}
