package cn.bootx.starter.core.client;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.observe.ThirdObserver;
import cn.bootx.starter.core.testing.FreePort;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class PlatformClientTests {

	private final TestObservationRegistry observations = TestObservationRegistry.create();

	private final OkHttpClient http = ClientProperties.defaults()
		.newBuilder()
		.addInterceptor(new CallWatch(Platform.WECHAT, new ThirdObserver(this.observations)))
		.build();

	private final PlatformClient client = new PlatformClient(Platform.WECHAT, this.http,
			new ErrcodeDecoder(Platform.WECHAT, ErrorTableOf.all(ErrorTable.Verdict.of(ErrorCategory.QUOTA))));

	private final List<String> requests = new CopyOnWriteArrayList<>();

	private final CountDownLatch closing = new CountDownLatch(1);

	private final ExecutorService executor = Executors.newCachedThreadPool();

	private HttpServer server;

	private HttpUrl base;

	@BeforeEach
	void start() throws IOException {
		this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.server.setExecutor(this.executor);
		this.server.createContext("/ok", (exchange) -> answer(exchange, 200, "{\"errcode\":0,\"name\":\"中\"}"));
		this.server.createContext("/quota",
				(exchange) -> answer(exchange, 200, "{\"errcode\":45009,\"errmsg\":\"reach max rid: 1-2-3\"}"));
		this.server.createContext("/moved", (exchange) -> {
			exchange.getResponseHeaders().add("Location", "/ok");
			answer(exchange, 302, "");
		});
		this.server.createContext("/silent", this::stayOpen);
		this.server.start();
		this.base = HttpUrl.get("http://127.0.0.1:" + this.server.getAddress().getPort());
	}

	@AfterEach
	void stop() {
		this.closing.countDown();
		this.server.stop(0);
		this.executor.shutdownNow();
	}

	@Test
	void sendsJsonAsUtf8WithoutEscapes() {
		assertThat(
				this.client.execute(ApiCall.post(this.base, "/ok").json(Json.object().put("name", "菜单 \uD83D\uDE00")))
					.path("name")
					.asText())
			.isEqualTo("中");
		assertThat(this.requests).containsExactly("POST /ok {\"name\":\"菜单 \uD83D\uDE00\"}");
	}

	@Test
	void encodesQueryValuesOnce() {
		this.client.execute(ApiCall.get(this.base, "/ok").query("sign", "a+b/c=d e;f").query("absent", null));
		assertThat(this.requests).containsExactly("GET /ok?sign=a%2Bb%2Fc%3Dd%20e%3Bf ");
	}

	@Test
	void putsValuesIntoThePathOnceAndKeepsThemOutOfItsName() {
		ApiCall call = ApiCall.delete(this.base, "/ok/{user}/of/{task}").path("task", "a/b c").path("user", "u+1?");
		this.client.execute(call);
		assertThat(this.requests).containsExactly("DELETE /ok/u+1%3F/of/a%2Fb%20c ");
		assertThat(call.toString()).isEqualTo("DELETE /ok/{user}/of/{task}");
		assertThatIllegalArgumentException().isThrownBy(() -> call.path("other", "x")).withMessageContaining("{other}");
		assertThatIllegalArgumentException().isThrownBy(() -> ApiCall.get(this.base, "/ok/{user}").path("user", ".."));
	}

	@Test
	void keepsTheConnectionsOfThreadsThatSendAtTheSameTime() throws Exception {
		int threads = 16;
		CyclicBarrier together = new CyclicBarrier(threads);
		Set<Integer> ports = ConcurrentHashMap.newKeySet();
		this.server.createContext("/together", (exchange) -> {
			ports.add(exchange.getRemoteAddress().getPort());
			try {
				together.await(10, TimeUnit.SECONDS);
			}
			catch (InterruptedException | BrokenBarrierException | TimeoutException ex) {
				throw new IOException(ex);
			}
			answer(exchange, 200, "{}");
		});
		for (int round = 0; round < 10; round++) {
			for (Future<?> call : this.executor.invokeAll(
					Collections.nCopies(threads, () -> this.client.execute(ApiCall.get(this.base, "/together"))))) {
				call.get();
			}
		}
		assertThat(ports).hasSize(threads);
	}

	@Test
	void doesNotFollowRedirects() {
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> this.client.execute(ApiCall.get(this.base, "/moved")))
			.satisfies((ex) -> assertThat(ex.category()).isEqualTo(ErrorCategory.TRANSIENT));
		assertThat(this.requests).hasSize(1);
	}

	@Test
	void endsInTime() {
		long begin = System.nanoTime();
		PlatformException ex = catchThrowableOfType(PlatformException.class,
				() -> this.client.execute(ApiCall.get(this.base, "/silent").timeout(Duration.ofMillis(200))));
		assertThat(ex.code()).isEqualTo("timeout");
		assertThat(ex.category()).isEqualTo(ErrorCategory.TRANSIENT);
		assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(9));
	}

	@Test
	void tellsThatThePlatformCannotBeReachedWithoutTheQuery() {
		PlatformException ex = catchThrowableOfType(PlatformException.class, () -> this.client.execute(
				ApiCall.get(HttpUrl.get("http://127.0.0.1:" + FreePort.find()), "/token").query("secret", "S3CRET")));
		assertThat(ex.code()).isEqualTo("io");
		assertThat(ex.retryable()).isTrue();
		assertThat(ex).hasMessageContaining("wechat /token").message().doesNotContain("S3CRET");
		assertThat(ex.getCause().getMessage()).doesNotContain("S3CRET");
	}

	@Test
	void observesEachCallOnceWithItsOutcome() {
		this.client.execute(ApiCall.get(this.base, "/ok").query("access_token", "S3CRET"));
		catchThrowableOfType(PlatformException.class, () -> this.client.execute(ApiCall.get(this.base, "/quota")));
		TestObservationRegistryAssert.assertThat(this.observations)
			.hasNumberOfObservationsWithNameEqualTo("bootx.third.client", 2)
			.hasAnObservationWithAKeyValue("outcome", "success")
			.hasAnObservationWithAKeyValue("outcome", "quota")
			.hasAnObservationWithAKeyValue("api", "/ok")
			.hasAnObservationWithAKeyValue("platform", "wechat");
	}

	@Test
	void observesCallsOfAnSdkByTheirStatus() throws IOException {
		try (Response response = this.http.newCall(new Request.Builder().url(this.base + "ok/12345/x").build())
			.execute()) {
			assertThat(response.code()).isEqualTo(200);
		}
		TestObservationRegistryAssert.assertThat(this.observations)
			.hasNumberOfObservationsWithNameEqualTo("bootx.third.client", 1)
			.hasAnObservationWithAKeyValue("api", "/ok/{id}/x");
	}

	@Test
	void pathsAreFew() {
		assertThat(CallWatch.lowCardinality("/cgi-bin/menu/create")).isEqualTo("/cgi-bin/menu/create");
		assertThat(CallWatch.lowCardinality("v1.0/robot/oToMessages/batchSend"))
			.isEqualTo("/v1.0/robot/oToMessages/batchSend");
		assertThat(CallWatch.lowCardinality("/topapi/message/corpconversation/asyncsend_v2"))
			.isEqualTo("/topapi/message/corpconversation/asyncsend_v2");
		assertThat(CallWatch.lowCardinality("/v1.0/users/manager4220")).isEqualTo("/v1.0/users/{id}");
	}

	private void stayOpen(HttpExchange exchange) throws IOException {
		try (exchange) {
			this.closing.await(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private void answer(HttpExchange exchange, int status, String json) throws IOException {
		try (exchange) {
			String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
			this.requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + body);
			byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
			exchange.sendResponseHeaders(status, (bytes.length > 0) ? bytes.length : -1);
			exchange.getResponseBody().write(bytes);
		}
	}

}
