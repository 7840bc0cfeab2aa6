package cn.bootx.starter.wechat.portal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.callback.CallbackExecutor;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.wechat.AccountFixture;
import cn.bootx.starter.wechat.WeChatFixture;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A portal in plain mode whose threads are all taken.
 */
class PlainModeTests {

	private static final String BODY = "<xml><FromUserName>o</FromUserName><MsgType>text</MsgType><MsgId>1</MsgId></xml>";

	private final AccountFixture wechat = new AccountFixture();

	private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(1);

	private final WeChatPortalService portal = new WeChatPortalService(this.wechat.accounts(),
			new WeChatMessageDispatcher(),
			new CallbackPortal.Settings(Duration.ofMinutes(5), 1024, Duration.ofSeconds(4), LateReplies.Mode.DROP),
			this.wechat.store(),
			new CallbackRuntime(MessageLedger.shared(this.wechat.store(), Duration.ofMinutes(1), Duration.ofMinutes(1)),
					CallbackExecutor.on(Runnable::run, 0), this.timer, this.timer, this.wechat.clock(),
					Duration.ofSeconds(1)));

	@AfterEach
	void stop() {
		this.timer.shutdownNow();
		this.wechat.close();
	}

	@Test
	void aForgedPushTakesNoPlaceOfARealOne() throws Exception {
		String now = Long.toString(this.wechat.clock().millis() / 1000);
		assertThat(status(Map.of("timestamp", now, "nonce", "1", "signature", "0".repeat(40)))).isEqualTo(403);
		assertThat(status(Map.of())).isEqualTo(403);
		assertThat(status(signed("1000000000"))).isEqualTo(403);
	}

	@Test
	void aRealPushThatFindsNoPlaceIsSentAgain() throws Exception {
		assertThat(status(signed(Long.toString(this.wechat.clock().millis() / 1000)))).isEqualTo(503);
	}

	private static Map<String, String> signed(String timestamp) {
		return Map.of("timestamp", timestamp, "nonce", "1", "signature",
				CallbackSignature.of(WeChatFixture.TOKEN, timestamp, "1"));
	}

	private int status(Map<String, String> query) throws Exception {
		return this.portal
			.handle(new CallbackRequest("POST", query, "", Map.of(), BODY.getBytes(StandardCharsets.UTF_8)))
			.toCompletableFuture()
			.get(60, TimeUnit.SECONDS)
			.status();
	}

}
