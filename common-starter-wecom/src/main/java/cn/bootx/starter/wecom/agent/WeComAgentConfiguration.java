package cn.bootx.starter.wecom.agent;

import java.time.Clock;
import java.util.List;
import java.util.function.Function;

import me.chanjar.weixin.cp.api.WxCpService;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

import cn.bootx.starter.core.account.AccountRefresh;
import cn.bootx.starter.core.account.RuntimeAccounts;
import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.core.admin.EnableAdminEndpoints;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.autoconfigure.ConfiguredProperties;
import cn.bootx.starter.core.autoconfigure.PlatformConnectionDetails;
import cn.bootx.starter.core.autoconfigure.ThirdBackground;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformHttpClients;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;

/** The agents of the properties. */
@Configuration(proxyBeanMethods = false)
class WeComAgentConfiguration {

	private static final String HOSTS = WeComProperties.PREFIX + ".hosts.";

	@Bean
	@ConditionalOnMissingBean
	WeComAgents weComAgents(WeComProperties properties, PlatformHttpClients clients, TokenRegistry tokens,
			RecordStore store, ObjectProvider<WeComServiceCustomizer> customizers, ObjectProvider<Clock> clock,
			ObjectProvider<PlatformConnectionDetails> details) {
		OkHttpClient http = clients.forPlatform(Platform.WECOM);
		HttpUrl api = PlatformConnectionDetails.require(details, HOSTS + "api", properties.hosts().api());
		HttpUrl login = PlatformConnectionDetails.require(details, HOSTS + "login", properties.hosts().login());
		List<WeComServiceCustomizer> all = customizers.orderedStream().toList();
		Function<WeComAgent.Settings, WeComAgent> build = (settings) -> new WeComAgent(settings, http, api, login,
				tokens, all);
		return new WeComAgents(AgentSettings.of(properties).stream().map(build).toList(), properties.runtimeAgents()
				? new RuntimeAccounts<>(store, tokens, clock.getIfUnique(Clock::systemUTC), build) : null);
	}

	@Bean
	@ConditionalOnProperty(name = WeComProperties.PREFIX + ".runtime-agents", havingValue = "true")
	AccountRefresh weComAgentRefresh(WeComAgents agents, WeComProperties properties, ThirdBackground background,
			ApplicationEventPublisher events) {
		return new AccountRefresh(agents, properties.agentRefresh(), background.background(), events);
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
			int named = properties.count("agents");
			return properties.has("corp-secret", "agent-id", "token") || named == 1
					|| named == 0 && !properties.isOn("runtime-agents", false);
		}

	}

	/** The endpoints that manage stored agents, which the host switches on and guards. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication
	@ConditionalOnProperty(prefix = WeComProperties.PREFIX, name = { "admin.enabled", "runtime-agents" },
			havingValue = "true")
	@EnableAdminEndpoints
	static class Admin {

		@Bean
		@ConditionalOnMissingBean
		WeComAgentController weComAgentController(WeComAgents agents, ObjectProvider<ThirdAdminAuthorizer> authorizer,
				ThirdBackground background) {
			return new WeComAgentController(agents,
					AdminEndpoint.authorizer(authorizer, WeComProperties.PREFIX + ".admin.enabled", "manage agents"),
					background.background());
		}

	}

}
