package cn.bootx.starter.integration.outage;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.event.EventListener;

import cn.bootx.starter.dingtalk.handler.DingTalkCardAction;
import cn.bootx.starter.dingtalk.handler.DingTalkCardChange;
import cn.bootx.starter.dingtalk.handler.DingTalkCardClick;
import cn.bootx.starter.dingtalk.handler.DingTalkEvent;
import cn.bootx.starter.dingtalk.handler.DingTalkEventMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;
import cn.bootx.starter.wechat.applet.WeChatAppletMessage;
import cn.bootx.starter.wechat.applet.WeChatAppletMessageHandler;
import cn.bootx.starter.wechat.handler.WeChatMessage;
import cn.bootx.starter.wechatopen.portal.WeChatOpenEvent;
import cn.bootx.starter.wecom.handler.WeComMessage;

/**
 * A host with a handler behind every portal. It counts what its handlers handle.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
class OutageHost {

	/** How often each content was handled. */
	static final Map<String, Integer> handled = new ConcurrentHashMap<>();

	static final String TICKET = "a ticket";

	@Bean
	Handlers handlers() {
		return new Handlers();
	}

	static String reply(String content) {
		handled.merge(content, 1, Integer::sum);
		return "re: " + content;
	}

	static final class Handlers {

		@WeChatMessage
		String fan(String content) {
			return reply(content);
		}

		@WeChatAppletMessage
		WeChatAppletMessageHandler.Reply user(String content) {
			reply(content);
			return WeChatAppletMessageHandler.Reply.TRANSFER_TO_CUSTOMER_SERVICE;
		}

		@WeComMessage
		String colleague(String content) {
			return reply(content);
		}

		@DingTalkMessage
		String robot(DingTalkRobotMessage message) {
			return reply(message.text().strip());
		}

		@DingTalkEvent("user_add_org")
		void event(DingTalkEventMessage event) {
			reply(event.member("OptStaffId").asText());
		}

		@DingTalkCardClick
		DingTalkCardChange click(DingTalkCardAction action) {
			return DingTalkCardChange.forEverybody(Map.of("state", reply(action.actionIds().get(0))));
		}

		@EventListener
		void ticket(WeChatOpenEvent.Ticket event) {
			reply(TICKET);
		}

	}

}
