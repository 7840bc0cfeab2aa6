package cn.bootx.starter.wechat.applet;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import cn.binarywang.wx.miniapp.api.WxMaService;
import cn.binarywang.wx.miniapp.api.impl.WxMaServiceOkHttpImpl;
import cn.binarywang.wx.miniapp.bean.WxMaMessage;
import me.chanjar.weixin.common.error.WxError;
import me.chanjar.weixin.common.error.WxErrorException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.handler.ReceivedMessage;

import static cn.bootx.starter.wechat.applet.WeChatAppletMessageHandler.Reply.TRANSFER_TO_CUSTOMER_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class WeChatAppletMessageDispatcherTests {

	private final WxMaService service = new WxMaServiceOkHttpImpl();

	private final List<String> asked = new ArrayList<>();

	private final ListAppender<ILoggingEvent> log = new ListAppender<>();

	private final Logger logger = (Logger) LoggerFactory.getLogger("cn.bootx.starter");

	private final Level before = this.logger.getLevel();

	@BeforeEach
	void listen() {
		this.log.start();
		this.logger.addAppender(this.log);
		this.logger.setLevel(Level.INFO);
	}

	@AfterEach
	void stopListening() {
		this.logger.detachAppender(this.log);
		this.logger.setLevel(this.before);
	}

	@Test
	void asksMatchingHandlersUntilOneReplies() throws Exception {
		var dispatcher = dispatcher(handler("any", null, null, null, false),
				handler("image", "image", null, TRANSFER_TO_CUSTOMER_SERVICE, false),
				handler("first", "text", null, TRANSFER_TO_CUSTOMER_SERVICE, false),
				handler("second", "text", null, null, false));
		assertThat(dispatcher.dispatch(message("text", null))).isEqualTo(TRANSFER_TO_CUSTOMER_SERVICE);
		assertThat(this.asked).containsExactly("any", "first");
	}

	@Test
	void laterHandlersRunTooWhereOneSaysSo() throws Exception {
		var dispatcher = dispatcher(handler("first", "text", null, TRANSFER_TO_CUSTOMER_SERVICE, true),
				handler("second", "text", null, null, false));
		assertThat(dispatcher.dispatch(message("text", null))).isEqualTo(TRANSFER_TO_CUSTOMER_SERVICE);
		assertThat(this.asked).containsExactly("first", "second");
	}

	@Test
	void namesOfEventsHaveNoCase() throws Exception {
		var dispatcher = dispatcher(handler("session", "event", "User_Enter_TempSession", null, false),
				handler("events", "event", null, null, false),
				handler("check", "event", "wxa_media_check", null, false));
		assertThat(dispatcher.dispatch(message("event", "user_enter_tempsession"))).isNull();
		assertThat(this.asked).containsExactly("session", "events");
	}

	@Test
	void anEventIsNotTransferred() throws Exception {
		var dispatcher = dispatcher(handler("all", null, null, TRANSFER_TO_CUSTOMER_SERVICE, false));
		assertThat(dispatcher.dispatch(message("event", "user_enter_tempsession"))).isNull();
		assertThat(logged()).contains("transfer the event user_enter_tempsession");
	}

	@Test
	void whatHasNoHandlerIsReportedOnceWithAHandler() throws Exception {
		var dispatcher = dispatcher(handler("text", "text", null, null, false));
		dispatcher.dispatch(message("event", "wxa_media_check"));
		dispatcher.dispatch(message("event", "WXA_MEDIA_CHECK"));
		dispatcher.dispatch(message("event", "x\nforged line"));
		dispatcher.dispatch(message("image", null));
		assertThat(logged().split("of the kind event wxa_media_check\\.", -1)).hasSize(2);
		assertThat(logged()).contains("public String getEvent() {")
			.contains("return \"wxa_media_check\";")
			.contains("public String getMsgType() {")
			.contains("of the kind event (not a name).")
			.doesNotContain("forged line");
	}

	@Test
	void annotatedMethodsComeAfterTheBeans() throws Exception {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("desk", new RootBeanDefinition(Desk.class, () -> new Desk(this.asked)));
		var dispatcher = dispatcher(handler("bean", "text", null, null, false)).annotated(beans);
		WxMaMessage text = message("text", null);
		text.setContent("人工");
		assertThat(dispatcher.dispatch(text)).isEqualTo(TRANSFER_TO_CUSTOMER_SERVICE);
		WxMaMessage session = message("event", "USER_ENTER_TEMPSESSION");
		session.setSessionFrom("shop-7");
		dispatcher.dispatch(session);
		assertThat(this.asked).containsExactly("bean", "oMini asks 人工", "shop");
	}

	@Test
	void anInterceptorKeepsAMessageFromTheHandlers() throws Exception {
		List<ReceivedMessage> seen = new ArrayList<>();
		var dispatcher = new WeChatAppletMessageDispatcher(this.service,
				List.of(handler("first", null, null, TRANSFER_TO_CUSTOMER_SERVICE, false)),
				List.of(new MessageInterceptor() {

					@Override
					public boolean before(ReceivedMessage message) {
						seen.add(message);
						return false;
					}

				}));
		assertThat(dispatcher.dispatch(message("text", null))).isNull();
		assertThat(this.asked).isEmpty();
		assertThat(seen).singleElement()
			.satisfies((message) -> assertThat(message.platform()).isEqualTo(Platform.WECHAT_APPLET))
			.satisfies((message) -> assertThat(message.message()).isInstanceOf(WxMaMessage.class));
	}

	@Test
	void aFailedCallOfAHandlerIsThePlatformsException() throws Exception {
		var dispatcher = dispatcher(new WeChatAppletMessageHandler() {

			@Override
			public WeChatAppletMessageHandler.Reply handle(WxMaMessage message, WxMaService service)
					throws WxErrorException {
				throw new WxErrorException(WxError.builder().errorCode(45015).errorMsg("out of time").build());
			}

		});
		assertThatExceptionOfType(PlatformException.class)
			.isThrownBy(() -> dispatcher.dispatch(message("event", "user_enter_tempsession")))
			.satisfies((ex) -> assertThat(ex.code()).isEqualTo("45015"));
	}

	private String logged() {
		return this.log.list.stream().map(ILoggingEvent::getFormattedMessage).collect(Collectors.joining("\n"));
	}

	private WeChatAppletMessageDispatcher dispatcher(WeChatAppletMessageHandler... handlers) {
		return new WeChatAppletMessageDispatcher(this.service, List.of(handlers), List.of());
	}

	private WeChatAppletMessageHandler handler(String name, @Nullable String msgType, @Nullable String event,
			WeChatAppletMessageHandler.@Nullable Reply reply, boolean laterRunToo) {
		return new WeChatAppletMessageHandler() {

			@Override
			public @Nullable String getMsgType() {
				return msgType;
			}

			@Override
			public @Nullable String getEvent() {
				return event;
			}

			@Override
			public boolean isLaterHandlersRunToo() {
				return laterRunToo;
			}

			@Override
			public WeChatAppletMessageHandler.@Nullable Reply handle(WxMaMessage message, WxMaService service) {
				assertThat(service).isSameAs(WeChatAppletMessageDispatcherTests.this.service);
				WeChatAppletMessageDispatcherTests.this.asked.add(name);
				return reply;
			}

		};
	}

	private static WxMaMessage message(String msgType, @Nullable String event) {
		WxMaMessage message = new WxMaMessage();
		message.setFromUser("oMini");
		message.setMsgType(msgType);
		message.setEvent(event);
		return message;
	}

	record Desk(List<String> asked) {

		@WeChatAppletMessage(content = "人工")
		WeChatAppletMessageHandler.Reply transfer(String openId, String content) {
			this.asked.add(openId + " asks " + content);
			return TRANSFER_TO_CUSTOMER_SERVICE;
		}

		@WeChatAppletEvent(value = "user_enter_tempsession", key = "shop-*")
		void shop() {
			this.asked.add("shop");
		}

		@WeChatAppletEvent(value = "user_enter_tempsession", key = "other")
		void other(WxMaMessage message) {
			this.asked.add("other");
		}

	}

}
