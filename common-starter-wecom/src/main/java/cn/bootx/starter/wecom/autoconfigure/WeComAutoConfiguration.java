package cn.bootx.starter.wecom.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Conditional;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.ImportFeatures;

/**
 * Auto-configuration of WeCom applications: their services, messages and media.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = "bootx.starter.third.wecom.enabled", havingValue = "true", matchIfMissing = true)
@Conditional(OnWeCom.Agents.class)
@EnableConfigurationProperties(WeComProperties.class)
@ImportFeatures({ "agent.WeComAgentConfiguration", "notice.WeComNoticeConfiguration",
		"agent.WeComDefaultAgentConfiguration" })
public final class WeComAutoConfiguration {

}
