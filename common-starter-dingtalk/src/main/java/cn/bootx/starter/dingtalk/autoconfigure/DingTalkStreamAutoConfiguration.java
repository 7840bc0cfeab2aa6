package cn.bootx.starter.dingtalk.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

import cn.bootx.starter.core.autoconfigure.ImportFeatures;

/**
 * Auto-configuration of Stream mode, which the host switches on.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DingTalkAutoConfiguration.class)
@ConditionalOnBean(type = Features.ACCOUNTS)
@ConditionalOnProperty(name = "bootx.starter.third.ding-talk.stream.enabled", havingValue = "true")
@ImportFeatures("stream.DingTalkStreamConfiguration")
public final class DingTalkStreamAutoConfiguration {

}
