package cn.bootx.starter.wechatopen.portal;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.push.XmlReply;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.wechat.handler.WeChatMessageDispatcher;
import cn.bootx.starter.wechat.handler.WeChatMpMessageHandler;
import cn.bootx.starter.wechatopen.OpenPlatform;

import static org.assertj.core.api.Assertions.assertThat;

class AuthorizerMessageTests {

	private static final String ACCOUNT = OpenPlatform.ACCOUNT;

	private final PortalFixture fixture = new PortalFixture();

	private final AtomicInteger handled = new AtomicInteger();

	@BeforeEach
	void authorize() {
		this.fixture.node.authorizers.authorize(this.fixture.platform.authorizationCode(this.fixture.node));
	}

	@AfterEach
	void stop() {
		this.fixture.close();
	}

	@Test
	void theHandlerGetsTheAccountAndItsServiceAndTheReplyIsSealedWithTheComponentsKey() throws Exception {
		WeChatOpenPortal portal = portal((call) -> call.context().get(WeChatMessageDispatcher.ACCOUNT) + "/"
				+ call.service().getWxMpConfigStorage().getAppId());
		CallbackResponse response = handle(portal, ACCOUNT, text("hi", 1));
		XmlReply sealed = XmlReply.parse(response.bodyText());
		XmlReply reply = XmlReply
			.parse(new MessageSeal(OpenPlatform.KEY, OpenPlatform.APP_ID).open(String.valueOf(sealed.text("Encrypt")))
				.text());
		assertThat(reply.text("Content")).isEqualTo(ACCOUNT + "/" + ACCOUNT);
		assertThat(reply.text("ToUserName")).isEqualTo("oFan");
		assertThat(reply.text("FromUserName")).isEqualTo(this.fixture.platform.account.originalId());
	}

	@Test
	void aMessageThatComesAgainGetsTheVerySameReply() throws Exception {
		WeChatOpenPortal portal = portal((call) -> "reply " + this.handled.get());
		String first = handle(portal, ACCOUNT, text("hi", 1)).bodyText();
		assertThat(handle(portal, ACCOUNT, text("hi", 1)).bodyText()).isEqualTo(first);
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void aRecordedMessageAtAnotherAccountsAddressIsTheSameMessage() throws Exception {
		WeChatOpenPortal portal = portal((call) -> "once");
		String first = handle(portal, ACCOUNT, text("hi", 1)).bodyText();
		assertThat(handle(portal, "wxvictim", text("hi", 1)).bodyText()).isEqualTo(first);
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void messagesOfTwoAccountsWithTheSameSenderAndNumberAreTwoMessages() throws Exception {
		WeChatOpenPortal portal = portal((call) -> "to " + call.context().get(WeChatMessageDispatcher.ACCOUNT));
		SimulatedAccount other = this.fixture.platform.simulator.wechat()
			.register(OfficialAccount.plain("wxauthorizer0002", "s", "tokentoken"));
		this.fixture.node.authorizers
			.authorize(this.fixture.platform.authorizationCode(this.fixture.node, other.appId()));
		handle(portal, ACCOUNT, text("hi", 1));
		handle(portal, other.appId(), this.fixture.text(other, "hi", 1));
		assertThat(this.handled).hasValue(2);
	}

	@Test
	void aMessageToAnAccountThatDidNotAuthorizeIsNotHandled() throws Exception {
		WeChatOpenPortal portal = portal((call) -> "never");
		assertThat(handle(portal, "wxstranger", text("hi", 1)).bodyText()).isEqualTo("success");
		assertThat(this.handled).hasValue(0);
	}

	@Test
	void anAddressThatIsNoAppIdIsRefused() throws Exception {
		WeChatOpenPortal portal = portal((call) -> "never");
		assertThat(handle(portal, "../x", text("hi", 1)).status()).isEqualTo(400);
		assertThat(handle(portal, "x".repeat(65), text("hi", 1)).status()).isEqualTo(400);
	}

	@Test
	void noReplyIsSuccess() throws Exception {
		WeChatOpenPortal portal = portal((call) -> null);
		assertThat(handle(portal, ACCOUNT, text("hi", 1)).bodyText()).isEqualTo("success");
	}

	@Test
	void aHandlerThatFailsIsAskedAgainByTheNextAttempt() throws Exception {
		WeChatOpenPortal portal = portal((call) -> {
			if (this.handled.get() == 1) {
				throw new IllegalStateException("as asked");
			}
			return "second";
		});
		assertThat(handle(portal, ACCOUNT, text("hi", 1)).status()).isEqualTo(503);
		assertThat(handle(portal, ACCOUNT, text("hi", 1)).bodyText()).contains("Encrypt");
		assertThat(this.handled).hasValue(2);
	}

	@Test
	void aReplyAfterTheLastAttemptIsSentAsACustomerServiceMessage() throws Exception {
		CountDownLatch go = new CountDownLatch(1);
		WeChatOpenPortal portal = portal((call) -> {
			awaitLatch(go);
			return "late";
		});
		var first = portal.message(ACCOUNT, text("hi", 1));
		var second = portal.message(ACCOUNT, text("hi", 1));
		var third = portal.message(ACCOUNT, text("hi", 1));
		assertThat(PortalFixture.await(third).bodyText()).isEqualTo("success");
		go.countDown();
		PortalFixture.await(first);
		PortalFixture.await(second);
		String api = "/cgi-bin/message/custom/send";
		long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
		while (this.fixture.platform.simulator.calls().count(api) == 0 && System.nanoTime() < deadline) {
			Thread.onSpinWait();
		}
		assertThat(this.fixture.platform.simulator.calls().of(api)).singleElement()
			.satisfies((call) -> assertThat(call.json().at("/text/content").asText()).isEqualTo("late"));
	}

	private CallbackRequest text(String content, long messageId) {
		return this.fixture.text(this.fixture.platform.account, content, messageId);
	}

	private static CallbackResponse handle(WeChatOpenPortal portal, String appId, CallbackRequest push)
			throws Exception {
		return PortalFixture.await(portal.message(appId, push));
	}

	private static void awaitLatch(CountDownLatch latch) {
		try {
			latch.await(20, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private WeChatOpenPortal portal(Function<Call, @Nullable String> reply) {
		return this.fixture.portal((event) -> {
		}, new WeChatMpMessageHandler() {

			@Override
			public @Nullable String getMsgType() {
				return "text";
			}

			@Override
			public @Nullable WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context,
					WxMpService service, WxSessionManager sessions) {
				AuthorizerMessageTests.this.handled.incrementAndGet();
				String text = reply.apply(new Call(context, service));
				return (text != null) ? WxMpXmlOutMessage.TEXT().content(text).build() : null;
			}

		});
	}

	/** What a handler gets. */
	private record Call(Map<String, Object> context, WxMpService service) {
	}

}
