package cn.bootx.starter.wechat.portal;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;

import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.wechat.push.PushFormat;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.push.PushTarget;
import cn.bootx.starter.simulator.wechat.push.RawPush;
import cn.bootx.starter.wechat.AppletFixture;
import cn.bootx.starter.wechat.AppletHostApplication;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The mini program's portal over real HTTP, the same on both web stacks. One application
 * serves the tests of a mode: Reactor Netty takes two seconds to stop.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AppletPortalContractTests {

	private final WebApplicationType stack;

	private final Map<PushMode, Host> hosts = new EnumMap<>(PushMode.class);

	private AppletFixture wechat;

	private AppletHostApplication.ServiceDesk desk;

	private AppletHostApplication.Events events;

	AppletPortalContractTests(WebApplicationType stack) {
		this.stack = stack;
	}

	@AfterAll
	void stop() {
		this.hosts.values().forEach((host) -> host.wechat().close());
	}

	@ParameterizedTest
	@EnumSource(PushMode.class)
	void repliesInTheFormatOfThePush(PushMode mode) {
		start(mode);
		for (PushFormat format : PushFormat.values()) {
			PushOutcome outcome = this.wechat.use(format).user().sends("help " + format);
			assertThat(outcome.problem()).isNull();
			assertThat(outcome.replyType()).as(outcome.body()).isEqualTo("transfer_customer_service");
			assertThat(outcome.body()).startsWith((format == PushFormat.JSON) ? "{" : "<xml>");
			if (mode != PushMode.PLAIN) {
				assertThat(outcome.body()).contains("Encrypt").doesNotContain("transfer_customer_service");
			}
			assertThat(this.desk.messages()).last().satisfies((message) -> {
				assertThat(message.getContent()).isEqualTo("help " + format);
				assertThat(message.getFromUser()).isEqualTo("oMini");
			});
		}
	}

	@ParameterizedTest
	@EnumSource(PushFormat.class)
	void acknowledgesEvents(PushFormat format) {
		start(PushMode.SAFE);
		this.wechat.use(format);
		assertThat(this.wechat.user().entersService("from=page").body()).isEqualTo("success");
		this.wechat.user().agreesTo("T1");
		assertThat(this.events.messages()).hasSize(2);
		assertThat(this.events.messages().get(0).getSessionFrom()).isEqualTo("from=page");
		assertThat(this.events.messages().get(1).getSubscribeMsgPopupEvent().getList()).singleElement()
			.satisfies((entry) -> assertThat(entry.getTemplateId()).isEqualTo("T1"));
	}

	@ParameterizedTest
	@EnumSource(PushMode.class)
	void aRetryGetsTheFirstAnswer(PushMode mode) {
		start(mode);
		String first = this.wechat.user().sends("help").body();
		RawPush retry = this.wechat.program().lastPush();
		assertThat(this.wechat.program().push(retry).body()).isEqualTo(first);
		assertThat(this.desk.messages()).hasSize(1);
		this.wechat.user().entersService("a");
		this.wechat.program().push(this.wechat.program().lastPush());
		this.wechat.user().entersService("b");
		assertThat(this.events.messages()).as("two events of one second").hasSize(2);
	}

	@Test
	void aMessageWhoseHandlerFailedIsHandledAgain() {
		start(PushMode.SAFE);
		PushOutcome outcome = this.wechat.user().sends("break");
		assertThat(outcome.accepted()).isFalse();
		assertThat(this.desk.messages()).hasSize(outcome.attempts().size()).hasSize(3);
	}

	@Test
	void answersTheCheckOfTheAddress() throws Exception {
		start(PushMode.SAFE);
		assertThat(verify("4375120948345356249", AppletFixture.TOKEN).body()).isEqualTo("4375120948345356249");
		assertThat(verify("4375120948345356249", "other").statusCode()).isEqualTo(403);
		assertThat(verify("%3Cscript%3E", AppletFixture.TOKEN).statusCode()).isEqualTo(400);
	}

	@Test
	void refusesForgedPushes() {
		start(PushMode.SAFE);
		RawPush push = this.wechat.prepare(AppletFixture.text("hi", 1));
		refused(push.withSignature("0".repeat(40)), 403);
		refused(push.withQuery("msg_signature", null), 403);
		refused(push.withQuery("nonce", "1"), 403);
		refused(push.withBody(AppletFixture.text("forged", 2)), 400);
		refused(push.withQuery("encrypt_type", null).withBody(AppletFixture.text("forged", 2)), 403);
		refused(this.wechat.prepare(AppletFixture.text("hi", 1), Instant.now().minusSeconds(600)), 403);
		PushTarget own = this.wechat.program().target();
		PushTarget foreign = new PushTarget(own.url(), own.token(), own.mode(),
				new MessageSeal(AppletFixture.AES_KEY, "wxffffffffffffffff"), own.format());
		refused(foreign.sign(AppletFixture.text("hi", 1), "ToUserName", "gh_mini", "oMini", Instant.now()), 403);
		assertThat(this.wechat.program().push(push).status()).isEqualTo(200);
	}

	@Test
	void aSignatureOfAClearPushServesOneBody() {
		start(PushMode.PLAIN);
		RawPush push = this.wechat.prepare(AppletFixture.text("real", 1));
		assertThat(this.wechat.program().push(push).status()).isEqualTo(200);
		refused(push.withBody(AppletFixture.text("forged", 2)), 403);
		refused(push.withBody(AppletFixture.xml("text", "<Content>forged</Content><MsgId>2</MsgId>")), 403);
		assertThat(this.desk.messages()).hasSize(1);
	}

	@Test
	void refusesWhatIsMalformedInClear() {
		start(PushMode.PLAIN);
		malformed().forEach((body) -> refused(this.wechat.prepare("").withBody(body), 400));
		refused(this.wechat.prepare("").withBody(new byte[] { '{', (byte) 0xC3, 0x28, '}' }), 400);
		assertThat(this.desk.messages()).isEmpty();
		assertThat(this.events.messages()).isEmpty();
	}

	@Test
	void refusesWhatIsMalformedBehindTheEncryption() {
		start(PushMode.SAFE);
		malformed().filter((body) -> body.length() < 40_000).forEach((body) -> refused(this.wechat.prepare(body), 400));
		malformed().forEach((body) -> refused(this.wechat.prepare("").withBody(body), 400));
		refused(this.wechat.prepare("").withBody("{\"Encrypt\":{\"a\":1}}"), 400);
		refused(this.wechat.prepare("").withBody("{\"Encrypt\":[\"a\"]}"), 400);
		assertThat(this.events.messages()).isEmpty();
	}

	private static Stream<String> malformed() {
		String event = AppletFixture.json("event", ",\"Event\":\"x\"");
		return Stream.of("", " ", "[]", "[" + event + "]", "null", "1", "\"text\"", "success", "{", "{\"a\":",
				event.substring(0, event.length() - 1), "{}", "{\"MsgType\":\"event\"}",
				"{\"FromUserName\":null,\"MsgType\":\"event\"}", "{\"FromUserName\":{},\"MsgType\":\"event\"}",
				AppletFixture.json("event", ",\"a\":" + "[".repeat(40) + "]".repeat(40)), "[".repeat(30_000),
				"{\"a\":".repeat(10_000), AppletFixture.json("text", ",\"Content\":\"" + "x".repeat(70_000) + "\""),
				"<xml>", "<xml></xml>", "<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><MsgType>&a;</MsgType></xml>",
				"<a>".repeat(5_000), "%7B%7D");
	}

	private HttpResponse<String> verify(String echo, String token) throws Exception {
		String now = Long.toString(Instant.now().getEpochSecond());
		URI uri = URI.create(this.wechat.portal() + "?signature=" + CallbackSignature.of(token, now, "42")
				+ "&timestamp=" + now + "&nonce=42&echostr=" + echo);
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
	}

	private void refused(RawPush push, int status) {
		PushOutcome outcome = this.wechat.program().push(push);
		String body = push.bodyText();
		assertThat(outcome.status()).as(body.substring(0, Math.min(body.length(), 80))).isIn(seen(push, status));
		assertThat(outcome.body()).isEmpty();
	}

	/**
	 * A body that is announced as too long is refused unread and the connection is
	 * closed, which may reach a sender that still writes before the answer does.
	 */
	private static List<Integer> seen(RawPush push, int status) {
		return (push.body().length > 64 * 1024) ? List.of(status, 0) : List.of(status);
	}

	private void start(PushMode mode) {
		Host host = this.hosts.computeIfAbsent(mode, (missing) -> {
			AppletFixture fixture = new AppletFixture(missing);
			return new Host(fixture, fixture.start(this.stack, AppletHostApplication.class));
		});
		this.wechat = host.wechat().use(PushFormat.JSON);
		this.desk = host.context().getBean(AppletHostApplication.ServiceDesk.class);
		this.events = host.context().getBean(AppletHostApplication.Events.class);
		this.desk.messages().clear();
		this.events.messages().clear();
	}

	private record Host(AppletFixture wechat, ConfigurableApplicationContext context) {
	}

}
