package cn.bootx.starter.core.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import cn.bootx.starter.core.security.PortalRequestMatcher;

/**
 * Auto-configuration that lets the platforms' pushes through Spring Security, if the host
 * wishes it. No filter chain: one from here would switch Spring Boot's own off and leave
 * the rest of the application open.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
@ConditionalOnClass({ WebSecurityCustomizer.class, RequestMappingHandlerMapping.class })
@ConditionalOnProperty(name = PortalSecurityAutoConfiguration.SWITCH, havingValue = "true")
public final class PortalSecurityAutoConfiguration {

	static final String SWITCH = "bootx.starter.third.security.permit-portals";

	@Bean
	@ConditionalOnMissingBean(name = "bootxThirdPortalSecurity")
	WebSecurityCustomizer bootxThirdPortalSecurity(ObjectProvider<RequestMappingHandlerMapping> mappings) {
		return (web) -> web.ignoring().requestMatchers(new PortalRequestMatcher(mappings::orderedStream));
	}

}
