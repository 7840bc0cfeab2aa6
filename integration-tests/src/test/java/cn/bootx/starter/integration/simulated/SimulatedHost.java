package cn.bootx.starter.integration.simulated;

import cn.bootx.starter.dingtalk.handler.DingTalkMessage;
import cn.bootx.starter.dingtalk.handler.DingTalkRobotMessage;
import cn.bootx.starter.dingtalk.robot.DingTalkRobotMsg;
import cn.bootx.starter.wechat.handler.WeChatEvent;
import cn.bootx.starter.wechat.handler.WeChatMessage;
import cn.bootx.starter.wecom.handler.WeComMessage;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A host with a handler on each platform and no configuration at all.
 */
@SpringBootConfiguration
@EnableAutoConfiguration
class SimulatedHost {

	@Bean
	Handlers handlers() {
		return new Handlers();
	}

	static final class Handlers {

		@WeChatMessage
		String text(String content) {
			return content.isBlank() ? null : "wechat: " + content;
		}

		@WeChatEvent("subscribe")
		void followed() {
			// No reply.
		}

		@WeComMessage
		String asked(String content) {
			return "wecom: " + content;
		}

		@DingTalkMessage
		DingTalkRobotMsg said(DingTalkRobotMessage message) {
			return new DingTalkRobotMsg.Text("ding: " + message.text().strip());
		}

	}

}
