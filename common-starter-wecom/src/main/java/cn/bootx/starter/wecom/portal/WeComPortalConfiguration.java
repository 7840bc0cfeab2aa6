package cn.bootx.starter.wecom.portal;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.RequestEntity;

import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.autoconfigure.ConditionalOnPortal;
import cn.bootx.starter.core.autoconfigure.ThirdProperties;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.portal.CallbackPortal;
import cn.bootx.starter.core.callback.portal.PushForwarder;
import cn.bootx.starter.core.handler.MessageInterceptor;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;
import cn.bootx.starter.wecom.handler.WeComMessageHandler;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;

/** The portal of all agents that have a token. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnClass(RequestEntity.class)
@ConditionalOnPortal(prefix = WeComProperties.PREFIX, accounts = "agents", switches = "runtime-agents")
class WeComPortalConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "weComForwarder")
	PushForwarder weComForwarder(WeComProperties properties, ThirdProperties shared, CallbackRuntime runtime) {
		return properties.portal().forwarder(WeComProperties.PREFIX, shared, runtime);
	}

	@Bean
	@ConditionalOnMissingBean
	WeComPortal weComPortal(WeComAgents agents, ObjectProvider<WeComMessageHandler> handlers,
			ObjectProvider<MessageInterceptor> interceptors, WeComNoticeSender sender, WeComProperties properties,
			ConfigurableListableBeanFactory beans, CallbackRuntime runtime, PushForwarder weComForwarder) {
		CallbackPortal.Settings settings = properties.portal()
			.requireOneForm(WeComProperties.PREFIX)
			.settings(CallbackPipeline.Deadline.WECOM);
		return new WeComPortal(agents,
				new WeComHandlers(handlers.orderedStream().toList(), interceptors.orderedStream().toList())
					.annotated(beans),
				sender, settings, runtime, weComForwarder);
	}

	@Bean
	@ConditionalOnMissingBean
	WeComPortal.Controller weComPortalController(WeComPortal portal) {
		return new WeComPortal.Controller(portal);
	}

}
