package cn.bootx.starter.core.callback.portal;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackExecutor;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.CallbackCipher;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.redis.RedisStores;
import cn.bootx.starter.core.testing.RedisProcess;
import cn.bootx.starter.core.testing.SlowProxy;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every mode of a portal while Redis is dead, silent or slow.
 */
class PortalWithoutStoreTests {

	private static final String TOKEN = "simtoken";

	private static final String KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

	private static final Duration TIMEOUT = Duration.ofMillis(300);

	private static final Duration WINDOW = Duration.ofMinutes(11);

	private final RedisProcess redis = RedisProcess.start();

	private final SlowProxy proxy = new SlowProxy(this.redis.port());

	private final LettuceConnectionFactory host = started(new LettuceConnectionFactory("127.0.0.1", this.proxy.port()));

	private final RedisStores stores = RedisStores.on(this.host, "portal:", TIMEOUT, Duration.ofSeconds(5));

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(4);

	private final AtomicInteger handled = new AtomicInteger();

	@AfterEach
	void close() {
		this.background.shutdownNow();
		this.stores.close();
		this.host.destroy();
		this.proxy.close();
		this.redis.close();
	}

	@ParameterizedTest
	@CsvSource({ "PLAIN,clear,KILLED", "PLAIN,clear,SILENT", "PLAIN,clear,SLOW", "COMPATIBLE,clear,KILLED",
			"COMPATIBLE,clear,SILENT", "COMPATIBLE,clear,SLOW", "COMPATIBLE,encrypted,KILLED",
			"COMPATIBLE,encrypted,SILENT", "COMPATIBLE,encrypted,SLOW", "SAFE,encrypted,KILLED",
			"SAFE,encrypted,SILENT", "SAFE,encrypted,SLOW", "AUTO,clear,KILLED", "AUTO,clear,SILENT", "AUTO,clear,SLOW",
			"AUTO,encrypted,KILLED", "AUTO,encrypted,SILENT", "AUTO,encrypted,SLOW" })
	void goesOnAndHandlesAMessageOnce(CallbackEnvelope.Mode mode, String form, Outage outage) throws Exception {
		goesOn(mode, form.equals("encrypted"), outage, true);
	}

	@ParameterizedTest
	@EnumSource
	void goesOnWhereTheThreadMustNotBlock(Outage outage) throws Exception {
		goesOn(CallbackEnvelope.Mode.COMPATIBLE, false, outage, false);
	}

	private void goesOn(CallbackEnvelope.Mode mode, boolean encrypted, Outage outage, boolean mayBlock)
			throws Exception {
		ExpiringStore store = this.stores.expiring();
		Await.until(() -> answers(store));
		CallbackPortal<String> portal = portal(mode, encrypted || mode == CallbackEnvelope.Mode.COMPATIBLE, store);
		CallbackRequest before = push("before", "1", encrypted, mayBlock);
		assertThat(answer(portal, before).status()).isEqualTo(200);
		CallbackRequest during = push("during", "2", encrypted, mayBlock);
		switch (outage) {
			case KILLED -> this.redis.kill();
			case SILENT -> this.redis.freeze();
			case SLOW -> this.proxy.delay(TIMEOUT.multipliedBy(3));
		}
		CallbackResponse first = answer(portal, during);
		assertThat(first.status()).isEqualTo(200);
		assertThat(first.body()).isNotEmpty();
		assertThat(answer(portal, during).body()).isEqualTo(first.body());
		// Answered before the outage.
		assertThat(answer(portal, before).status()).isEqualTo(200);
		assertThat(this.handled).hasValue(2);
		if (!encrypted) {
			// A signature is good for one body, also without a store.
			assertThat(answer(portal, new CallbackRequest("POST", during.query(), "", Map.of(),
					"another".getBytes(StandardCharsets.UTF_8), mayBlock))
				.status()).isEqualTo(403);
		}
		assertThat(this.handled).hasValue(2);
	}

	private CallbackPortal<String> portal(CallbackEnvelope.Mode mode, boolean withKey, ExpiringStore store) {
		CallbackEnvelope envelope = CallbackEnvelope.of("wechat:test", TOKEN)
			.keys(withKey ? List.of(KEY) : List.of())
			.receiveIds(List.of("wx1"))
			.signedQuery()
			.mode(mode, store)
			.freshness(Clock.systemUTC(), Duration.ofMinutes(5))
			.build();
		CallbackRuntime runtime = new CallbackRuntime(MessageLedger.shared(store, WINDOW, Duration.ofSeconds(6)),
				CallbackExecutor.pooled(4, 16, Thread::new), this.background, this.background, Clock.systemUTC(),
				Duration.ofSeconds(2));
		return CallbackPortal
			.<String>of("wechat/test", envelope,
					(push, request) -> new OpenedCallback<>(push.text(), "wechat:test:" + push.text(), push.seal()))
			.deadline(CallbackPipeline.Deadline.WECHAT)
			.build((message) -> "<xml><n>" + this.handled.incrementAndGet() + "</n></xml>", runtime);
	}

	private static CallbackRequest push(String content, String nonce, boolean encrypted, boolean mayBlock) {
		String timestamp = Long.toString(System.currentTimeMillis() / 1000);
		Map<String, String> query = new HashMap<>();
		query.put("timestamp", timestamp);
		query.put("nonce", nonce);
		query.put("signature", CallbackSignature.of(TOKEN, timestamp, nonce));
		String body = content;
		if (encrypted) {
			String ciphertext = new CallbackCipher(KEY).encrypt(content, "wx1");
			query.put("encrypt_type", "aes");
			query.put("msg_signature", CallbackSignature.of(TOKEN, timestamp, nonce, ciphertext));
			body = "<xml><Encrypt><![CDATA[" + ciphertext + "]]></Encrypt></xml>";
		}
		return new CallbackRequest("POST", query, "", Map.of(), body.getBytes(StandardCharsets.UTF_8), mayBlock);
	}

	private static CallbackResponse answer(CallbackPortal<String> portal, CallbackRequest request)
			throws InterruptedException, ExecutionException, TimeoutException {
		return portal.handle(request).toCompletableFuture().get(60, TimeUnit.SECONDS);
	}

	private static boolean answers(ExpiringStore store) {
		try {
			return store.get("x").isEmpty();
		}
		catch (RuntimeException ex) {
			return false;
		}
	}

	private static LettuceConnectionFactory started(LettuceConnectionFactory host) {
		host.afterPropertiesSet();
		host.start();
		return host;
	}

	/** What Redis does. */
	enum Outage {

		KILLED, SILENT, SLOW

	}

}
