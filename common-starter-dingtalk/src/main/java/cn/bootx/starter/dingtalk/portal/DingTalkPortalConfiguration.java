package cn.bootx.starter.dingtalk.portal;

import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.ConditionalOnPortal;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;
import cn.bootx.starter.dingtalk.client.DingTalkAccounts;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;

/** The portal and its controller. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnPortal(prefix = DingTalkProperties.PREFIX, secrets = { "token", "card-callback-secret" },
		accounts = "apps", switches = { "portal.enabled", "runtime-apps" })
class DingTalkPortalConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkPortal dingTalkPortal(DingTalkProperties properties, DingTalkAccounts accounts, DingTalkDispatch dispatch,
			CallbackRuntime runtime, ExpiringStore store) {
		return new DingTalkPortal(accounts, dispatch, runtime, store,
				properties.portal()
					.requireOneForm(DingTalkProperties.PREFIX)
					.requireNoForward(DingTalkProperties.PREFIX)
					.settings(CallbackPipeline.Deadline.DING_TALK));
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkPortal.Controller dingTalkPortalController(DingTalkPortal portal) {
		return new DingTalkPortal.Controller(portal);
	}

}
