package cn.bootx.starter.wecom.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;

import cn.bootx.starter.core.admin.EnableAdminEndpoints;
import cn.bootx.starter.core.autoconfigure.ImportFeatures;

/**
 * Auto-configuration of the endpoints that manage stored robots, which the host switches
 * on and guards.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = WeComRobotAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnBean(type = "cn.bootx.starter.wecom.robot.WeComRobots")
@ConditionalOnProperty(name = "bootx.starter.third.wecom.admin.enabled", havingValue = "true")
@EnableAdminEndpoints
@ImportFeatures("admin.WeComAdminConfiguration")
public final class WeComAdminAutoConfiguration {

}
