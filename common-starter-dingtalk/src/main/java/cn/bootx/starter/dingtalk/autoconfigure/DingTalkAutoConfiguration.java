package cn.bootx.starter.dingtalk.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Conditional;
import org.springframework.context.annotation.Import;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;

/**
 * Auto-configuration of DingTalk applications and webhook robots.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = "bootx.starter.third.ding-talk.enabled", havingValue = "true", matchIfMissing = true)
@Conditional(OnDingTalk.class)
@EnableConfigurationProperties(DingTalkProperties.class)
@Import(Features.class)
public final class DingTalkAutoConfiguration {

}
