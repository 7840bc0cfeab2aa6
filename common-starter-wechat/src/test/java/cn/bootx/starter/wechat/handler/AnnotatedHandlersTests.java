package cn.bootx.starter.wechat.handler;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

import me.chanjar.weixin.common.session.WxSessionManager;
import me.chanjar.weixin.mp.api.WxMpService;
import me.chanjar.weixin.mp.api.impl.WxMpServiceOkHttpImpl;
import me.chanjar.weixin.mp.bean.message.WxMpXmlMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutMessage;
import me.chanjar.weixin.mp.bean.message.WxMpXmlOutTextMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.annotation.Order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class AnnotatedHandlersTests {

	private final WxMpService service = new WxMpServiceOkHttpImpl();

	@Test
	void aTextThatMatchesIsAnsweredWithTheReturnedString() {
		assertThat(dispatch(Replies.class, text("order 42"))).isEqualTo("oUser asked for order 42");
		assertThat(dispatch(Replies.class, text("42 order"))).isEqualTo("anything else of default");
	}

	@Test
	void namedGroupsOfTheExpressionAreParameters() {
		assertThat(dispatch(Shipping.class, text(" ship 42 to 杭州 "))).isEqualTo("42, 杭州, oUser");
		assertThat(dispatch(Shipping.class, text("ship 42"))).isEqualTo("42, null, oUser");
	}

	@Test
	void anEventIsHandledByItsKey() {
		assertThat(dispatch(Replies.class, event("click", "V1_A"))).isEqualTo("key V1_A");
		assertThat(dispatch(Replies.class, event("CLICK", "V2"))).isNull();
	}

	@Test
	void aStageIsWaitedFor() {
		assertThat(dispatch(Replies.class, event("SCAN", "1"))).isEqualTo("later");
	}

	@Test
	void aMethodWithoutResultGivesNoReply() {
		assertThat(dispatch(Replies.class, event("VIEW", "u"))).isNull();
	}

	@Test
	void allArgumentsArriveAtOnce() {
		assertThat(dispatch(Replies.class, event("LOCATION", null))).isEqualTo("all there");
	}

	@Test
	void theOrderDecidesWhoIsAskedFirst() {
		assertThat(dispatch(Ordered.class, text("x"))).isEqualTo("first");
	}

	@Test
	void anExceptionOfTheMethodIsTheOneThatIsThrown() {
		assertThatIllegalStateException().isThrownBy(() -> dispatch(Failing.class, text("x"))).withMessage("as asked");
		assertThatIllegalStateException().isThrownBy(() -> dispatch(Failing.class, event("CLICK", "x")))
			.withMessage("later");
	}

	@Test
	void startupFailsForAParameterThatNobodyCanGive() {
		assertThatIllegalStateException().isThrownBy(() -> dispatch(Wrong.class, text("x")))
			.withMessageContaining("Wrong.handle")
			.withMessageContaining("openId");
		assertThatIllegalStateException().isThrownBy(() -> dispatch(WrongResult.class, text("x")))
			.withMessageContaining("it returns int");
	}

	private @Nullable String dispatch(Class<?> bean, WxMpXmlMessage message) {
		try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext(bean)) {
			WxMpXmlOutMessage reply = new WeChatMessageDispatcher().annotated(context.getBeanFactory())
				.dispatch(new WeChatMessageDispatcher.Receiver("default", this.service), message);
			return (reply != null) ? ((WxMpXmlOutTextMessage) reply).getContent() : null;
		}
	}

	private static WxMpXmlMessage text(String content) {
		WxMpXmlMessage message = new WxMpXmlMessage();
		message.setMsgType("text");
		message.setFromUser("oUser");
		message.setContent(content);
		return message;
	}

	private static WxMpXmlMessage event(String name, @Nullable String key) {
		WxMpXmlMessage message = new WxMpXmlMessage();
		message.setMsgType("event");
		message.setFromUser("oUser");
		message.setEvent(name);
		message.setEventKey(key);
		return message;
	}

	static class Shipping {

		@WeChatMessage(content = "ship (?<number>\\d+)(?: to (?<city>.+))?")
		String ship(String number, @Nullable String city, String openId) {
			return number + ", " + city + ", " + openId;
		}

	}

	static class Replies {

		@WeChatMessage(content = "order \\d+")
		@Order(1)
		String order(String content, String openId) {
			return openId + " asked for " + content;
		}

		@WeChatMessage
		String any(String account) {
			return "anything else of " + account;
		}

		@WeChatEvent(value = "CLICK", key = "V1_*")
		WxMpXmlOutMessage clicked(String eventKey) {
			return WxMpXmlOutMessage.TEXT().content("key " + eventKey).build();
		}

		@WeChatEvent("SCAN")
		CompletionStage<String> scanned() {
			return CompletableFuture.supplyAsync(() -> "later");
		}

		@WeChatEvent("VIEW")
		void viewed() {
			assertThat(this).isNotNull();
		}

		@WeChatEvent("LOCATION")
		String located(WxMpXmlMessage message, WxMpService wxService, WxSessionManager sessions,
				Map<String, Object> context) {
			assertThat(message.getEvent()).isEqualTo("LOCATION");
			assertThat(wxService).isNotNull();
			assertThat(sessions).isNotNull();
			assertThat(context).containsKey("account");
			return "all there";
		}

	}

	static class Ordered {

		@WeChatMessage
		@Order(2)
		String second() {
			return "second";
		}

		@WeChatMessage
		@Order(1)
		String zFirst() {
			return "first";
		}

	}

	static class Failing {

		@WeChatMessage
		String fails() {
			throw new IllegalStateException("as asked");
		}

		@WeChatEvent("CLICK")
		CompletionStage<String> failsLater() {
			return CompletableFuture.failedFuture(new IllegalStateException("later"));
		}

	}

	static class Wrong {

		@WeChatMessage
		String handle(Integer number) {
			return "";
		}

	}

	static class WrongResult {

		@WeChatMessage
		int handle() {
			return 1;
		}

	}

}
