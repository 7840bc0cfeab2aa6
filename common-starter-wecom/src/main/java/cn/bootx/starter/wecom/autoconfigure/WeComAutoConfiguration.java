package cn.bootx.starter.wecom.autoconfigure;

import me.chanjar.weixin.cp.api.WxCpService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Conditional;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.PlatformHttpClients;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.config.BaseUrl;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.wecom.agent.WeComAgentFactory;
import cn.bootx.starter.wecom.agent.WeComAgents;
import cn.bootx.starter.wecom.agent.WxCpServiceCustomizer;
import cn.bootx.starter.wecom.login.WeComLoginService;
import cn.bootx.starter.wecom.media.WeComMediaService;
import cn.bootx.starter.wecom.notice.WeComNoticeSender;

/**
 * Auto-configuration of WeCom applications: their services, messages and media.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = "bootx.starter.third.wecom.enabled", havingValue = "true", matchIfMissing = true)
@Conditional(OnWeComAgents.class)
@EnableConfigurationProperties(WeComProperties.class)
public final class WeComAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	WeComAgentFactory weComAgentFactory(WeComProperties properties, PlatformHttpClients clients, TokenRegistry tokens,
			ObjectProvider<WxCpServiceCustomizer> customizers) {
		return new WeComAgentFactory(clients.forPlatform(Platform.WECOM),
				BaseUrl.of(WeComProperties.PREFIX + ".base-url", properties.baseUrl()),
				BaseUrl.of(WeComProperties.PREFIX + ".login-base-url", properties.loginBaseUrl()), tokens,
				customizers.orderedStream().toList());
	}

	@Bean
	@ConditionalOnMissingBean
	WeComAgents weComAgents(WeComProperties properties, WeComAgentFactory factory) {
		return new WeComAgents(AgentConfigurations.of(properties).stream().map(factory::create).toList());
	}

	@Bean
	@ConditionalOnMissingBean
	@Conditional(OnWeComDefaultAgent.class)
	WxCpService wxCpService(WeComAgents agents) {
		return agents.defaultAgent().wxCpService();
	}

	@Bean
	@ConditionalOnMissingBean
	WeComMediaService weComMediaService(WeComAgents agents) {
		return new WeComMediaService(agents);
	}

	@Bean
	@ConditionalOnMissingBean
	WeComNoticeSender weComNoticeSender(WeComAgents agents) {
		return new WeComNoticeSender(agents);
	}

	@Bean
	@ConditionalOnMissingBean
	WeComLoginService weComLoginService(WeComAgents agents, WeComProperties properties) {
		return new WeComLoginService(agents,
				BaseUrl.of(WeComProperties.PREFIX + ".login-base-url", properties.loginBaseUrl()));
	}

}
