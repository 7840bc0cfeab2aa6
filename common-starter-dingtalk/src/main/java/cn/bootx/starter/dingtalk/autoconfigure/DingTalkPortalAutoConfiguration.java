package cn.bootx.starter.dingtalk.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;

import cn.bootx.starter.core.autoconfigure.portal.ConditionalOnPortal;
import cn.bootx.starter.core.autoconfigure.ImportFeatures;

/**
 * Auto-configuration of pushes over HTTP, in Spring MVC and WebFlux applications.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = DingTalkAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnBean(type = Features.ACCOUNTS)
@ConditionalOnPortal(prefix = DingTalkProperties.PREFIX, secrets = { "token", "card-callback-secret" },
		accounts = "apps", switches = "portal.enabled")
@ImportFeatures("portal.DingTalkPortalConfiguration")
public final class DingTalkPortalAutoConfiguration {

}
