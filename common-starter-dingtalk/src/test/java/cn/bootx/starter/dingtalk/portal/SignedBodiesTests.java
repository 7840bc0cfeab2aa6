package cn.bootx.starter.dingtalk.portal;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.portal.LateReplies;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.dingtalk.client.DingTalkApp;
import cn.bootx.starter.dingtalk.CallbackFixture;
import cn.bootx.starter.dingtalk.DingTalkFixture;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.robot.RobotSign;
import cn.bootx.starter.testing.MutableClock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

/**
 * One captured signature is not good for any content.
 */
class SignedBodiesTests {

	private final MutableClock clock = new MutableClock("2026-11-21T02:00:00Z");

	private final InMemoryExpiringStore store = new InMemoryExpiringStore(this.clock);

	private final CallbackFixture callbacks = new CallbackFixture(new InMemoryExpiringStore(this.clock), this.clock);

	private final List<String> handled = new CopyOnWriteArrayList<>();

	private final DingTalkDispatch handlers = new DingTalkDispatch(
			DingTalkFixture.http("http://127.0.0.1:1", "http://127.0.0.1:1", DingTalkFixture.okHttp(), this.clock),
			DingTalkFixture.noAccounts(), this.store, this.clock)
		.addRobotHandler((message) -> {
			this.handled.add(message.msgId());
			return null;
		})
		.addCardHandler((action) -> {
			this.handled.add(action.outTrackId());
			return null;
		});

	private final DingTalkPortal portal = portal(this.store);

	@AfterEach
	void stop() {
		this.callbacks.close();
	}

	@Test
	void aCapturedSignatureOfARobotMessageIsNotGoodForAnotherOneLater() {
		String timestamp = now();
		assertThat(robot(this.portal, timestamp, "m1")).isEqualTo(200);
		this.clock.advance(Duration.ofSeconds(11));
		assertThat(robot(this.portal, timestamp, "forged")).isEqualTo(403);
		assertThat(robot(this.portal, timestamp, "m1")).as("the same message again").isEqualTo(200);
		assertThat(this.handled).containsExactly("m1");
	}

	@Test
	void aCapturedSignatureIsNotGoodOnAnotherNodeEither() {
		String timestamp = now();
		robot(this.portal, timestamp, "m1");
		this.clock.advance(Duration.ofSeconds(11));
		assertThat(robot(portal(this.store), timestamp, "forged")).isEqualTo(403);
	}

	@Test
	void aCapturedSignatureOfAClickIsNotGoodForAnotherOneLater() {
		String timestamp = now();
		assertThat(click(timestamp, "o1")).isEqualTo(200);
		this.clock.advance(Duration.ofMinutes(4));
		assertThat(click(timestamp, "forged")).isEqualTo(403);
		assertThat(this.handled).containsExactly("o1");
	}

	@Test
	void aFewRealMessagesOfOneMillisecondAreHandled() {
		String timestamp = now();
		for (int i = 1; i <= SignedProtocol.Bodies.ROOM; i++) {
			assertThat(robot(this.portal, timestamp, "m" + i)).isEqualTo(200);
		}
		for (int i = 0; i < 50; i++) {
			assertThat(robot(this.portal, timestamp, "forged" + i)).isEqualTo(403);
		}
		assertThat(this.handled).containsExactly("m1", "m2", "m3", "m4");
	}

	@Test
	void aNodeRemembersByItselfWhileTheStoreIsAway() {
		ExpiringStore away = mock(ExpiringStore.class);
		when(away.putIfAbsent(any(), any(), any()))
			.thenThrow(new StoreUnavailableException("redis", "put", new IllegalStateException("away")));
		DingTalkPortal alone = portal(away);
		String timestamp = now();
		assertThat(robot(alone, timestamp, "m1")).isEqualTo(200);
		this.clock.advance(Duration.ofSeconds(11));
		assertThat(robot(alone, timestamp, "forged")).isEqualTo(403);
		assertThat(robot(alone, now(), "m2")).isEqualTo(200);
	}

	private String now() {
		return String.valueOf(this.clock.millis());
	}

	private int robot(DingTalkPortal at, String timestamp, String msgId) {
		return handle(at, Map.of("timestamp", timestamp, "sign", RobotSign.of(timestamp, "app-secret")),
				"{\"msgId\":\"" + msgId + "\",\"msgtype\":\"text\"}");
	}

	private int click(String timestamp, String outTrackId) {
		return handle(this.portal,
				Map.of("x-ddpaas-signature-timestamp", timestamp, "x-ddpaas-signature",
						RobotSign.hmac(timestamp, "card-secret")),
				"{\"outTrackId\":\"" + outTrackId + "\",\"userId\":\"u1\",\"content\":\"{}\"}");
	}

	private static int handle(DingTalkPortal at, Map<String, String> headers, String body) {
		return at.handle(new CallbackRequest("POST", Map.of(), "", headers, body.getBytes(StandardCharsets.UTF_8)))
			.toCompletableFuture()
			.join()
			.status();
	}

	private DingTalkPortal portal(ExpiringStore signatures) {
		return new DingTalkPortal(
				DingTalkFixture.accounts(new DingTalkApp.Settings("default", "dingabc", "app-secret", null, null, null,
						null, null, "card-secret")),
				this.handlers, this.callbacks.runtime(), signatures, new CallbackPortal.Settings(Duration.ofMinutes(5),
						65536, Duration.ofSeconds(2), LateReplies.Mode.SEND));
	}

}
