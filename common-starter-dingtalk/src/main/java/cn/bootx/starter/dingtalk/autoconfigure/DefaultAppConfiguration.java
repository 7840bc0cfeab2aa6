package cn.bootx.starter.dingtalk.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.dingtalk.DingTalkApps;
import cn.bootx.starter.dingtalk.approbot.DingTalkAppRobotSender;
import cn.bootx.starter.dingtalk.card.DingTalkCardService;
import cn.bootx.starter.dingtalk.chat.DingTalkChatService;
import cn.bootx.starter.dingtalk.client.DingAccessService;
import cn.bootx.starter.dingtalk.media.DingMediaService;
import cn.bootx.starter.dingtalk.notice.DingTalkNoticeSender;
import cn.bootx.starter.dingtalk.user.DingTalkLoginService;
import cn.bootx.starter.dingtalk.user.DingTalkUserService;

/**
 * The services of the default application as beans.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(OnDefaultApp.class)
class DefaultAppConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingAccessService dingAccessService(DingTalkApps apps) {
		return apps.getDefault().access();
	}

	@Bean
	@ConditionalOnMissingBean
	DingMediaService dingMediaService(DingTalkApps apps) {
		return apps.getDefault().media();
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkNoticeSender dingTalkNoticeSender(DingTalkApps apps) {
		return apps.getDefault().noticeSender();
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkAppRobotSender dingAppRobotSender(DingTalkApps apps) {
		return apps.getDefault().robotSender();
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkChatService dingChatService(DingTalkApps apps) {
		return apps.getDefault().chats();
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkCardService dingCardService(DingTalkApps apps) {
		return apps.getDefault().cards();
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkUserService dingUserService(DingTalkApps apps) {
		return apps.getDefault().users();
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkLoginService dingLoginService(DingTalkApps apps) {
		return apps.getDefault().login();
	}

}
