package cn.bootx.starter.wechat.people.qrcode;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.PlatformConnectionDetails;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;

@Configuration(proxyBeanMethods = false)
class WeChatQrCodeConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeChatQrCodeService weChatQrCodeService(WeChatAccounts accounts, WeChatProperties properties,
			ObjectProvider<PlatformConnectionDetails> details) {
		return new WeChatQrCodeService(accounts, PlatformConnectionDetails.require(details,
				"bootx.starter.third.wechat.hosts.mp", properties.hosts().mp()));
	}

}
