package demo;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.bootx.starter.simulator.PlatformSimulator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A browser and a phone, over HTTP.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "bootx.starter.third.simulator.port=0")
class SecurityLoginTests {

	private final CookieManager cookies = new CookieManager();

	private final HttpClient browser = HttpClient.newBuilder().cookieHandler(this.cookies).build();

	private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

	@LocalServerPort
	private int port;

	@Autowired
	private PlatformSimulator simulator;

	@Test
	void aScanOpensTheProtectedPage() throws Exception {
		HttpResponse<String> closed = get("/");
		assertThat(closed.statusCode()).isEqualTo(302);
		assertThat(location(closed)).endsWith("/login.html");
		assertThat(get("/login.html").body()).contains("login.js");

		String authCode = scan();
		String sessionBefore = cookie("JSESSIONID");
		HttpResponse<String> login = post("/login/wechat", "authCode=" + authCode, cookie("XSRF-TOKEN"));
		assertThat(login.statusCode()).isEqualTo(302);
		assertThat(location(login)).doesNotContain("error");
		assertThat(cookie("JSESSIONID")).isNotEmpty().isNotEqualTo(sessionBefore);
		assertThat(get("/").body()).isEqualTo("Logged in as oVisitor");

		HttpResponse<String> again = post("/login/wechat", "authCode=" + authCode, cookie("XSRF-TOKEN"));
		assertThat(location(again)).endsWith("/login.html?error");
	}

	@Test
	void aStrangersCodeIsRefused() throws Exception {
		get("/login.html");
		HttpResponse<String> login = post("/login/wechat", "authCode=" + "x".repeat(22), cookie("XSRF-TOKEN"));
		assertThat(location(login)).endsWith("/login.html?error");
		assertThat(get("/").statusCode()).isEqualTo(302);
	}

	@Test
	void aForeignPageCannotLogItsVisitorIn() throws Exception {
		get("/login.html");
		String authCode = scan();
		assertThat(post("/login/wechat", "authCode=" + authCode, "guessed").statusCode()).isEqualTo(403);
		assertThat(get("/").statusCode()).isNotEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "/wecom/login, userid=zhangsan, zhangsan", "/dingtalk/login, userid=lisi, lisi",
			"/wechat/login, openid=oVisitor, oVisitor" })
	void aPersonOfAnyPlatformOpensTheProtectedPage(String path, String choice, String name) throws Exception {
		assertThat(get("/").statusCode()).isEqualTo(302);
		String page = location(get(path));
		HttpResponse<String> agreed = this.browser.send(HttpRequest.newBuilder(URI.create(page.replaceAll("[?].*", "")))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.POST(BodyPublishers.ofString(URI.create(page).getRawQuery() + "&" + choice))
			.build(), BodyHandlers.ofString());
		String back = location(agreed);
		assertThat(location(get(back.substring(back.indexOf(path))))).doesNotContain("error");
		assertThat(get("/").body()).isEqualTo("Logged in as " + name);
		assertThat(location(get(path + "/callback?code=x&state=y"))).endsWith("/login.html?error=expired");
	}

	private String scan() throws Exception {
		String code = post("/token/wechat/qr/applyQrCode", "", cookie("XSRF-TOKEN")).body();
		String key = member(code, "qrCodeKey");
		this.browser.newWebSocketBuilder()
			.header("Origin", "http://localhost:" + this.port)
			.buildAsync(URI.create("ws://localhost:" + this.port + "/token/wechat/qr/ws?qrCodeKey=" + key),
					new Listener())
			.join();
		assertThat(hear()).isEqualTo("{\"status\":\"wait\"}");
		this.simulator.wechat().account("wx00000000security").fan("oVisitor").scans(member(code, "qrCodeUrl"));
		return member(hear(), "authCode");
	}

	private String hear() throws InterruptedException {
		return String.valueOf(this.heard.poll(60, TimeUnit.SECONDS));
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.browser.send(HttpRequest.newBuilder(uri(path)).build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path, String form, String csrfToken) throws Exception {
		return this.browser.send(HttpRequest.newBuilder(uri(path))
			.header("Content-Type", "application/x-www-form-urlencoded")
			.header("X-XSRF-TOKEN", csrfToken)
			.POST(BodyPublishers.ofString(form))
			.build(), BodyHandlers.ofString());
	}

	private URI uri(String path) {
		return URI.create("http://localhost:" + this.port + path);
	}

	private String cookie(String name) {
		return this.cookies.getCookieStore()
			.getCookies()
			.stream()
			.filter((cookie) -> cookie.getName().equals(name))
			.map(HttpCookie::getValue)
			.findFirst()
			.orElse("");
	}

	private static String location(HttpResponse<String> answer) {
		return answer.headers().firstValue("Location").orElse("");
	}

	private static String member(String json, String name) {
		Matcher matcher = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
		assertThat(matcher.find()).as(json).isTrue();
		return matcher.group(1);
	}

	private final class Listener implements WebSocket.Listener {

		@Override
		public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
			SecurityLoginTests.this.heard.add(data.toString());
			socket.request(1);
			return null;
		}

	}

}
