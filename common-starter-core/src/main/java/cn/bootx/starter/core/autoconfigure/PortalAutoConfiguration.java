package cn.bootx.starter.core.autoconfigure;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.servlet.DispatcherServlet;

import cn.bootx.starter.core.callback.portal.PortalBodies;
import cn.bootx.starter.core.security.PortalFilter;
import cn.bootx.starter.core.security.ReactivePortalFilter;

/**
 * Auto-configuration of what stands before the portals: whatever a stranger sends to one
 * is refused with a status and an empty body, and a body that comes slowly holds no
 * thread.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnWebApplication
@ConditionalOnClass(ResponseEntity.class)
public final class PortalAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	PortalBodies bootxThirdPortalBodies(ThirdProperties properties, ThirdBackground background) {
		return new PortalBodies(properties.callback().bodyTimeout(), properties.callback().maxBodies(),
				background.timer());
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.SERVLET)
	@ConditionalOnClass(DispatcherServlet.class)
	@ImportFeatures("callback.portal.ServletPortalRequests")
	static class Servlet {

		@Bean
		@ConditionalOnMissingBean
		PortalFilter bootxThirdPortalFilter(
				ObjectProvider<org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping> mappings) {
			return new PortalFilter(mappings::orderedStream);
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = ConditionalOnWebApplication.Type.REACTIVE)
	@ConditionalOnClass(DispatcherHandler.class)
	@ImportFeatures("callback.portal.ReactivePortalRequests")
	static class Reactive {

		@Bean
		@ConditionalOnMissingBean
		ReactivePortalFilter bootxThirdReactivePortalFilter(
				ObjectProvider<org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping> mappings) {
			return new ReactivePortalFilter(mappings::orderedStream);
		}

	}

}
