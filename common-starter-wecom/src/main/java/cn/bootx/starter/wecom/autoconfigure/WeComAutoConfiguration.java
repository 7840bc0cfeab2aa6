package cn.bootx.starter.wecom.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.ImportFeatures;

/**
 * Auto-configuration of WeCom: its applications with their services, messages and portal,
 * and group robots, which need no application.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = "bootx.starter.third.wecom.enabled", havingValue = "true", matchIfMissing = true)
@Conditional(OnWeCom.class)
@EnableConfigurationProperties(WeComProperties.class)
@ImportFeatures("robot.WeComRobotConfiguration")
public final class WeComAutoConfiguration {

	@Configuration(proxyBeanMethods = false)
	@Conditional(OnWeCom.OnAgents.class)
	@ImportFeatures({ "agent.WeComAgentConfiguration", "notice.WeComNoticeConfiguration",
			"portal.WeComPortalConfiguration" })
	static class Agents {

	}

}
