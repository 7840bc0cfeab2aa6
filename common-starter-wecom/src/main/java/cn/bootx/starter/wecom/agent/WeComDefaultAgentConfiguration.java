package cn.bootx.starter.wecom.agent;

import me.chanjar.weixin.cp.api.WxCpService;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

import cn.bootx.starter.core.autoconfigure.portal.ConfiguredProperties;
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;

/**
 * WxJava's service, where it is clear which agent it belongs to.
 */
@Configuration(proxyBeanMethods = false)
@Conditional(WeComDefaultAgentConfiguration.OnDefaultAgent.class)
class WeComDefaultAgentConfiguration {

	@Bean
	@ConditionalOnMissingBean
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
