package cn.bootx.starter.wecom.agent;

import java.util.List;

import me.chanjar.weixin.cp.api.WxCpService;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

import cn.bootx.starter.core.autoconfigure.ConfiguredProperties;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;

/** The agents of the properties. */
@Configuration(proxyBeanMethods = false)
class WeComAgentConfiguration {

	private static final String HOSTS = WeComProperties.PREFIX + ".hosts.";

	@Bean
	@ConditionalOnMissingBean
	WeComAgents weComAgents(WeComProperties properties, PlatformHttpClients clients, TokenRegistry tokens,
			ObjectProvider<WeComServiceCustomizer> customizers) {
		OkHttpClient http = clients.forPlatform(Platform.WECOM);
		HttpUrl api = Credentials.requireUrl(HOSTS + "api", properties.hosts().api());
		HttpUrl login = Credentials.requireUrl(HOSTS + "login", properties.hosts().login());
		List<WeComServiceCustomizer> all = customizers.orderedStream().toList();
		return new WeComAgents(AgentSettings.of(properties)
			.stream()
			.map((settings) -> new WeComAgent(settings, http, api, login, tokens, all))
			.toList());
	}

	@Bean
	@ConditionalOnMissingBean
	@Conditional(OnDefaultAgent.class)
	WxCpService wxCpService(WeComAgents agents) {
		return agents.defaultAgent().wxCpService();
	}

	/** The prefix itself describes an agent, or there is one alone. */
	static final class OnDefaultAgent implements Condition {

		@Override
		public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
			ConfiguredProperties properties = new ConfiguredProperties(context.getEnvironment(),
					WeComProperties.PREFIX);
			return properties.has("corp-secret", "agent-id", "token") || properties.count("agents") <= 1;
		}

	}

}
