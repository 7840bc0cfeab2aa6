package cn.bootx.starter.dingtalk.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;

import cn.bootx.starter.core.autoconfigure.admin.EnableAdminEndpoints;
import cn.bootx.starter.core.autoconfigure.ImportFeatures;

/**
 * Auto-configuration of the endpoints that manage stored robots, which the host switches
 * on and guards.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DingTalkAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnBean(type = Features.PACKAGE + "robot.DingTalkRobots")
@ConditionalOnProperty(name = "bootx.starter.third.ding-talk.admin.enabled", havingValue = "true")
@EnableAdminEndpoints
@ImportFeatures("admin.DingTalkAdminConfiguration")
public final class DingTalkAdminAutoConfiguration {

}
