package cn.bootx.starter.wecom.autoconfigure;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.http.RequestEntity;

import cn.bootx.starter.core.autoconfigure.portal.ConditionalOnPortal;
import cn.bootx.starter.core.autoconfigure.ImportFeatures;

/**
 * Auto-configuration of the portal, where at least one agent has a token.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = WeComAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnClass(RequestEntity.class)
@ConditionalOnBean(type = "cn.bootx.starter.wecom.agent.WeComAgents")
@ConditionalOnPortal(prefix = WeComProperties.PREFIX, accounts = "agents")
@ImportFeatures("portal.WeComPortalConfiguration")
public final class WeComPortalAutoConfiguration {

}
