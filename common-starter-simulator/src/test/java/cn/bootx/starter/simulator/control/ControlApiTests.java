package cn.bootx.starter.simulator.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.regex.Pattern;
import java.util.List;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

import cn.bootx.starter.simulator.ApiClient;
import cn.bootx.starter.simulator.HostStub;
import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.simulator.wechat.push.PushFormat;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.simulator.wechatopen.Component;
import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ControlApiTests {

	private static final String PEOPLE = "/_sim/accounts/wx1/people";

	private final PlatformSimulator simulator = PlatformSimulator.start();

	private final ApiClient api = new ApiClient(this.simulator);

	private final HostStub host = HostStub.start();

	private SimulatedAccount account;

	@BeforeEach
	void registerAccount() {
		this.account = this.simulator.wechat()
			.register(OfficialAccount.plain("wx1", "s", "token").withCallbackUrl(this.host.uri("/p")));
	}

	@AfterEach
	void stop() {
		this.host.close();
		this.simulator.close();
	}

	@Test
	void thePageIsServedWithoutExternalResources() {
		HttpResponse<byte[]> page = this.api.exchange("/");
		assertThat(page.statusCode()).isEqualTo(200);
		assertThat(page.headers().firstValue("content-security-policy"))
			.hasValueSatisfying((policy) -> assertThat(policy).contains("default-src 'none'"));
		List<String> files = Pattern.compile("(?:src|href)=\"([^\"#]+)\"")
			.matcher(ApiClient.text(page))
			.results()
			.map((file) -> file.group(1))
			.toList();
		assertThat(files).isNotEmpty().allMatch((file) -> file.startsWith("/_sim/web/"));
		for (String file : files) {
			HttpResponse<byte[]> answer = this.api.exchange(file);
			assertThat(answer.statusCode()).as(file).isEqualTo(200);
			assertThat(answer.headers().firstValue("content-type").orElse("")).matches("text/(css|javascript).*");
		}
		assertThat(this.api.exchange("/_sim/web/..%2findex.html").statusCode()).isEqualTo(404);
	}

	@Test
	void aNewUserFollowsWritesAndIsAnswered() {
		String openId = this.api.post(PEOPLE, "").path("id").asText();
		assertThat(openId).hasSize(28);
		assertThat(act(openId, "follow", "{}").path("accepted").asBoolean()).isTrue();
		this.host.answers((call) -> new HostStub.Answer(200, "<xml><ToUserName>" + openId
				+ "</ToUserName><FromUserName>" + this.account.originalId()
				+ "</FromUserName><CreateTime>1</CreateTime><MsgType>text</MsgType><Content>欢迎</Content></xml>"));
		JsonNode outcome = act(openId, "send-text", "{\"text\":\"你好\"}");
		assertThat(outcome.path("replyText").asText()).isEqualTo("欢迎");
		assertThat(outcome.path("attempts").get(0).path("status").asInt()).isEqualTo(200);
		JsonNode chat = this.api.get("/_sim/chats?platform=wechat&conversation=wx1/" + openId);
		assertThat(chat.findValuesAsText("text")).containsExactly("[subscribe] ", "你好", "欢迎");
	}

	@Test
	void theStateListsAccountsPeopleAndComponents() {
		this.account.fan("oFan");
		this.simulator.wechatOpen()
			.register(Component.of("wxcomp", "s", "token", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"));
		JsonNode state = this.api.get("/_sim/accounts");
		assertThat(state.path("accounts").get(0).path("id").asText()).isEqualTo("wx1");
		assertThat(state.path("accounts").get(0).path("people").get(0).path("id").asText()).isEqualTo("oFan");
		assertThat(state.path("accounts").get(1).path("id").asText()).isEqualTo("wxcomp");
		assertThat(state.toString()).doesNotContain("token");
	}

	@Test
	void scanningAndClickingWork() {
		String ticket = this.api
			.post("/cgi-bin/qrcode/create?access_token=" + this.account.tokens().issue(),
					"{\"action_name\":\"QR_LIMIT_STR_SCENE\",\"action_info\":{\"scene\":{\"scene_str\":\"s\"}}}")
			.path("ticket")
			.asText();
		act("oNew", "scan", "{\"code\":\"" + ticket + "\"}");
		act("oNew", "click-menu", "{\"key\":\"V1\"}");
		act("oNew", "send-location", "{\"label\":\"天安门\"}");
		act("oNew", "event", "{\"event\":\"VIEW\",\"fields\":{\"EventKey\":\"https://e.com\"}}");
		act("oNew", "unfollow", "{}");
		assertThat(this.host.calls()).extracting((call) -> call.body())
			.satisfiesExactly((body) -> assertThat(body).contains("qrscene_s"),
					(body) -> assertThat(body).contains("CLICK"), (body) -> assertThat(body).contains("天安门"),
					(body) -> assertThat(body).contains("VIEW"), (body) -> assertThat(body).contains("unsubscribe"));
	}

	@Test
	void aUserOfAMiniProgramLogsInAndWrites() {
		this.simulator.wechat()
			.register(new MiniProgram("wxmini", "s", "token", null, PushMode.PLAIN, PushFormat.JSON,
					() -> this.host.uri("/mini")));
		String people = "/_sim/accounts/wxmini/people/";
		String code = this.api.post(people + "oUser/log-in", "").path("code").asText();
		assertThat(
				this.api.get("/sns/jscode2session?appid=wxmini&secret=s&grant_type=authorization_code&js_code=" + code)
					.path("openid")
					.asText())
			.isEqualTo("oUser");
		this.api.post(people + "oUser/send-text", "{\"text\":\"在吗\"}");
		assertThat(this.host.calls()).singleElement()
			.satisfies((call) -> assertThat(call.body()).contains("\"oUser\"", "在吗"));
		assertThat(this.api.get("/_sim/accounts/wxmini").path("kind").asText()).isEqualTo("applet");
		for (String path : new String[] { "oUser/send-text", "%3Cb%3E/log-in" }) {
			assertThat(this.api.exchange(people + path, "{}").statusCode()).as(path).isEqualTo(400);
		}
	}

	@Test
	void componentsArePlayed() {
		this.simulator.wechatOpen()
			.register(Component.of("wxcomp", "s", "token", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG")
				.withAuthEventUrl(() -> this.host.uri("/auth")));
		assertThat(this.api.post("/_sim/accounts/wxcomp/ticket", "").path("accepted").asBoolean()).isTrue();
		HttpResponse<byte[]> refused = this.api.send("DELETE", "/_sim/accounts/wxcomp/authorizers/wx1",
				BodyPublishers.noBody(), "application/json");
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(ApiClient.json(refused).path("message").path("en").asText()).contains("wx1");
	}

	@ParameterizedTest
	@ValueSource(strings = { "send-text", "scan", "click-menu" })
	void whatCannotBeDoneIsExplained(String action) {
		HttpResponse<byte[]> refused = this.api.exchange(PEOPLE + "/oFan/" + action, "{}");
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(ApiClient.json(refused).path("message").path("en").asText()).isNotEmpty();
	}

	@Test
	void unknownAccountsAndStrangeNamesAreRefused() {
		assertThat(this.api.exchange("/_sim/accounts/wx9/people", "{}").statusCode()).isEqualTo(404);
		assertThat(this.api.exchange(PEOPLE, "{\"openId\":\"<b>\"}").statusCode()).isEqualTo(400);
		assertThat(this.api.exchange(PEOPLE, "{").statusCode()).isEqualTo(400);
	}

	@Test
	@Timeout(120)
	void chatsAndTheJournalArriveLive() throws Exception {
		HttpResponse<InputStream> stream = HttpClient.newHttpClient()
			.send(request("/_sim/events").header("Origin", "http://localhost:8080").build(),
					BodyHandlers.ofInputStream());
		assertThat(stream.headers().firstValue("content-type")).hasValue("text/event-stream; charset=utf-8");
		assertThat(stream.headers().firstValue("access-control-allow-origin")).hasValue("http://localhost:8080");
		try (BufferedReader lines = new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
			assertThat(lines.readLine()).isEqualTo(": connected");
			act("oFan", "send-text", "{\"text\":\"live!\"}");
			assertThat(readUntil(lines, "live!")).contains("\"platform\":\"wechat\"");
			assertThat(readUntil(lines, "event: journal")).isNotNull();
		}
	}

	@Test
	void pagesOfThisMachineMayUseTheApi() throws Exception {
		HttpResponse<String> preflight = HttpClient.newHttpClient()
			.send(request("/_sim/accounts").header("Origin", "http://localhost:8080")
				.method("OPTIONS", BodyPublishers.noBody())
				.build(), BodyHandlers.ofString());
		assertThat(preflight.statusCode()).isEqualTo(204);
		assertThat(preflight.headers().firstValue("access-control-allow-origin")).hasValue("http://localhost:8080");
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://evil.example", "http://localhost.evil.example", "null" })
	void pagesFromElsewhereMayNot(String origin) throws Exception {
		for (String path : new String[] { "/_sim/accounts", "/_sim/events", "/" }) {
			HttpResponse<String> refused = HttpClient.newHttpClient()
				.send(request(path).header("Origin", origin).build(), BodyHandlers.ofString());
			assertThat(refused.statusCode()).as(path).isEqualTo(403);
			assertThat(refused.headers().firstValue("access-control-allow-origin")).isEmpty();
		}
	}

	@Test
	void aReboundHostNameIsRefused() throws Exception {
		try (Socket socket = new Socket("127.0.0.1", this.simulator.baseUri().getPort())) {
			socket.getOutputStream()
				.write("GET /_sim/accounts HTTP/1.1\r\nHost: evil.example:9797\r\nConnection: close\r\n\r\n"
					.getBytes(StandardCharsets.US_ASCII));
			assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII)).endsWith("403");
		}
	}

	private static String readUntil(BufferedReader lines, String text) throws IOException {
		String line = lines.readLine();
		while (line != null && !line.contains(text)) {
			line = lines.readLine();
		}
		return line;
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.simulator.baseUrl() + path));
	}

	private JsonNode act(String openId, String action, String body) {
		return this.api.post(PEOPLE + "/" + openId + "/" + action, body);
	}

}
