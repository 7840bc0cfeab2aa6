package cn.bootx.starter.wecom.portal;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import me.chanjar.weixin.common.error.WxErrorException;
import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.cp.api.WxCpService;
import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutTextMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import cn.bootx.starter.core.callback.CallbackDispatcher;
import cn.bootx.starter.core.xml.XmlElement;
import cn.bootx.starter.wecom.notice.WeComMediaService;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.handler.WeComEvent;
import cn.bootx.starter.wecom.handler.WeComMessage;
import cn.bootx.starter.wecom.handler.WeComMessageHandler;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.core.handler.ReceivedMessage;
import cn.bootx.starter.wecom.SimulatedCorporation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

@ExtendWith(OutputCaptureExtension.class)
class WeComDispatcherTests {

	private static SimulatedCorporation corporation;

	private final List<String> called = new ArrayList<>();

	@BeforeAll
	static void start() {
		corporation = new SimulatedCorporation();
	}

	@AfterAll
	static void stop() {
		corporation.close();
	}

	@Test
	void asksMatchingHandlersUntilOneReplies() throws Exception {
		String reply = dispatch(event("change_contact", "create_user"), handler("text", null, null, null, "1"),
				handler("event", "change_contact", "delete_user", null, "2"),
				handler("event", "change_contact", "create_user", "crm", "3"),
				handler("event", "change_contact", null, null, null),
				handler("event", "change_contact", "create_user", "default", "5"),
				handler(null, null, null, null, "6"));
		assertThat(this.called).containsExactly("event/change_contact/null/null",
				"event/change_contact/create_user/default");
		assertThat(reply).contains("<Content><![CDATA[5]]></Content>", "<ToUserName><![CDATA[sys]]>");
	}

	@Test
	void keepsTheFirstReplyOfHandlersThatLetOthersRun() throws Exception {
		WeComMessageHandler open = new Handler(null, null, null, null, "first") {
			@Override
			public boolean isLaterHandlersRunToo() {
				return true;
			}
		};
		String reply = dispatch(event("enter_agent", null), open, handler(null, null, null, null, "second"),
				handler(null, null, null, null, "third"));
		assertThat(this.called).hasSize(2);
		assertThat(reply).contains("first").doesNotContain("second");
	}

	@Test
	void comparesEventNamesWithoutCase() throws Exception {
		assertThat(dispatch(event("LOCATION", null), handler("event", "location", null, null, "here")))
			.contains("here");
	}

	@Test
	void comparesEventKeysWholeOrByTheirBeginning() throws Exception {
		WxCpXmlMessage message = event("template_card_event", null);
		message.setEventKey("approve:42");
		assertThat(dispatch(message, keyed("approve:*"))).isNotNull();
		assertThat(dispatch(message, keyed("approve:42"))).isNotNull();
		assertThat(dispatch(message, keyed("approve"), keyed("reject:*"))).isNull();
		assertThat(dispatch(event("enter_agent", null), keyed("*"))).isNull();
	}

	@Test
	void repliesNothingWhereNobodyDoes() throws Exception {
		assertThat(dispatch(event("enter_agent", null))).isNull();
		assertThat(dispatch(event("enter_agent", null), handler(null, null, null, null, null))).isNull();
	}

	@Test
	void givesTheServiceOfTheAgent() throws Exception {
		List<WxCpService> services = new ArrayList<>();
		dispatch(event("enter_agent", null), new Handler(null, null, null, null, null) {
			@Override
			public @Nullable WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context,
					WxCpService service, WxSessionManager sessions) {
				services.add(service);
				return null;
			}
		});
		assertThat(services).containsExactly(corporation.agents().defaultAgent().wxCpService());
	}

	@Test
	void passesAFailureOn() {
		assertThatExceptionOfType(WxErrorException.class)
			.isThrownBy(() -> dispatch(event("enter_agent", null), new Handler(null, null, null, null, null) {
				@Override
				public WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context,
						WxCpService service, WxSessionManager sessions) throws WxErrorException {
					throw new WxErrorException("no");
				}
			}));
	}

	@Test
	void aReplyThatCannotBeWrittenIsNoFailureOfItsHandler() {
		WeComMessageHandler odd = new Handler(null, null, null, null, null) {
			@Override
			public WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context, WxCpService service,
					WxSessionManager sessions) {
				return new WxCpXmlOutMessage() {

					private static final long serialVersionUID = 1L;

				};
			}
		};
		assertThatExceptionOfType(CallbackDispatcher.UnwritableReplyException.class)
			.isThrownBy(() -> dispatch(event("enter_agent", null), odd))
			.withMessageContaining(odd.getClass().getName());
	}

	@Test
	void suggestsAHandlerThatCompilesForWhatItQuotes(CapturedOutput output) throws Exception {
		dispatch(event("change_contact", "create_user"));
		dispatch(event("a\"; evil(); //", null));
		assertThat(output)
			.contains("implements WeComMessageHandler", "public String getEvent()", "return \"change_contact\";")
			.doesNotContain("evil");
	}

	@Test
	void logsNoLineThatAPushInvents(CapturedOutput output) throws Exception {
		WxCpXmlMessage forged = event("click\nERROR forged event", "x\u2028forged change");
		forged.setMsgType("event\r\nforged type");
		dispatch(forged);
		assertThatExceptionOfType(WxErrorException.class)
			.isThrownBy(() -> dispatch(forged, new Handler(null, null, null, null, null) {
				@Override
				public WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context,
						WxCpService service, WxSessionManager sessions) throws WxErrorException {
					throw new WxErrorException("no");
				}
			}));
		assertThat(output)
			.contains("of the kind event (not a name).", "failed on event (not a name) of wecom 'default'")
			.doesNotContain("forged");
	}

	@Test
	void annotatedMethodsHaveTheAttributesOfABeanAndComeAfterIt() throws Exception {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("desk", new RootBeanDefinition(Desk.class, () -> new Desk(this.called)));
		WeComHandlers handlers = new WeComHandlers(List.of(handler("text", null, null, null, null)), List.of())
			.annotated(beans);
		WxCpXmlMessage text = event(null, null);
		text.setMsgType("text");
		text.setContent("order 7");
		assertThat(reply(handlers, text)).isEqualTo("sys of default: order 7");
		text.setContent("hello");
		assertThat(reply(handlers, text)).isNull();
		WxCpXmlMessage pressed = event("template_card_event", null);
		pressed.setEventKey("approve-1");
		assertThat(reply(handlers, pressed)).isNull();
		assertThat(reply(handlers, event("change_contact", "create_user"))).isEqualTo("welcome");
		assertThat(this.called).containsExactly("text/null/null/null", "text/null/null/null", "pressed approve-1");
	}

	private static @Nullable String reply(WeComHandlers handlers, WxCpXmlMessage message) throws Exception {
		WxCpXmlOutMessage reply = handlers.dispatch(corporation.agents().defaultAgent(), message).reply();
		return (reply != null) ? ((WxCpXmlOutTextMessage) reply).getContent() : null;
	}

	@Test
	void anInterceptorMayReplaceTheReply() throws Exception {
		MessageInterceptor replacing = new MessageInterceptor() {

			@Override
			public Object after(ReceivedMessage message, @Nullable Object reply) {
				return WxCpXmlOutMessage.TEXT().content(message + " instead of " + (reply != null)).build();
			}

		};
		WeComHandlers handlers = new WeComHandlers(List.of(handler(null, null, null, null, "1")), List.of(replacing));
		assertThat(reply(handlers, event("enter_agent", null)))
			.isEqualTo("event enter_agent of wecom 'default' instead of true");
	}

	private @Nullable String dispatch(WxCpXmlMessage message, WeComMessageHandler... handlers) throws Exception {
		return new WeComHandlers.Dispatcher(corporation.agents().defaultAgent(),
				new WeComHandlers(List.of(handlers), List.of()), corporation.sender(), Clock.systemUTC())
			.dispatch(message);
	}

	private Handler handler(@Nullable String msgType, @Nullable String event, @Nullable String changeType,
			@Nullable String agent, @Nullable String reply) {
		return new Handler(msgType, event, changeType, agent, reply);
	}

	private Handler keyed(String key) {
		return new Handler(null, null, null, null, "reply") {
			@Override
			public String getEventKey() {
				return key;
			}
		};
	}

	private static WxCpXmlMessage event(@Nullable String event, @Nullable String changeType) {
		WxCpXmlMessage message = WeComPushReader.message(XmlElement
			.read("<xml><ToUserName>ww1</ToUserName><FromUserName>sys</FromUserName><MsgType>event</MsgType></xml>"));
		message.setEvent(event);
		message.setChangeType(changeType);
		return message;
	}

	private class Handler implements WeComMessageHandler {

		private final @Nullable String msgType;

		private final @Nullable String event;

		private final @Nullable String changeType;

		private final @Nullable String agent;

		private final @Nullable String reply;

		Handler(@Nullable String msgType, @Nullable String event, @Nullable String changeType, @Nullable String agent,
				@Nullable String reply) {
			this.msgType = msgType;
			this.event = event;
			this.changeType = changeType;
			this.agent = agent;
			this.reply = reply;
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
			return this.changeType;
		}

		@Override
		public Set<String> getAccounts() {
			return (this.agent != null) ? Set.of(this.agent) : Set.of();
		}

		@Override
		public @Nullable WxCpXmlOutMessage handle(WxCpXmlMessage message, Map<String, Object> context,
				WxCpService service, WxSessionManager sessions) throws WxErrorException {
			WeComDispatcherTests.this.called
				.add(this.msgType + "/" + this.event + "/" + this.changeType + "/" + this.agent);
			return (this.reply != null) ? WxCpXmlOutMessage.TEXT().content(this.reply).build() : null;
		}

	}

	record Desk(List<String> called) {

		@WeComMessage(content = "order \\d+")
		String order(String userId, String account, String content) {
			return userId + " of " + account + ": " + content;
		}

		@WeComEvent(value = "template_card_event", key = "approve-*", accounts = "default")
		void approved(String eventKey) {
			this.called.add("pressed " + eventKey);
		}

		@WeComEvent(value = "template_card_event", accounts = "crm")
		void elsewhere(WxCpXmlMessage message) {
			this.called.add("elsewhere");
		}

		@WeComEvent(value = "change_contact", key = "create_user")
		String joined() {
			return "welcome";
		}

	}

}
