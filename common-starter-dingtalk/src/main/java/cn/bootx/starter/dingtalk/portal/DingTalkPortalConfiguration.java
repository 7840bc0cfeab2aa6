package cn.bootx.starter.dingtalk.portal;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.portal.PortalSettings;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;

/**
 * The portal and its controller.
 */
@Configuration(proxyBeanMethods = false)
class DingTalkPortalConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkPortal dingTalkPortal(DingTalkProperties properties, DingTalkAccounts accounts, DingTalkDispatch dispatch,
			CallbackRuntime runtime, ExpiringStore store) {
		DingTalkProperties.Portal portal = properties.portal();
		return new DingTalkPortal(new PortalAccounts(properties).of(accounts), dispatch, runtime, store,
				new PortalSettings(portal.maxClockSkew(), portal.maxBodySize().toBytes(), portal.handlerTimeout(),
						portal.lateReply()));
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkPortalController dingTalkPortalController(DingTalkPortal portal) {
		return new DingTalkPortalController(portal);
	}

}
