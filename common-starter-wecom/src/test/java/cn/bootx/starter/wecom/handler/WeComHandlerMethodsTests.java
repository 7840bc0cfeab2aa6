package cn.bootx.starter.wecom.handler;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import me.chanjar.weixin.cp.bean.message.WxCpXmlMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutMessage;
import me.chanjar.weixin.cp.bean.message.WxCpXmlOutTextMessage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.DefaultListableBeanFactory;
import org.springframework.beans.factory.support.RootBeanDefinition;

import static org.assertj.core.api.Assertions.assertThat;

class WeComHandlerMethodsTests {

	@Test
	void annotatedMethodsAreHandlersWithTheAttributesOfABean() throws Exception {
		DefaultListableBeanFactory beans = new DefaultListableBeanFactory();
		beans.registerBeanDefinition("desk", new RootBeanDefinition(Desk.class));
		// The methods of one class have no order of their own.
		Map<String, WeComMessageHandler> handlers = WeComHandlerMethods.of(beans)
			.stream()
			.collect(Collectors.toMap(WeComMessageHandler::getMsgType, Function.identity()));
		assertThat(handlers).containsOnlyKeys("text", "event");
		WeComMessageHandler order = handlers.get("text");
		assertThat(reply(order, "order 7")).isEqualTo("zhangsan of crm: order 7");
		assertThat(reply(order, "hello")).isNull();
		assertThat(order).hasToString(Desk.class.getName() + ".order");
		WeComMessageHandler approved = handlers.get("event");
		assertThat(approved.getEvent()).isEqualTo("template_card_event");
		assertThat(approved.getEventKey()).isEqualTo("approve-*");
		assertThat(approved.getAccounts()).containsExactly("crm");
		assertThat(approved.handle(message("x"), Map.of(), null, null)).isNull();
	}

	private static String reply(WeComMessageHandler handler, String content) throws Exception {
		WxCpXmlOutMessage reply = handler.handle(message(content), Map.of(WeComHandlerMethods.ACCOUNT, "crm"), null,
				null);
		return (reply != null) ? ((WxCpXmlOutTextMessage) reply).getContent() : null;
	}

	private static WxCpXmlMessage message(String content) {
		WxCpXmlMessage message = new WxCpXmlMessage();
		message.setFromUserName("zhangsan");
		message.setContent(content);
		return message;
	}

	static class Desk {

		@WeComMessage(content = "order \\d+")
		String order(String userId, String account, String content) {
			return userId + " of " + account + ": " + content;
		}

		@WeComEvent(value = "template_card_event", key = "approve-*", accounts = "crm")
		void approved(WxCpXmlMessage message) {
		}

	}

}
