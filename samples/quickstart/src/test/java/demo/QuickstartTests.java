package demo;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The flows of the page over HTTP, for machines without a browser.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "bootx.starter.third.simulator.port=0")
class QuickstartTests {

	private static final Duration SOON = Duration.ofSeconds(10);

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private PlatformSimulator simulator;

	@Test
	void thePageIsServed() throws Exception {
		assertThat(get("/").body()).contains("<script src=\"page.js\">");
	}

	@Test
	void aFansTextGetsTheHandlersReply() {
		assertThat(account().fan("oReader").sends("你好").replyText()).isEqualTo("收到 2 个字，客服马上来");
	}

	@Test
	void aScanLogsInOnce() throws Exception {
		String code = post("/token/wechat/qr/applyQrCode").body();
		String key = member(code, "qrCodeKey");
		assertThat(status(key)).contains("\"data\":\"wait\"");
		account().newcomer("oScanner").scans(member(code, "qrCodeUrl"));
		String login = "/token/wechat/qr/login?authCode=" + member(status(key), "authCode");
		assertThat(post(login).body()).contains("oScanner");
		assertThat(post(login).statusCode()).isEqualTo(401);
	}

	@Test
	void noticesOfEveryPlatformArrive() throws Exception {
		account().fan("oQuickstartFan");
		for (String notice : new String[] { "template", "wecom", "wecom-robot", "ding", "ding-robot" }) {
			assertThat(post("/demo/" + notice).statusCode()).as(notice).isEqualTo(200);
		}
		for (String text : new String[] { "您购买的 一箱苹果 已发货", "构建成功", "磁盘使用率 91%", "订单服务恢复正常" }) {
			this.simulator.chats().await((message) -> message.text().contains(text), SOON);
		}
		assertThat(this.simulator.chats().await((message) -> message.kind().equals("image"), SOON).mediaUrl())
			.isNotNull();
	}

	@Test
	void pushesOfDingTalkAreHandledOverHttpAndOverStream() throws Exception {
		this.simulator.dingtalk().app("dingquickstart0001").user("zhangsan").says("状态");
		this.simulator.chats().await((message) -> message.text().contains("收到 状态，一切正常"), SOON);
		this.simulator.dingtalk().app("dingquickstart0002").stream().awaitConnections(1);
		this.simulator.dingtalk()
			.app("dingquickstart0002")
			.events()
			.push("user_add_org", Map.of("UserId", List.of("lisi")));
		this.simulator.chats().await((message) -> message.text().contains("欢迎新同事 lisi"), SOON);
	}

	private SimulatedAccount account() {
		return this.simulator.wechat().account("wx00000000quickst1");
	}

	private String status(String key) throws Exception {
		return get("/token/wechat/qr/getStatus?qrCodeKey=" + key).body();
	}

	private HttpResponse<String> get(String path) throws Exception {
		return this.http.send(request(path).build(), BodyHandlers.ofString());
	}

	private HttpResponse<String> post(String path) throws Exception {
		return this.http.send(request(path).POST(BodyPublishers.noBody()).build(), BodyHandlers.ofString());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://localhost:" + this.port + path));
	}

	private static String member(String json, String name) {
		Matcher member = Pattern.compile("\"" + name + "\":\"([^\"]+)\"").matcher(json);
		assertThat(member.find()).as(json).isTrue();
		return member.group(1);
	}

}
