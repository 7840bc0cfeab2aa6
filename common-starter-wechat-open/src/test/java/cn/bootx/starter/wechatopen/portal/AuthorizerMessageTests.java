package cn.bootx.starter.wechatopen.portal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

import cn.bootx.starter.testing.Await;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutTextMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
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

	private static final String SEND = "/cgi-bin/message/custom/send";

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
		XmlReply reply = opened(response);
		assertThat(reply.text("Content")).isEqualTo(ACCOUNT + "/" + ACCOUNT);
		assertThat(reply.text("ToUserName")).isEqualTo("oFan");
		assertThat(reply.text("FromUserName")).isEqualTo(this.fixture.platform.account.originalId());
	}

	@Test
	void whatXmlDoesNotAllowIsLeftOut() throws Exception {
		WeChatOpenPortal portal = portal((call) -> "<" + call.content() + ">");
		assertThat(opened(handle(portal, ACCOUNT, text("a\u0002b\uFFFE", 1))).text("Content")).isEqualTo("<ab>");
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
	void aReplyWithoutATimeGoesOutWithTheTimeOfNow() throws Exception {
		WeChatOpenPortal portal = portalOf((call) -> {
			WxMpXmlOutTextMessage reply = new WxMpXmlOutTextMessage();
			reply.setContent("now");
			return reply;
		});
		assertThat(opened(handle(portal, ACCOUNT, text("hi", 1))).text("CreateTime"))
			.isEqualTo(Long.toString(this.fixture.platform.clock.instant().getEpochSecond()));
	}

	@Test
	void aMessageOfAKnownAuthorizerReadsNoRecord() throws Exception {
		WeChatOpenPortal portal = portal((call) -> "hello");
		handle(portal, ACCOUNT, text("hi", 1));
		this.fixture.platform.records.reads.set(0);
		assertThat(handle(portal, ACCOUNT, text("hi", 2)).bodyText()).contains("Encrypt");
		assertThat(this.fixture.platform.records.reads).hasValue(0);
		assertThat(this.handled).hasValue(2);
	}

	@Test
	void aKnownAuthorizerThatTakesItsAuthorizationBackIsNotHandledFromThenOn() throws Exception {
		WeChatOpenPortal portal = portal((call) -> "hello");
		handle(portal, ACCOUNT, text("hi", 1));
		this.fixture.node.authorizers.unauthorized(ACCOUNT, this.fixture.platform.clock.instant());
		assertThat(handle(portal, ACCOUNT, text("hi", 2)).bodyText()).isEqualTo("success");
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void aMessageToAnotherAccountIsNotHandledAtTheAddressOfAKnownOne() throws Exception {
		WeChatOpenPortal portal = portal((call) -> "hello");
		SimulatedAccount other = this.fixture.platform.simulator.wechat()
			.register(OfficialAccount.plain("wxauthorizer0002", "s", "tokentoken"));
		this.fixture.node.authorizers
			.authorize(this.fixture.platform.authorizationCode(this.fixture.node, other.appId()));
		handle(portal, ACCOUNT, text("hi", 1));
		assertThat(handle(portal, ACCOUNT, this.fixture.text(other, "hi", 2)).bodyText()).isEqualTo("success");
		assertThat(this.handled).hasValue(1);
	}

	@Test
	void aReplyAfterTheLastAttemptIsSentAsACustomerServiceMessage() throws Exception {
		answerLate(WxMpXmlOutMessage.TEXT().content("late").build());
		this.fixture.awaitCalls(SEND, 1);
		assertThat(this.fixture.platform.simulator.calls().of(SEND)).singleElement()
			.satisfies((call) -> assertThat(call.json().at("/text/content").asText()).isEqualTo("late"));
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void aLateReplyOfAKindThatCannotBeSentIsDroppedWithItsReason(CapturedOutput output) throws Exception {
		answerLate(WxMpXmlOutMessage.TRANSFER_CUSTOMER_SERVICE().build());
		Await.until(() -> output.getAll().contains("The late reply to "));
		assertThat(output).contains("its kind cannot be sent as a message").doesNotContain("portal.late-reply");
	}

	/**
	 * Sends a message three times and lets the handler answer after the platform has its
	 * three answers. Which attempt is claimed last is the scheduler's choice.
	 */
	private void answerLate(WxMpXmlOutMessage reply) throws Exception {
		CountDownLatch go = new CountDownLatch(1);
		WeChatOpenPortal portal = portalOf((call) -> {
			awaitLatch(go);
			return reply;
		});
		var attempts = Stream.generate(() -> portal.messages().handle(text("hi", 1).to(ACCOUNT))).limit(3).toList();
		List<String> answers = new ArrayList<>();
		for (CompletionStage<CallbackResponse> attempt : attempts) {
			answers.add(PortalFixture.await(attempt).bodyText());
		}
		assertThat(answers).containsExactlyInAnyOrder("success", "", "");
		go.countDown();
	}

	private static XmlReply opened(CallbackResponse response) {
		XmlReply sealed = XmlReply.parse(response.bodyText());
		return XmlReply
			.parse(new MessageSeal(OpenPlatform.KEY, OpenPlatform.APP_ID).open(String.valueOf(sealed.text("Encrypt")))
				.text());
	}

	private CallbackRequest text(String content, long messageId) {
		return this.fixture.text(this.fixture.platform.account, content, messageId);
	}

	private static CallbackResponse handle(WeChatOpenPortal portal, String appId, CallbackRequest push)
			throws Exception {
		return PortalFixture.await(portal.messages().handle(push.to(appId)));
	}

	private static void awaitLatch(CountDownLatch latch) {
		try {
			latch.await(60, TimeUnit.SECONDS);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private WeChatOpenPortal portal(Function<Call, @Nullable String> reply) {
		return portalOf((call) -> {
			String text = reply.apply(call);
			return (text != null) ? WxMpXmlOutMessage.TEXT().content(text).build() : null;
		});
	}

	private WeChatOpenPortal portalOf(Function<Call, @Nullable WxMpXmlOutMessage> reply) {
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
				return reply.apply(new Call(context, service, message.getContent()));
			}

		});
	}

	/** What a handler gets. */
	private record Call(Map<String, Object> context, WxMpService service, String content) {
	}

}
