package cn.bootx.starter.dingtalk.approbot;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.dingtalk.client.DingTalkClient;

/**
 * The sender of the application's robot.
 */
@Configuration(proxyBeanMethods = false)
class DingTalkAppRobotConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkAppRobotSender dingAppRobotSender(DingTalkClient client) {
		return new DingTalkAppRobotSender(client);
	}

}
