package cn.bootx.starter.wechat.people.qrlogin;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.wechat.HostApplication;
import cn.bootx.starter.wechat.StoppableStore;
import cn.bootx.starter.wechat.WeChatFixture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * QR login over real HTTP, the same on both web stacks.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(OutputCaptureExtension.class)
abstract class QrLoginContractTests {

	private final WebApplicationType stack;

	private final WeChatFixture wechat = WeChatFixture.safe();

	private WeChatFixture.Host host;

	QrLoginContractTests(WebApplicationType stack) {
		this.stack = stack;
	}

	@BeforeAll
	void start() {
		this.host = this.wechat.start(this.stack, LoginApplication.class,
				"bootx.starter.third.wechat.qr-login.enabled=true",
				"bootx.starter.third.wechat.qr-login.max-pending-per-client=10");
	}

	@AfterAll
	void stop() {
		this.wechat.close();
	}

	@Test
	void aFollowerLogsIn() throws Exception {
		logsIn(this.wechat.account().fan("oFollower").openId(), false);
	}

	@Test
	void aNewcomerLogsInAndFollows() throws Exception {
		logsIn(this.wechat.account().newcomer("oNewcomer").openId(), true);
	}

	@Test
	void anUnknownKeyIsExpired() throws Exception {
		JsonNode status = get("/token/wechat/qr/getStatus?qrCodeKey=nobody");
		assertThat(Json.write(status)).isEqualTo("{\"code\":0,\"msg\":\"success\",\"data\":\"expired\"}");
	}

	@Test
	void anUnknownAuthCodeIsRefused() throws Exception {
		HttpResponse<String> answer = send("POST", "/token/wechat/qr/login?authCode=" + "x".repeat(22));
		assertThat(answer.statusCode()).isEqualTo(401);
	}

	@Test
	void whatWeChatSaysIsNotForTheBrowser() throws Exception {
		this.wechat.simulator()
			.faults()
			.next("/cgi-bin/qrcode/create", 1, SimulatorResponse
				.json(Json.object().put("errcode", 48001).put("errmsg", "api unauthorized rid: 1-2-3")));
		HttpResponse<String> answer = send("POST", "/token/wechat/qr/applyQrCode");
		assertThat(answer.statusCode()).isEqualTo(502);
		assertThat(answer.body()).doesNotContain("48001").contains("\"code\":502");
	}

	@Test
	void aPageOfAnotherOriginGetsNoCode() throws Exception {
		int before = this.wechat.simulator().calls().bodies("/cgi-bin/qrcode/create").size();
		for (String[] headers : new String[][] { { "Origin", "https://evil.example" }, { "Origin", "null" },
				{ "Sec-Fetch-Site", "cross-site" },
				{ "Origin", this.host.url().replace("127.0.0.1", "localhost"), "Sec-Fetch-Site", "same-site" } }) {
			HttpResponse<String> answer = send("POST", "/token/wechat/qr/applyQrCode", headers);
			assertThat(answer.statusCode()).isEqualTo(403);
			assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
		}
		assertThat(this.wechat.simulator().calls().bodies("/cgi-bin/qrcode/create")).hasSize(before);
		assertThat(send("POST", "/token/wechat/qr/applyQrCode", "Origin", this.host.url()).statusCode()).isEqualTo(200);
	}

	@Test
	void aForeignPageDoesNotLogItsVisitorIn() throws Exception {
		JsonNode code = post("/token/wechat/qr/applyQrCode").path("data");
		String authCode = scanned(code, "oAttacker");
		HttpResponse<String> answer = send("POST", "/token/wechat/qr/login?authCode=" + authCode, "Origin",
				"https://evil.example");
		assertThat(answer.statusCode()).isEqualTo(403);
		assertThat(answer.body()).doesNotContain("oAttacker");
	}

	@Test
	void aCodeWorksInTheBrowserThatAskedForIt() throws Exception {
		HttpResponse<String> applied = send("POST", "/token/wechat/qr/applyQrCode");
		String cookie = applied.headers().firstValue("Set-Cookie").orElseThrow();
		assertThat(cookie).contains("HttpOnly").contains("SameSite=Strict").contains("Path=/");
		String pair = cookie.substring(0, cookie.indexOf(';'));
		String authCode = scanned(Json.readTree(applied.body()).path("data"), "oOwner");
		assertThat(login(authCode, "Cookie", pair).path("data").path("user").asText()).isEqualTo("user of oOwner");
		HttpResponse<String> second = send("POST", "/token/wechat/qr/applyQrCode", "Cookie", pair);
		assertThat(second.headers().firstValue("Set-Cookie").orElse("")).startsWith(pair);
	}

	@Test
	void anotherBrowserCannotUseTheCode() throws Exception {
		for (String[] headers : new String[][] { {}, { "Cookie", "bootx-wechat-qr=" + "x".repeat(22) },
				{ "Qr-Code-Key", "x".repeat(22) } }) {
			String authCode = scanned(post("/token/wechat/qr/applyQrCode").path("data"), "oAttacker");
			HttpResponse<String> answer = send("POST", "/token/wechat/qr/login?authCode=" + authCode, headers);
			assertThat(answer.statusCode()).isEqualTo(401);
			assertThat(answer.body()).doesNotContain("oAttacker");
		}
	}

	@Test
	void aStoreThatIsAwayIsA503InTheEnvelopeAndOneLineInTheLog(CapturedOutput output) throws Exception {
		JsonNode code = post("/token/wechat/qr/applyQrCode").path("data");
		this.host.bean(AtomicBoolean.class).set(true);
		int before = output.getAll().length();
		try {
			String key = code.path("qrCodeKey").asText();
			for (int i = 0; i < 5; i++) {
				assertUnavailable(send("GET", "/token/wechat/qr/getStatus?qrCodeKey=" + key));
				assertUnavailable(send("POST", "/token/wechat/qr/applyQrCode"));
				assertUnavailable(send("POST", "/token/wechat/qr/login?authCode=" + "x".repeat(22)));
				assertUnavailable(send("GET", "/token/wechat/qr/events?qrCodeKey=" + key));
				assertUnavailable(send("GET", "/token/wechat/qr/image?qrCodeKey=" + key));
			}
		}
		finally {
			this.host.bean(AtomicBoolean.class).set(false);
		}
		String logged = output.getAll().substring(before);
		assertThat(logged).doesNotContain("\tat ").doesNotContain(" ERROR ");
		assertThat(logged.split("Logins by QR code wait", -1).length - 1).isLessThanOrEqualTo(1);
	}

	private static void assertUnavailable(HttpResponse<String> answer) {
		assertThat(answer.statusCode()).isEqualTo(503);
		assertThat(answer.body()).startsWith("{\"code\":503,\"msg\":");
	}

	/** The code that the browser gets after the scan. */
	private String scanned(JsonNode code, String openId) throws IOException, InterruptedException {
		this.wechat.account().fan(openId).scans(code.path("qrCodeUrl").asText());
		return get("/token/wechat/qr/getStatus?qrCodeKey=" + code.path("qrCodeKey").asText()).path("authCode").asText();
	}

	@Test
	void aStreamOfEventsTellsEachChange() throws Exception {
		JsonNode code = post("/token/wechat/qr/applyQrCode").path("data");
		String path = "/token/wechat/qr/events?qrCodeKey=" + code.path("qrCodeKey").asText();
		HttpResponse<String> first = send("GET", path);
		assertThat(first.headers().firstValue("Content-Type").orElse("")).startsWith("text/event-stream");
		assertThat(first.body()).isEqualTo("retry: 100\nid: wait\ndata: {\"status\":\"wait\"}\n\n");
		CompletableFuture<HttpResponse<String>> second = browser().sendAsync(
				HttpRequest.newBuilder(URI.create(this.host.url() + path)).header("Last-Event-ID", "wait").build(),
				HttpResponse.BodyHandlers.ofString());
		this.wechat.account().fan("oWatched").scans(code.path("qrCodeUrl").asText());
		assertThat(second.get(60, TimeUnit.SECONDS).body()).contains("id: ok\n").contains("\"authCode\":\"");
	}

	@Test
	void thePictureShowsTheCode() throws Exception {
		JsonNode code = post("/token/wechat/qr/applyQrCode").path("data");
		String path = "/token/wechat/qr/image?qrCodeKey=" + code.path("qrCodeKey").asText();
		HttpResponse<byte[]> png = browser().send(HttpRequest.newBuilder(URI.create(this.host.url() + path)).build(),
				HttpResponse.BodyHandlers.ofByteArray());
		assertThat(QrPictureTests.read(png.body())).isEqualTo(code.path("qrCodeUrl").asText());
		HttpResponse<String> svg = send("GET", path + "&format=svg");
		assertThat(svg.headers().firstValue("Content-Type").orElse("")).startsWith("image/svg+xml");
		assertThat(svg.body()).startsWith("<svg");
		assertThat(send("GET", "/token/wechat/qr/image?qrCodeKey=nobody").statusCode()).isEqualTo(404);
	}

	/**
	 * One per request: a test of this application, not of connections that are used
	 * again.
	 */
	private static HttpClient browser() {
		return HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
	}

	private void logsIn(String openId, boolean newcomer) throws Exception {
		JsonNode code = post("/token/wechat/qr/applyQrCode").path("data");
		String statusPath = "/token/wechat/qr/getStatus?qrCodeKey=" + code.path("qrCodeKey").asText();
		assertThat(get(statusPath).path("data").asText()).isEqualTo("wait");
		PushOutcome scan = (newcomer ? this.wechat.account().newcomer(openId) : this.wechat.account().fan(openId))
			.scans(code.path("qrCodeUrl").asText());
		assertThat(scan.replyText()).isEqualTo("登录成功");
		JsonNode status = get(statusPath);
		assertThat(status.path("data").asText()).isEqualTo("ok");
		JsonNode login = login(status.path("authCode").asText(), "Qr-Code-Key", code.path("qrCodeKey").asText());
		assertThat(login.path("data").path("user").asText()).isEqualTo("user of " + openId);
		assertThat(get(statusPath).path("data").asText()).isEqualTo("expired");
	}

	private JsonNode login(String authCode, String... headers) throws IOException, InterruptedException {
		return Json.readTree(send("POST", "/token/wechat/qr/login?authCode=" + authCode, headers).body());
	}

	private JsonNode get(String path) throws IOException, InterruptedException {
		return Json.readTree(send("GET", path).body());
	}

	private JsonNode post(String path) throws IOException, InterruptedException {
		return Json.readTree(send("POST", path).body());
	}

	private HttpResponse<String> send(String method, String path, String... headers)
			throws IOException, InterruptedException {
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(this.host.url() + path))
			.method(method, HttpRequest.BodyPublishers.noBody())
			.timeout(Duration.ofSeconds(25));
		if (headers.length > 0) {
			request.headers(headers);
		}
		return browser().send(request.build(), HttpResponse.BodyHandlers.ofString());
	}

	@Configuration(proxyBeanMethods = false)
	@EnableAutoConfiguration
	@Import(HostApplication.class)
	static class LoginApplication {

		@Bean
		AtomicBoolean storeIsAway() {
			return new AtomicBoolean();
		}

		@Bean
		ExpiringStore expiringStore(AtomicBoolean storeIsAway) {
			return StoppableStore.of(storeIsAway);
		}

		@Bean
		WeChatLoginHandler loginHandler() {
			return (login) -> new LoggedIn("user of " + login.openId());
		}

	}

	record LoggedIn(String user) {
	}

}
