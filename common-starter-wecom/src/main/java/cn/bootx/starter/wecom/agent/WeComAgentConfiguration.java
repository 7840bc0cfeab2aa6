package cn.bootx.starter.wecom.agent;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;

/**
 * The agents of the properties.
 */
@Configuration(proxyBeanMethods = false)
class WeComAgentConfiguration {

	private static final String HOSTS = WeComProperties.PREFIX + ".hosts.";

	@Bean
	@ConditionalOnMissingBean
	WeComAgentFactory weComAgentFactory(WeComProperties properties, PlatformHttpClients clients, TokenRegistry tokens,
			ObjectProvider<WeComServiceCustomizer> customizers) {
		return new WeComAgentFactory(clients.forPlatform(Platform.WECOM),
				Credentials.requireUrl(HOSTS + "api", properties.hosts().api()),
				Credentials.requireUrl(HOSTS + "login", properties.hosts().login()), tokens,
				customizers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	WeComAgents weComAgents(WeComProperties properties, WeComAgentFactory factory) {
		return new WeComAgents(AgentConfigurations.of(properties).stream().map(factory::create).toList());
	}

}
