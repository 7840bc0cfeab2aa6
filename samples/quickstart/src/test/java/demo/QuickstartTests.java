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
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.applet.MiniProgramUser;
import cn.bootx.starter.simulator.wechat.push.RawPush;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import com.jayway.jsonpath.JsonPath;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.util.TestSocketUtils;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The flows of the page over HTTP, for machines without a browser.
 */
@SpringBootTest(webEnvironment = WebEnvironment.DEFINED_PORT, properties = "bootx.starter.third.simulator.port=0")
class QuickstartTests {

	private static final Duration SOON = Duration.ofSeconds(60);

	private final HttpClient http = HttpClient.newHttpClient();

	@LocalServerPort
	private int port;

	@Autowired
	private PlatformSimulator simulator;

	/** Known before the start, because the application forwards pushes to itself. */
	@DynamicPropertySource
	static void freePort(DynamicPropertyRegistry properties) {
		int free = TestSocketUtils.findAvailableTcpPort();
		properties.add("server.port", () -> free);
	}

	@Test
	void thePageIsServed() throws Exception {
		assertThat(get("/").body()).contains("src=\"page.js\"");
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
		HttpRequest.Builder browser = request(login).header("Qr-Code-Key", key).POST(BodyPublishers.noBody());
		assertThat(send(browser).body()).contains("oScanner");
		assertThat(post(login).statusCode()).isEqualTo(401);
	}

	@Test
	void aMenuIsCheckedPublishedTappedAndPublishedAgain() throws Exception {
		String tooMany = post("/demo/menu/drafts/too-many").body();
		assertThat(tooMany).contains("button has 4 items, allowed are 1 to 3");
		assertThat(post("/demo/menu/drafts/" + member(tooMany, "id") + "/publish").statusCode()).isEqualTo(409);
		assertThat(post("/demo/menu/drafts/breakfast").statusCode()).isEqualTo(409);
		String lunch = publishedMenu("lunch");
		publishedMenu("dinner");
		Fan fan = account().fan("oReader");
		assertThat(fan.tapsMenu("今日晚餐").replyText()).isEqualTo("今天是酸菜鱼，祝您好胃口");
		assertThat(post("/demo/menu/versions/" + lunch + "/publish").statusCode()).isEqualTo(200);
		assertThat(fan.tapsMenu("今日午餐").replyText()).isEqualTo("今天是红烧牛肉面，祝您好胃口");
		assertThat(get("/demo/menu").body()).contains("\"live\":[{\"name\":\"今日午餐\"");
	}

	@Test
	void templatesAreSyncedAndSentByCodeWithAReceipt() throws Exception {
		account().fan("oQuickstartFan");
		post("/demo/templates/sync");
		assertThat(get("/demo/templates").body()).contains("order-shipped", "thing1", "商品名称");
		String msgId = member(post("/demo/templates/send").body(), "msgId");
		this.simulator.chats().await((message) -> message.text().contains("商品名称：一箱苹果"), SOON);
		await(() -> get("/demo/templates/sent/" + msgId).body(), "\"status\":\"success\"");
		String taken = member(post("/demo/templates").body(), "id");
		assertThat(post("/demo/templates/sync").body()).contains("\"added\":[\"" + taken + "\"]");
		assertThat(send(request("/demo/templates/" + taken).DELETE()).statusCode()).isEqualTo(200);
		assertThat(post("/demo/templates/sync").body()).contains("\"gone\":[\"" + taken + "\"]");
	}

	@Test
	void aUserBindsHisWeChatAndIsNotifiedByName() throws Exception {
		assertThat(post("/demo/binding/notice").body()).contains("\"unknown\":[\"lisi\",\"wangwu\"]");
		String code = post("/demo/binding/code").body();
		account().fan("oBound").scans(member(code, "qrCodeUrl"));
		String bind = "/demo/binding?authCode=" + member(status(member(code, "qrCodeKey")), "authCode");
		assertThat(post(bind).body()).contains("lisi", "oBound");
		assertThat(post(bind).statusCode()).isEqualTo(404);
		assertThat(get("/demo/binding").body()).contains("oBound");
		assertThat(post("/demo/binding/notice").body()).contains("\"sent\":[\"lisi\"]", "\"unknown\":[\"wangwu\"]");
		ChatMessage alarm = this.simulator.chats().await((message) -> message.text().contains("苹果只剩 3 箱"), SOON);
		assertThat(alarm.to()).isEqualTo("oBound");
	}

	@Test
	void anotherApplicationGetsThePushAsItCame() throws Exception {
		account().fan("oReader").sends("转发我");
		String received = await(() -> get("/demo/forwarded").body(), "转发我");
		RawPush push = account().lastPush();
		String query = push.query()
			.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + parameter.getValue())
			.collect(Collectors.joining("&"));
		assertThat(JsonPath.<List<String>>read(received, "$[?(@.said == '转发我')].query")).containsExactly(query);
		assertThat(JsonPath.<List<String>>read(received, "$[?(@.said == '转发我')].body"))
			.containsExactly(push.bodyText());
	}

	@Test
	void theOtherApplicationRefusesAForgery() throws Exception {
		account().fan("oReader").sends("真的");
		HttpRequest.Builder forgery = request("/forwarded?timestamp=1&nonce=2&msg_signature=3")
			.POST(BodyPublishers.ofByteArray(account().lastPush().body()));
		assertThat(send(forgery).statusCode()).isEqualTo(403);
	}

	@Test
	void fansAreSynced() throws Exception {
		account().fan("oStays");
		Fan leaves = account().fan("oLeaves");
		assertThat(post("/demo/fans/sync").body()).contains("\"gone\":0");
		leaves.unfollows();
		assertThat(post("/demo/fans/sync").body()).contains("\"added\":0", "\"gone\":1");
	}

	@Test
	void aUserOfTheMiniProgramLogsInAndReachesTheCustomerService() throws Exception {
		MiniProgramUser user = this.simulator.wechat().miniProgram("wx00000000quickstA").user("oAppletUser");
		String login = "/demo/applet/login?code=" + user.logsIn();
		assertThat(post(login).body()).isEqualTo("{\"user\":\"oAppletUser\"}");
		assertThat(post(login).statusCode()).isEqualTo(502);
		assertThat(user.sends("有人吗").replyType()).isEqualTo("transfer_customer_service");
	}

	@Test
	void noticesOfEveryPlatformArrive() throws Exception {
		for (String notice : new String[] { "wecom", "wecom-robot", "ding", "ding-robot" }) {
			assertThat(post("/demo/" + notice).statusCode()).as(notice).isEqualTo(200);
		}
		for (String text : new String[] { "构建成功", "磁盘使用率 91%", "订单服务恢复正常" }) {
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

	/** Publishes a menu and answers the id of its version. */
	private String publishedMenu(String name) throws Exception {
		String draft = post("/demo/menu/drafts/" + name).body();
		assertThat(draft).contains("\"problems\":[]");
		return member(post("/demo/menu/drafts/" + member(draft, "id") + "/publish").body(), "id");
	}

	private static String await(Callable<String> question, String answer) {
		return Awaitility.await().atMost(SOON).until(question, (said) -> said.contains(answer));
	}

	private HttpResponse<String> get(String path) throws Exception {
		return send(request(path));
	}

	private HttpResponse<String> post(String path) throws Exception {
		return send(request(path).POST(BodyPublishers.noBody()));
	}

	private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
		return this.http.send(request.build(), BodyHandlers.ofString());
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
