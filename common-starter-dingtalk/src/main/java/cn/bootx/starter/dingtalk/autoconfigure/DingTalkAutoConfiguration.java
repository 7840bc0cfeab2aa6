package cn.bootx.starter.dingtalk.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Conditional;

import cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration;
import cn.bootx.starter.core.autoconfigure.ImportFeatures;

/**
 * Auto-configuration of DingTalk applications and webhook robots, of pushes over HTTP and
 * in Stream mode, and of the endpoints that manage stored robots.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnProperty(name = "bootx.starter.third.ding-talk.enabled", havingValue = "true", matchIfMissing = true)
@Conditional(OnDingTalk.class)
@EnableConfigurationProperties(DingTalkProperties.class)
@ImportFeatures({ "client.DingTalkClientConfiguration", "robot.DingTalkRobotConfiguration",
		"handler.DingTalkHandlerConfiguration", "message.DingTalkMessageConfiguration",
		"user.DingTalkUserConfiguration", "portal.DingTalkPortalConfiguration", "stream.DingTalkStreamConfiguration" })
public final class DingTalkAutoConfiguration {

}
