package cn.bootx.starter.wecom.autoconfigure;

import java.util.ArrayList;
import java.util.List;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;
import org.springframework.http.RequestEntity;

import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.portal.PortalSettings;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;
import cn.bootx.starter.wecom.handler.WeComHandlerMethods;
import cn.bootx.starter.wecom.handler.WeComMessageHandler;
import cn.bootx.starter.wecom.portal.WeComPortal;
import cn.bootx.starter.wecom.portal.WeComPortalController;

/**
 * Auto-configuration of the portal, where at least one agent has a token.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = WeComAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnClass(RequestEntity.class)
@ConditionalOnBean(WeComAgents.class)
@ConditionalOnProperty(name = "bootx.starter.third.wecom.portal.enabled", havingValue = "true", matchIfMissing = true)
@Conditional(OnWeComCallback.class)
public final class WeComPortalAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeComPortal weComPortal(WeComAgents agents, ObjectProvider<WeComMessageHandler> handlers, WeComNoticeSender sender,
			WeComProperties properties, ConfigurableListableBeanFactory beans, CallbackRuntime runtime) {
		WeComProperties.Portal portal = properties.portal();
		PortalSettings settings = new PortalSettings(portal.maxClockSkew(), portal.maxBodySize().toBytes(),
				portal.handlerTimeout(), portal.lateReply());
		List<WeComMessageHandler> all = new ArrayList<>(handlers.orderedStream().toList());
		all.addAll(WeComHandlerMethods.of(beans));
		return new WeComPortal(agents, all, sender, settings, runtime);
	}

	@Bean
	@ConditionalOnMissingBean
	WeComPortalController weComPortalController(WeComPortal portal) {
		return new WeComPortalController(portal);
	}

}
