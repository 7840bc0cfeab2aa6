package cn.bootx.starter.wecom.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionMessage;
import org.springframework.boot.autoconfigure.condition.ConditionOutcome;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.SpringBootCondition;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.type.AnnotatedTypeMetadata;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.ImportFeatures;
import cn.bootx.starter.core.autoconfigure.ConfiguredProperties;

/**
 * Auto-configuration of WeCom: its applications with their services, messages and portal,
 * and group robots, which need no application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = "bootx.starter.third.wecom.enabled", havingValue = "true", matchIfMissing = true)
@Conditional(WeComAutoConfiguration.OnWeCom.class)
@EnableConfigurationProperties(WeComProperties.class)
@ImportFeatures({ "robot.WeComRobotConfiguration", "portal.RobotPortalConfiguration" })
public final class WeComAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@Conditional(OnWeCom.OnAgents.class)
	@ImportFeatures({ "agent.WeComAgentConfiguration", "login.WeComLoginConfiguration",
			"notice.WeComNoticeConfiguration", "jssdk.WeComJsSdkConfiguration", "portal.WeComPortalConfiguration" })
	static class Agents {

	}

	/**
	 * Anything of WeCom is configured, or wanted: robots may be in the record store only.
	 */
	static class OnWeCom extends SpringBootCondition {

		@Override
		public ConditionOutcome getMatchOutcome(ConditionContext context, AnnotatedTypeMetadata metadata) {
			return new ConditionOutcome(
					matches(new ConfiguredProperties(context.getEnvironment(), WeComProperties.PREFIX)),
					ConditionMessage.forCondition(getClass().getSimpleName())
						.because(WeComProperties.PREFIX + ".* decides"));
		}

		boolean matches(ConfiguredProperties properties) {
			return hasAgents(properties) || properties.count("robots") > 0
					|| properties.has("enabled", "admin.enabled");
		}

		private static boolean hasAgents(ConfiguredProperties properties) {
			return properties.has("corp-id") || properties.count("agents") > 0
					|| properties.isOn("runtime-agents", false);
		}

		/** An application. */
		static final class OnAgents extends OnWeCom {

			@Override
			boolean matches(ConfiguredProperties properties) {
				return hasAgents(properties);
			}

		}

	}

}
