package cn.bootx.starter.wechat.forward;

import cn.bootx.starter.testing.RecordedOutcomes;
import cn.bootx.starter.testing.StubTarget;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.push.RawPush;
import cn.bootx.starter.wechat.HostApplication;
import cn.bootx.starter.wechat.WeChatFixture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Applications that send pushes on to others over real HTTP, the same on both web stacks.
 */
abstract class ForwardContractTests {

	private static final String FORWARD = "bootx.starter.third.wechat.portal.forward[0].";

	private final WebApplicationType stack;

	private final StubTarget stub = new StubTarget();

	private WeChatFixture wechat = WeChatFixture.safe();

	ForwardContractTests(WebApplicationType stack) {
		this.stack = stack;
	}

	@AfterEach
	void stop() {
		this.wechat.close();
		this.stub.close();
	}

	@Test
	void anEncryptedPushArrivesByteForByte() throws Exception {
		arrivesByteForByte();
	}

	@Test
	void aClearPushArrivesByteForByte() throws Exception {
		use(WeChatFixture.plain());
		arrivesByteForByte();
	}

	private void arrivesByteForByte() throws Exception {
		start(ForwardingApplication.class, FORWARD + "url=" + this.stub.url() + "/erp?key=k");
		RawPush push = this.wechat.account().prepare(text("hi \uD83D\uDE00"), "oFan");
		List<String> pairs = new ArrayList<>();
		push.query().forEach((name, value) -> pairs.add(name + "=" + value.replace("F", "%46").replace("+", "%2b")));
		Collections.reverse(pairs);
		String query = "empty=&" + String.join("&", pairs) + "&quote='";
		HttpResponse<String> answer = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(push.url() + "?" + query))
				.header("Content-Type", "text/xml")
				.POST(HttpRequest.BodyPublishers.ofByteArray(push.body()))
				.build(), HttpResponse.BodyHandlers.ofString());
		assertThat(answer.statusCode()).isEqualTo(200);
		StubTarget.Arrival arrival = this.stub.await(1);
		assertThat(arrival.uri()).isEqualTo("/erp?key=k&" + query);
		assertThat(arrival.body()).isEqualTo(push.body());
		// A servlet container adds the encoding.
		assertThat(arrival.contentType()).startsWith("text/xml");
	}

	@Test
	void onlyTheHandlersAnswerWeChat() {
		start(ForwardingApplication.class, FORWARD + "url=" + this.stub.url());
		assertThat(this.wechat.account().fan("oFan").sends("hi").replyText()).isEqualTo("heard hi");
		assertThat(this.wechat.account().fan("oFan").sendsLocation(23.1, 113.3, "Guangzhou").body())
			.isEqualTo("success");
		this.stub.await(2);
	}

	@Test
	void weChatDoesNotWaitForTheTarget() {
		CountDownLatch gate = new CountDownLatch(1);
		this.stub.behind(gate);
		start(ForwardingApplication.class, FORWARD + "url=" + this.stub.url());
		assertThat(this.wechat.account().fan("oFan").sends("hi").replyText()).isEqualTo("heard hi");
		this.stub.await(1);
		gate.countDown();
	}

	@Test
	void aRetryIsNotSentOnAgain() {
		start(ForwardingApplication.class, FORWARD + "url=" + this.stub.url());
		this.wechat.account().fan("oFan").sends("hi");
		RawPush push = this.wechat.account().lastPush();
		assertThat(this.wechat.account().push(push).replyText()).isEqualTo("heard hi");
		onlyThePushesBeforeArrived(1);
	}

	@Test
	void aRetryAtAnotherNodeIsNotSentOnAgain() {
		ForwardingNode.forget();
		start(ForwardingNode.class, FORWARD + "url=" + this.stub.url());
		this.wechat.account().fan("oFan").sends("hi");
		RawPush push = this.wechat.account().lastPush();
		WeChatFixture.Host other = start(ForwardingNode.class, FORWARD + "url=" + this.stub.url());
		PushOutcome again = this.wechat.account().push(push.withUrl(URI.create(other.url() + "/wechat/portal")));
		assertThat(again.replyText()).isEqualTo("heard hi");
		onlyThePushesBeforeArrived(1);
	}

	@Test
	void aMessageWhoseHandlersFailIsSentOnOnce() {
		WeChatFixture.Host host = start(ForwardingApplication.class, FORWARD + "url=" + this.stub.url());
		assertThat(this.wechat.account().fan("oFan").sends("break").attempts()).hasSize(3);
		assertThat(host.bean(HostApplication.Greeter.class).calls()).isEqualTo(3);
		onlyThePushesBeforeArrived(1);
	}

	@Test
	void aForgedPushIsNotSentOn() {
		start(ForwardingApplication.class, FORWARD + "url=" + this.stub.url());
		RawPush push = this.wechat.account().prepare(text("forged"), "oFan");
		assertThat(this.wechat.account().push(push.withSignature("0".repeat(40))).status()).isEqualTo(403);
		assertThat(this.wechat.account().push(push.withQuery("encrypt_type", null).withBody(text("clear"))).status())
			.isEqualTo(403);
		onlyThePushesBeforeArrived(0);
	}

	@Test
	void theCheckOfTheAddressIsNotSentOn() {
		start(ForwardingApplication.class, FORWARD + "url=" + this.stub.url());
		assertThat(this.wechat.account().verifyUrl().passed()).isTrue();
		onlyThePushesBeforeArrived(0);
	}

	@Test
	void aFilterLetsThroughWhatItNames() {
		start(ForwardingApplication.class, FORWARD + "url=" + this.stub.url(),
				FORWARD + "types=LOCATION,Subscribe,text", FORWARD + "accounts=default");
		this.wechat.account().fan("oFan").event("CLICK", Map.of("EventKey", "V1_TODAY"));
		this.wechat.account().newcomer("oNew").follows();
		onlyThePushesBeforeArrived(1);
	}

	@Test
	void anApplicationBehindAnotherHandlesEachMessageOnce() {
		WeChatFixture.Host second = start(ForwardingApplication.class);
		WeChatFixture.Host first = start(ForwardingApplication.class,
				FORWARD + "url=" + second.url() + "/wechat/portal");
		assertThat(this.wechat.account().fan("oFan").sends("hi").replyText()).isEqualTo("heard hi");
		first.bean(RecordedOutcomes.class).await("delivered", 1);
		this.wechat.account().push(this.wechat.account().lastPush());
		this.wechat.account().fan("oFan").sends("again");
		first.bean(RecordedOutcomes.class).await("delivered", 2);
		assertThat(second.bean(HostApplication.Greeter.class).calls()).isEqualTo(2);
		assertThat(first.bean(HostApplication.Greeter.class).calls()).isEqualTo(2);
	}

	@Test
	void aClearPushIsTakenFromAnotherApplicationAsFromWeChat() {
		use(WeChatFixture.plain());
		anApplicationBehindAnotherHandlesEachMessageOnce();
	}

	@Test
	void applicationsThatSendToEachOtherStopAfterOneHop() throws IOException {
		String port = freePort();
		WeChatFixture.Host second = start(ForwardingApplication.class,
				FORWARD + "url=http://127.0.0.1:" + port + "/wechat/portal");
		WeChatFixture.Host first = start(ForwardingApplication.class, "server.port=" + port,
				FORWARD + "url=" + second.url() + "/wechat/portal");
		assertThat(this.wechat.account().fan("oFan").sends("hi").replyText()).isEqualTo("heard hi");
		first.bean(RecordedOutcomes.class).await("delivered", 1);
		second.bean(RecordedOutcomes.class).await("looped", 1);
		assertThat(second.bean(RecordedOutcomes.class).tags()).hasSize(1);
		assertThat(first.bean(RecordedOutcomes.class).tags()).hasSize(1);
	}

	@Test
	void aCircleOfApplicationsEndsWhereAMessageIsKnown() throws IOException {
		String port = freePort();
		WeChatFixture.Host second = start(ForwardingApplication.class, FORWARD + "max-hops=9",
				FORWARD + "url=http://127.0.0.1:" + port + "/wechat/portal");
		WeChatFixture.Host first = start(ForwardingApplication.class, "server.port=" + port, FORWARD + "max-hops=9",
				FORWARD + "url=" + second.url() + "/wechat/portal");
		assertThat(this.wechat.account().fan("oFan").sends("hi").replyText()).isEqualTo("heard hi");
		first.bean(RecordedOutcomes.class).await("delivered", 1);
		second.bean(RecordedOutcomes.class).await("delivered", 1);
		assertThat(first.bean(RecordedOutcomes.class).tags()).hasSize(1);
		assertThat(first.bean(HostApplication.Greeter.class).calls()).isEqualTo(1);
		assertThat(second.bean(HostApplication.Greeter.class).calls()).isEqualTo(1);
	}

	/** What was to be sent on is on its way before the next push is. */
	private void onlyThePushesBeforeArrived(int count) {
		this.wechat.account().fan("oLast").sends("last");
		this.stub.await(count + 1);
		assertThat(this.stub.arrivals()).hasSize(count + 1);
	}

	private WeChatFixture.Host start(Class<?> configuration, String... properties) {
		return this.wechat.start(this.stack, configuration, properties);
	}

	private String text(String content) {
		return "<xml><ToUserName><![CDATA[" + this.wechat.account().originalId() + "]]></ToUserName>"
				+ "<FromUserName><![CDATA[oFan]]></FromUserName><CreateTime>1700000000</CreateTime>"
				+ "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[" + content + "]]></Content><MsgId>"
				+ Integer.toUnsignedString(content.hashCode()) + "</MsgId></xml>";
	}

	private static String freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return Integer.toString(socket.getLocalPort());
		}
	}

	private void use(WeChatFixture fixture) {
		this.wechat.close();
		this.wechat = fixture;
	}

}
