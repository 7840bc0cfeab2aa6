package cn.bootx.starter.core.autoconfigure;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;

import cn.bootx.starter.core.config.InvalidConfigurationException;

/**
 * Auto-configuration that refuses on WebFlux what only Spring MVC has: there a path is
 * opened within the host's own filter chain, and a switch without effect would be noticed
 * only when the platform's first push is refused.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
@ConditionalOnClass(name = "org.springframework.security.web.server.SecurityWebFilterChain")
@ConditionalOnProperty(name = PortalSecurityAutoConfiguration.SWITCH, havingValue = "true")
public final class ReactivePortalSecurityAutoConfiguration {

	@Bean
	InitializingBean bootxThirdReactivePortalSecurity() {
		return () -> {
			throw new InvalidConfigurationException(PortalSecurityAutoConfiguration.SWITCH,
					"it works on Spring MVC, and this is a WebFlux application",
					"Remove it; in your SecurityWebFilterChain permit the portals' paths and switch the CSRF check off "
							+ "for them.");
		};
	}

}
