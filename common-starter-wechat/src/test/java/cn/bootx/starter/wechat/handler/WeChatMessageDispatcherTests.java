package cn.bootx.starter.wechat.handler;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpMessageRouter;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceOkHttpImpl;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutTextMessage;
import me.chanjar.weixin.mp.config.impl.WxMpDefaultConfigImpl;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.handler.ReceivedMessage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatMessageDispatcherTests {

	private final List<String> ran = new ArrayList<>();

	private final WeChatMessageDispatcher.Receiver receiver = new WeChatMessageDispatcher.Receiver("default",
			new WxMpServiceOkHttpImpl());

	@Test
	void theFirstReplyEndsTheRound() {
		var first = handler("text", null).named("first");
		var second = handler("text", null).named("second").replies("two");
		var third = handler("text", null).named("third").replies("three");
		assertThat(dispatch(text("hi"), first, second, third)).isEqualTo("two");
		assertThat(this.ran).containsExactly("first", "second");
	}

	@Test
	void laterHandlersRunTooIfTheOneBeforeSaysSo() {
		var first = handler("text", null).named("first").replies("one").letsLaterRun();
		var second = handler("text", null).named("second").replies("two");
		assertThat(dispatch(text("hi"), first, second)).isEqualTo("one");
		assertThat(this.ran).containsExactly("first", "second");
	}

	@Test
	void eventNamesMatchInAnyCase() {
		var handler = handler("event", "templatesendjobfinish").replies("done");
		assertThat(dispatch(event("TEMPLATESENDJOBFINISH", null), handler)).isEqualTo("done");
		assertThat(dispatch(event("CLICK", null), handler)).isNull();
	}

	@Test
	void aKeyMatchesAsAWholeOrByItsBeginning() {
		var exact = handler("event", "CLICK").key("V1_A").replies("exact");
		var prefix = handler("event", "CLICK").key("V1_*").replies("prefix");
		assertThat(dispatch(event("CLICK", "V1_A"), exact, prefix)).isEqualTo("exact");
		assertThat(dispatch(event("CLICK", "V1_B"), exact, prefix)).isEqualTo("prefix");
		assertThat(dispatch(event("CLICK", "V2"), exact, prefix)).isNull();
	}

	@Test
	void aHandlerIsAskedForItsAccountsOnly() {
		var handler = handler("text", null).accounts("other").replies("hi");
		assertThat(dispatch(text("hi"), handler)).isNull();
		assertThat(this.ran).isEmpty();
	}

	@Test
	void aBuiltInHandlerAnswersWhatNobodyIsFor() {
		var subscribed = new LastResortHandler("subscribe", "welcome");
		var texts = new WeChatMsgHandler("please call us");
		assertThat(dispatch(event("subscribe", ""), texts, subscribed)).isEqualTo("welcome");
		assertThat(dispatch(text("secret"), texts, subscribed)).isEqualTo("please call us");
		assertThat(dispatch(event("CLICK", "K"), texts, subscribed)).isNull();
	}

	@Test
	void aBuiltInHandlerLeavesAnEventAloneThatTheHostHandles() {
		var silent = handler("event", "subscribe");
		assertThat(dispatch(event("subscribe", ""), new LastResortHandler("subscribe", "welcome"), silent)).isNull();
		assertThat(this.ran).hasSize(1);
	}

	@Test
	void aHandlerThatCountsEverythingDoesNotSilenceTheBuiltInOnes() {
		var counts = handler(null, null);
		assertThat(dispatch(event("subscribe", ""), counts, new LastResortHandler("subscribe", "welcome")))
			.isEqualTo("welcome");
		assertThat(this.ran).hasSize(1);
	}

	@Test
	void repliesAreAddressedToTheSender() {
		WxMpXmlOutMessage reply = dispatcher(handler("text", null).replies("hi")).dispatch(this.receiver, text("x"));
		assertThat(reply.getToUserName()).isEqualTo("oUser");
		assertThat(reply.getFromUserName()).isEqualTo("gh_sim");
	}

	@Test
	void nobodyAnswersSomebodyWhoLeft() {
		assertThat(dispatch(event("unsubscribe", ""), handler("event", "unsubscribe").replies("bye"))).isNull();
	}

	@Test
	void sceneHandlersHearFollowersAndNewcomersBeforeAllOthers() {
		WeChatQrSceneMsgHandler scene = scene("qrscene_shop_", "shop");
		WeChatMessageDispatcher dispatcher = new WeChatMessageDispatcher().scenes(List.of(scene))
			.handlers(List.of(handler("event", "subscribe").replies("late")));
		assertThat(content(dispatcher.dispatch(this.receiver, event("SCAN", "shop_1")))).isEqualTo("shop");
		assertThat(content(dispatcher.dispatch(this.receiver, event("subscribe", "qrscene_shop_1")))).isEqualTo("shop");
		assertThat(content(dispatcher.dispatch(this.receiver, event("subscribe", "")))).isEqualTo("late");
		assertThat(content(dispatcher.dispatch(this.receiver, event("CLICK", "shop_1")))).isNull();
	}

	@Test
	void rulesOfAWxJavaRouterAreAskedAfterTheHandlers() {
		WxMpMessageRouter router = new WxMpMessageRouter(this.receiver.service());
		router.rule().async(false).content("hi").handler((message, context, service, sessions) -> reply("rule")).end();
		WeChatMessageDispatcher dispatcher = new WeChatMessageDispatcher()
			.handlers(List.of(handler("text", null), new WeChatMsgHandler("built in")))
			.routers(List.of(router));
		assertThat(content(dispatcher.dispatch(this.receiver, text("hi")))).isEqualTo("rule");
		router.shutDownExecutorService();
	}

	@Test
	void aMatchingRuleSilencesTheBuiltInHandlersAlsoWithoutAReply() throws Exception {
		CountDownLatch handled = new CountDownLatch(1);
		for (boolean async : new boolean[] { false, true }) {
			WxMpMessageRouter router = router();
			router.rule().async(async).event("subscribe").handler((message, context, service, sessions) -> {
				handled.countDown();
				return null;
			}).end();
			assertThat(content(greeting(router).dispatch(this.receiver, event("subscribe", "")))).isNull();
			assertThat(handled.await(60, TimeUnit.SECONDS)).isTrue();
			router.shutDownExecutorService();
		}
	}

	@Test
	void aRuleForAnotherEventOrThatOnlyLogsDoesNotSilenceThem() {
		WxMpMessageRouter router = router();
		router.rule().handler((message, context, service, sessions) -> null).next();
		router.rule().async(false).event("CLICK").handler((message, context, service, sessions) -> null).end();
		assertThat(content(greeting(router).dispatch(this.receiver, event("subscribe", "")))).isEqualTo("welcome");
		router.shutDownExecutorService();
	}

	/** WxJava's own check for duplicates is shared by all routers of the process. */
	private WxMpMessageRouter router() {
		WxMpDefaultConfigImpl config = new WxMpDefaultConfigImpl();
		config.setAppId("wx1");
		this.receiver.service().setWxMpConfigStorage(config);
		WxMpMessageRouter router = new WxMpMessageRouter(this.receiver.service());
		router.setMessageDuplicateChecker((id) -> false);
		return router;
	}

	private static WeChatMessageDispatcher greeting(WxMpMessageRouter router) {
		return new WeChatMessageDispatcher().handlers(List.of(new LastResortHandler("subscribe", "welcome")))
			.routers(List.of(router));
	}

	@Test
	void aFailedCallInAHandlerIsAPlatformException() {
		WeChatMpMessageHandler failing = (message, context, service, sessions) -> {
			throw new WxErrorException(WxError.builder().errorCode(45015).errorMsg("out of time rid: a-b-c").build());
		};
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> dispatcher(failing).dispatch(this.receiver, event("CLICK", "K")))
			.matches((ex) -> ex.code().equals("45015"))
			.withMessageContaining("48 hours");
	}

	@Test
	void aHandlerGetsTheAccountAndItsService() {
		List<Object> seen = new ArrayList<>();
		WeChatMpMessageHandler looking = (message, context, service, sessions) -> {
			seen.add(context.get(WeChatMessageDispatcher.ACCOUNT));
			seen.add(service);
			return null;
		};
		dispatcher(looking).dispatch(this.receiver, event("CLICK", "K"));
		assertThat(seen).containsExactly("default", this.receiver.service());
	}

	@Test
	void interceptorsSeeTheMessageBeforeAndTheReplyAfter() {
		MessageInterceptor outer = interceptor("outer", true);
		MessageInterceptor inner = interceptor("inner", true);
		WeChatMessageDispatcher dispatcher = new WeChatMessageDispatcher()
			.handlers(List.of(handler("text", null).named("handler").replies("hi")))
			.interceptors(List.of(outer, inner));
		assertThat(content(dispatcher.dispatch(this.receiver, text("x")))).isEqualTo("hi inner outer");
		assertThat(this.ran).containsExactly("outer", "inner", "handler");
	}

	@Test
	void anInterceptorKeepsAMessageFromTheHandlers() {
		WeChatMessageDispatcher dispatcher = new WeChatMessageDispatcher()
			.handlers(List.of(handler("text", null).replies("hi")))
			.interceptors(List.of(interceptor("guard", false)));
		assertThat(dispatcher.dispatch(this.receiver, text("x"))).isNull();
		assertThat(this.ran).containsExactly("guard");
	}

	private MessageInterceptor interceptor(String name, boolean lets) {
		return new MessageInterceptor() {

			@Override
			public boolean before(ReceivedMessage message) {
				WeChatMessageDispatcherTests.this.ran.add(name);
				return lets;
			}

			@Override
			public Object after(ReceivedMessage message, @Nullable Object reply) {
				return reply(content((WxMpXmlOutMessage) reply) + " " + name);
			}

		};
	}

	private @Nullable String dispatch(WxMpXmlMessage message, WeChatMpMessageHandler... handlers) {
		return content(dispatcher(handlers).dispatch(this.receiver, message));
	}

	private static WeChatMessageDispatcher dispatcher(WeChatMpMessageHandler... handlers) {
		return new WeChatMessageDispatcher().handlers(List.of(handlers));
	}

	private static @Nullable String content(@Nullable WxMpXmlOutMessage reply) {
		return (reply != null) ? ((WxMpXmlOutTextMessage) reply).getContent() : null;
	}

	private static WxMpXmlOutMessage reply(String text) {
		return WxMpXmlOutMessage.TEXT().content(text).build();
	}

	private static WxMpXmlMessage text(String content) {
		WxMpXmlMessage message = message("text");
		message.setContent(content);
		return message;
	}

	private static WxMpXmlMessage event(String name, @Nullable String key) {
		WxMpXmlMessage message = message("event");
		message.setEvent(name);
		message.setEventKey(key);
		return message;
	}

	private static WxMpXmlMessage message(String type) {
		WxMpXmlMessage message = new WxMpXmlMessage();
		message.setMsgType(type);
		message.setFromUser("oUser");
		message.setToUser("gh_sim");
		message.setCreateTime(1L);
		return message;
	}

	private TestHandler handler(@Nullable String msgType, @Nullable String event) {
		return new TestHandler(this.ran, msgType, event);
	}

	private static WeChatQrSceneMsgHandler scene(String prefix, String reply) {
		return new WeChatQrSceneMsgHandler() {

			@Override
			public String getPrefix() {
				return prefix;
			}

			@Override
			public WxMpXmlOutMessage handler(WxMpXmlMessage message, Map<String, Object> context, WxMpService service,
					WxSessionManager sessionManager) {
				return reply(reply);
			}

		};
	}

	private static final class TestHandler implements WeChatMpMessageHandler {

		private final List<String> ran;

		private final @Nullable String msgType;

		private final @Nullable String event;

		private String name = "handler";

		private @Nullable String key;

		private @Nullable String reply;

		private boolean lets;

		private Set<String> accounts = Set.of();

		TestHandler(List<String> ran, @Nullable String msgType, @Nullable String event) {
			this.ran = ran;
			this.msgType = msgType;
			this.event = event;
		}

		TestHandler named(String newName) {
			this.name = newName;
			return this;
		}

		TestHandler key(String newKey) {
			this.key = newKey;
			return this;
		}

		TestHandler replies(String text) {
			this.reply = text;
			return this;
		}

		TestHandler letsLaterRun() {
			this.lets = true;
			return this;
		}

		TestHandler accounts(String... names) {
			this.accounts = Set.of(names);
			return this;
		}

		@Override
		public @Nullable String getMsgType() {
			return this.msgType;
		}

		@Override
		public @Nullable String getEvent() {
			return this.event;
		}

		@Override
		public @Nullable String getEventKey() {
			return this.key;
		}

		@Override
		public Set<String> getAccounts() {
			return this.accounts;
		}

		@Override
		public boolean isLaterHandlersRunToo() {
			return this.lets;
		}

		@Override
		public @Nullable WxMpXmlOutMessage handle(WxMpXmlMessage message, Map<String, Object> context,
				WxMpService service, WxSessionManager sessionManager) {
			this.ran.add(this.name);
			return (this.reply != null) ? WeChatMessageDispatcherTests.reply(this.reply) : null;
		}

	}

}
