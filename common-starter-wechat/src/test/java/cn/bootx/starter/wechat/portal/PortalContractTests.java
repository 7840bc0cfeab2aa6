package cn.bootx.starter.wechat.portal;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import cn.bootx.starter.core.callback.envelope.CallbackSignature;
import java.net.URI;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.WebApplicationType;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import cn.bootx.starter.simulator.wechat.push.RawPush;
import cn.bootx.starter.wechat.HostApplication;
import cn.bootx.starter.wechat.WeChatFixture;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The portal over real HTTP, the same on both web stacks.
 */
abstract class PortalContractTests {

	private final WebApplicationType stack;

	private WeChatFixture wechat = WeChatFixture.safe();

	PortalContractTests(WebApplicationType stack) {
		this.stack = stack;
	}

	@AfterEach
	void stop() {
		this.wechat.close();
	}

	@Test
	void answersTheCheckOfTheAddress() {
		start();
		assertThat(this.wechat.account().verifyUrl().passed()).isTrue();
	}

	@Test
	void answersATextInSafeMode() {
		start();
		PushOutcome outcome = this.wechat.account().fan("oFan").sends("hi");
		assertThat(outcome.accepted()).as(outcome.problem()).isTrue();
		assertThat(outcome.replyText()).isEqualTo("heard hi");
		assertThat(outcome.body()).contains("<Encrypt>").doesNotContain("heard");
	}

	@Test
	void answersATextInPlainMode() {
		use(WeChatFixture.plain());
		start();
		PushOutcome outcome = this.wechat.account().fan("oFan").sends("hi");
		assertThat(outcome.accepted()).as(outcome.problem()).isTrue();
		assertThat(outcome.body()).contains("heard hi");
	}

	@Test
	void answersATextInCompatibleMode() {
		use(WeChatFixture.compatible());
		start();
		assertThat(this.wechat.account().fan("oFan").sends("hi").replyText()).isEqualTo("heard hi");
	}

	@Test
	void answersSuccessWhereNobodyReplies() {
		start();
		PushOutcome outcome = this.wechat.account().fan("oFan").sendsLocation(23.1, 113.3, "Guangzhou");
		assertThat(outcome.accepted()).as(outcome.problem()).isTrue();
		assertThat(outcome.body()).isEqualTo("success");
	}

	@Test
	void aReplyWithMarkupAndEmojiArrivesAsItIs() {
		start();
		String text = "]]></Content><MsgType><![CDATA[music]]> & <b>\uD83D\uDE00</b>";
		assertThat(this.wechat.account().fan("oFan").sends(text).replyText()).isEqualTo("heard " + text);
	}

	@Test
	void answersARetryWithTheFirstReply() {
		HostApplication.Greeter greeter = start();
		this.wechat.account().fan("oFan").sends("once");
		PushOutcome again = this.wechat.account().push(this.wechat.account().lastPush());
		assertThat(again.replyText()).isEqualTo("heard once");
		assertThat(greeter.calls()).isEqualTo(1);
	}

	@Test
	void aFailedMessageIsHandledAgainByTheRetry() {
		HostApplication.Greeter greeter = start();
		PushOutcome outcome = this.wechat.account().fan("oFan").sends("break");
		assertThat(outcome.status()).isEqualTo(503);
		assertThat(outcome.attempts()).hasSize(3);
		assertThat(greeter.calls()).isEqualTo(3);
	}

	@Test
	void refusesAWrongSignature() {
		start();
		RawPush push = prepared("hi");
		refused(push.withQuery("signature", "0".repeat(40)), 403);
		refused(push.withQuery("msg_signature", "0".repeat(40)), 403);
		refused(push.withQuery("nonce", null), 403);
	}

	@Test
	void refusesAnOldPush() {
		start();
		refused(this.wechat.account().prepare(text("hi"), "oFan", Instant.now().minusSeconds(600)), 403);
	}

	@Test
	void refusesAPushForAnotherAppIdWithTheSameKey() {
		start();
		MessageSeal foreign = new MessageSeal(WeChatFixture.AES_KEY, "wxffffffffffffffff");
		refused(this.wechat.account().prepare(text("hi"), "oFan", foreign), 403);
	}

	@Test
	void refusesAClearPushWhereAKeyIsConfigured() {
		start();
		RawPush push = prepared("hi").withQuery("encrypt_type", null).withBody(text("forged"));
		refused(push, 403);
		refused(push.withQuery("encrypt_type", "raw"), 403);
	}

	@Test
	void refusesWhatIsMalformed() {
		start();
		RawPush push = prepared("hi");
		refused(push.withBody("<!DOCTYPE xml [<!ENTITY a \"b\">]><xml><Encrypt>&a;</Encrypt></xml>"), 400);
		refused(push.withBody("<xml><Encrypt>"), 400);
		refused(push.withBody(new byte[] { (byte) 0xC3, 0x28 }), 400);
		refused(push.withBody(""), 400);
		refused(push.withQuery("encrypt_type", "des"), 400);
		refused(push.withBody("<xml>" + "x".repeat(70_000) + "</xml>"), 400);
	}

	@Test
	void aSignatureOfAClearPushServesOneBody() {
		use(WeChatFixture.plain());
		HostApplication.Greeter greeter = start();
		RawPush push = prepared("real");
		assertThat(this.wechat.account().push(push).replyText()).isEqualTo("heard real");
		assertThat(this.wechat.account().push(push).replyText()).isEqualTo("heard real");
		refused(push.withBody(text("forged")), 403);
		assertThat(greeter.calls()).isEqualTo(1);
	}

	@Test
	void aDigitOfTheNonceCannotBecomeOneOfTheTimestamp() {
		use(WeChatFixture.plain());
		HostApplication.Greeter greeter = start();
		RawPush push = prepared("real").withQuery("nonce", "345987654");
		String timestamp = push.query().get("timestamp");
		push = push.withSignature(CallbackSignature.of(WeChatFixture.TOKEN, timestamp, "345987654"));
		assertThat(this.wechat.account().push(push).replyText()).isEqualTo("heard real");
		RawPush shifted = push.withQuery("timestamp", timestamp + "345").withQuery("nonce", "987654");
		assertThat(CallbackSignature.of(WeChatFixture.TOKEN, timestamp + "345", "987654"))
			.as("the joined parameters are the same")
			.isEqualTo(push.query().get("signature"));
		refused(shifted.withBody(text("forged")), 403);
		assertThat(greeter.calls()).isEqualTo(1);
	}

	@Test
	void theSignatureOfACheckOfTheAddressSignsNoPush() throws Exception {
		use(WeChatFixture.plain());
		HostApplication.Greeter greeter = start();
		RawPush push = prepared("forged");
		String query = push.query()
			.entrySet()
			.stream()
			.map((parameter) -> parameter.getKey() + "=" + parameter.getValue())
			.collect(Collectors.joining("&"));
		HttpResponse<String> check = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create(push.url() + "?" + query + "&echostr=123")).build(),
					HttpResponse.BodyHandlers.ofString());
		assertThat(check.body()).isEqualTo("123");
		refused(push, 403);
		assertThat(greeter.calls()).isZero();
	}

	@Test
	void theSignatureOfAnEncryptedPushSignsNoClearOne() {
		use(WeChatFixture.compatible());
		HostApplication.Greeter greeter = start();
		RawPush push = prepared("real");
		assertThat(this.wechat.account().push(push).replyText()).isEqualTo("heard real");
		refused(push.withQuery("encrypt_type", null).withQuery("msg_signature", null).withBody(text("forged")), 403);
		assertThat(greeter.calls()).isEqualTo(1);
	}

	@Test
	void takesRawAsPlain() {
		use(WeChatFixture.plain());
		start();
		RawPush push = prepared("hi").withQuery("encrypt_type", "raw");
		assertThat(this.wechat.account().push(push).replyText()).isEqualTo("heard hi");
	}

	@Test
	void anUnknownAccountHasNoPortal() {
		WeChatFixture.Host host = host();
		RawPush push = prepared("hi").withUrl(URI.create(host.url() + "/wechat/portal/nobody"));
		assertThat(this.wechat.account().push(push).status()).isEqualTo(404);
	}

	@Test
	void theDefaultAccountHasAnAddressWithItsName() {
		WeChatFixture.Host host = host();
		RawPush push = prepared("hi").withUrl(URI.create(host.url() + "/wechat/portal/default"));
		assertThat(this.wechat.account().push(push).replyText()).isEqualTo("heard hi");
	}

	private void refused(RawPush push, int status) {
		PushOutcome outcome = this.wechat.account().push(push);
		// A sender of a body that is announced as too long may still write when the
		// connection is closed.
		assertThat(outcome.status()).isIn((push.body().length > 64 * 1024) ? List.of(status, 0) : List.of(status));
		assertThat(outcome.body()).isEmpty();
	}

	private RawPush prepared(String content) {
		return this.wechat.account().prepare(text(content), "oFan");
	}

	private String text(String content) {
		return "<xml><ToUserName><![CDATA[" + this.wechat.account().originalId() + "]]></ToUserName>"
				+ "<FromUserName><![CDATA[oFan]]></FromUserName><CreateTime>1700000000</CreateTime>"
				+ "<MsgType><![CDATA[text]]></MsgType><Content><![CDATA[" + content + "]]></Content><MsgId>"
				+ Integer.toUnsignedString(content.hashCode()) + "</MsgId></xml>";
	}

	private HostApplication.Greeter start() {
		return host().bean(HostApplication.Greeter.class);
	}

	private WeChatFixture.Host host() {
		return this.wechat.start(this.stack, HostApplication.class);
	}

	private void use(WeChatFixture fixture) {
		this.wechat.close();
		this.wechat = fixture;
	}

}
