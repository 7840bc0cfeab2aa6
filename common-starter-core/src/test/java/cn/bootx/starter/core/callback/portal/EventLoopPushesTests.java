package cn.bootx.starter.core.callback.portal;

import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackExecutor;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pushes in clear on a thread that must not block: their signatures are looked up in a
 * store.
 */
class EventLoopPushesTests {

	private static final String TOKEN = "simtoken";

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(4);

	private final CountDownLatch release = new CountDownLatch(1);

	private final AtomicInteger handled = new AtomicInteger();

	private final AtomicReference<Thread> lookedUpOn = new AtomicReference<>();

	@AfterEach
	void close() {
		this.release.countDown();
		this.background.shutdownNow();
	}

	/** The only thread is taken, so that nothing but the count can answer. */
	@ParameterizedTest
	@EnumSource(names = { "PLAIN", "COMPATIBLE" })
	void theLastAttemptOfAMessageThatWaitsIsAcknowledgedAndHandledLater(CallbackEnvelope.Mode mode) throws Exception {
		CallbackPortal<String> portal = portal(mode);
		CompletableFuture<CallbackResponse> busy = send(portal, "busy", "0");
		Await.until(() -> this.handled.get() == 1);
		List<CompletableFuture<CallbackResponse>> attempts = new ArrayList<>();
		for (int i = 1; i <= 3; i++) {
			attempts.add(send(portal, "waiting", Integer.toString(i)));
		}
		Await.until(() -> attempts.stream()
			.anyMatch((attempt) -> attempt.isDone() && attempt.join().bodyText().equals("success")));
		assertThat(this.handled).hasValue(1);
		this.release.countDown();
		Await.until(() -> this.handled.get() == 2);
		assertThat(busy.get(60, TimeUnit.SECONDS)).isNotNull();
	}

	@Test
	void theStoreIsNotAskedOnTheCallersThread() throws Exception {
		this.release.countDown();
		CallbackPortal<String> portal = portal(CallbackEnvelope.Mode.PLAIN);
		assertThat(send(portal, "hello", "1").get(60, TimeUnit.SECONDS).status()).isEqualTo(200);
		assertThat(this.lookedUpOn.get()).isNotNull().isNotSameAs(Thread.currentThread());
		this.lookedUpOn.set(null);
		assertThat(portal.handle(request("GET", "", "2", "echostr"))
			.toCompletableFuture()
			.get(60, TimeUnit.SECONDS)
			.bodyText()).isEqualTo("1");
		assertThat(this.lookedUpOn.get()).isNotNull().isNotSameAs(Thread.currentThread());
	}

	private CallbackPortal<String> portal(CallbackEnvelope.Mode mode) {
		InMemoryExpiringStore memory = new InMemoryExpiringStore(Clock.systemUTC());
		ExpiringStore store = (ExpiringStore) Proxy.newProxyInstance(getClass().getClassLoader(),
				new Class<?>[] { ExpiringStore.class }, (proxy, method, arguments) -> {
					this.lookedUpOn.set(Thread.currentThread());
					return method.invoke(memory, arguments);
				});
		CallbackEnvelope envelope = CallbackEnvelope.of("wechat:test", TOKEN)
			.receiveIds(List.of("wx1"))
			.signedQuery()
			.mode(mode, store)
			.freshness(Clock.systemUTC(), Duration.ofMinutes(5))
			.build();
		CallbackRuntime runtime = new CallbackRuntime(MessageLedger.inMemory(Duration.ofMinutes(11)),
				CallbackExecutor.pooled(1, 16, Thread::new), this.background, this.background, Clock.systemUTC(),
				Duration.ofSeconds(2));
		return CallbackPortal
			.<String>of("wechat/test", envelope,
					(push, request) -> new OpenedCallback<>(push.text(), "wechat:test:" + push.text(), push.seal()))
			.deadline(new CallbackPipeline.Deadline(Duration.ofSeconds(1), Duration.ofSeconds(30), 3))
			.build(this::handle, runtime);
	}

	private String handle(String message) throws InterruptedException {
		this.handled.incrementAndGet();
		this.release.await(60, TimeUnit.SECONDS);
		return null;
	}

	private static CompletableFuture<CallbackResponse> send(CallbackPortal<String> portal, String content,
			String nonce) {
		return portal.handle(request("POST", content, nonce, "unused")).toCompletableFuture();
	}

	private static CallbackRequest request(String method, String content, String nonce, String more) {
		String timestamp = Long.toString(System.currentTimeMillis() / 1000);
		return new CallbackRequest(method,
				Map.of("timestamp", timestamp, "nonce", nonce, "signature",
						CallbackSignature.of(TOKEN, timestamp, nonce), more, "1"),
				"", Map.of(), content.getBytes(StandardCharsets.UTF_8));
	}

}
