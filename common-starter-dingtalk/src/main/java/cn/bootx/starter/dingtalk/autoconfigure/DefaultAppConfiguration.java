package cn.bootx.starter.dingtalk.autoconfigure;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.dingtalk.DingTalkApps;
import cn.bootx.starter.dingtalk.approbot.DingAppRobotSender;
import cn.bootx.starter.dingtalk.card.DingCardService;
import cn.bootx.starter.dingtalk.chat.DingChatService;
import cn.bootx.starter.dingtalk.client.DingAccessService;
import cn.bootx.starter.dingtalk.media.DingMediaService;
import cn.bootx.starter.dingtalk.notice.DingTalkNoticeSender;
import cn.bootx.starter.dingtalk.user.DingLoginService;
import cn.bootx.starter.dingtalk.user.DingUserService;

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
	DingAppRobotSender dingAppRobotSender(DingTalkApps apps) {
		return apps.getDefault().robotSender();
	}

	@Bean
	@ConditionalOnMissingBean
	DingChatService dingChatService(DingTalkApps apps) {
		return apps.getDefault().chats();
	}

	@Bean
	@ConditionalOnMissingBean
	DingCardService dingCardService(DingTalkApps apps) {
		return apps.getDefault().cards();
	}

	@Bean
	@ConditionalOnMissingBean
	DingUserService dingUserService(DingTalkApps apps) {
		return apps.getDefault().users();
	}

	@Bean
	@ConditionalOnMissingBean
	DingLoginService dingLoginService(DingTalkApps apps) {
		return apps.getDefault().login();
	}

}
