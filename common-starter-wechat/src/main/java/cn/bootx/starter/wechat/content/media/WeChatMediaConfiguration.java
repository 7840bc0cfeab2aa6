package cn.bootx.starter.wechat.content.media;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.wechat.account.WeChatAccounts;

/** Temporary and permanent media. */
@Configuration(proxyBeanMethods = false)
class WeChatMediaConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatMediaService weChatMediaService(WeChatAccounts accounts) {
		return new WeChatMediaService(accounts);
	}

}
