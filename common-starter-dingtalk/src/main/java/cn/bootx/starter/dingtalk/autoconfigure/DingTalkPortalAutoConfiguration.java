package cn.bootx.starter.dingtalk.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.dingtalk.DingTalkApps;
import cn.bootx.starter.dingtalk.handler.DingTalkDispatch;
import cn.bootx.starter.dingtalk.portal.DingTalkPortal;
import cn.bootx.starter.dingtalk.portal.DingTalkPortalController;

/**
 * Auto-configuration of pushes over HTTP, in Spring MVC and WebFlux applications.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DingTalkAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnBean(DingTalkApps.class)
@Conditional(OnPortal.class)
public final class DingTalkPortalAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	DingTalkPortal dingTalkPortal(DingTalkProperties properties, DingTalkApps apps, DingTalkDispatch dispatch,
			CallbackRuntime runtime) {
		DingTalkProperties.Portal portal = properties.portal();
		return new DingTalkPortal(new PortalAccounts(properties).of(apps), dispatch, runtime, portal.maxClockSkew(),
				portal.handlerTimeout());
	}

	@Bean
	@ConditionalOnMissingBean
	DingTalkPortalController dingTalkPortalController(DingTalkPortal portal, DingTalkProperties properties) {
		return new DingTalkPortalController(portal, properties.portal().maxBodySize().toBytes());
	}

}
