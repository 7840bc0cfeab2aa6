package cn.bootx.starter.core.callback.portal;

import org.springframework.beans.factory.InitializingBean;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.http.ResponseEntity;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.web.reactive.DispatcherHandler;
import org.springframework.web.servlet.DispatcherServlet;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import cn.bootx.starter.core.config.InvalidConfigurationException;

/**
 * How portals meet HTTP: whatever a stranger sends to one is refused with a status and an
 * empty body, a body that comes slowly holds no thread, and Spring Security lets the
 * platforms' pushes through if the host wishes it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnWebApplication
@ConditionalOnClass(ResponseEntity.class)
class PortalConfiguration {

	private static final String PERMIT = "bootx.starter.third.security.permit-portals";

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@ConditionalOnClass(DispatcherServlet.class)
	@Import(ServletPortalRequests.class)
	static class Servlet {

		@Bean
		@ConditionalOnMissingBean
		ServletPortalFilter bootxThirdPortalFilter(ObjectProvider<RequestMappingHandlerMapping> mappings) {
			return new ServletPortalFilter(mappings::orderedStream);
		}

	}

	/**
	 * No filter chain: one from here would switch Spring Boot's own off and leave the
	 * rest of the application open.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@ConditionalOnClass({ WebSecurityCustomizer.class, RequestMappingHandlerMapping.class })
	@ConditionalOnProperty(name = PERMIT, havingValue = "true")
	static class ServletSecurity {

		@Bean
		@ConditionalOnMissingBean(name = "bootxThirdPortalSecurity")
		WebSecurityCustomizer bootxThirdPortalSecurity(ObjectProvider<RequestMappingHandlerMapping> mappings) {
			return (web) -> web.ignoring().requestMatchers(new ServletPortalMatcher(mappings::orderedStream));
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	@ConditionalOnClass(DispatcherHandler.class)
	@Import(ReactivePortalRequests.class)
	static class Reactive {

		@Bean
		@ConditionalOnMissingBean
		ReactivePortalFilter bootxThirdReactivePortalFilter(
				ObjectProvider<org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping> mappings) {
			return new ReactivePortalFilter(mappings::orderedStream);
		}

	}

	/**
	 * On WebFlux a path is opened within the host's own filter chain, and a switch
	 * without effect would be noticed only when the platform's first push is refused.
	 */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	@ConditionalOnClass(name = "org.springframework.security.web.server.SecurityWebFilterChain")
	@ConditionalOnProperty(name = PERMIT, havingValue = "true")
	static class ReactiveSecurity {

		@Bean
		InitializingBean bootxThirdReactivePortalSecurity() {
			return () -> {
				throw new InvalidConfigurationException(PERMIT,
						"it works on Spring MVC, and this is a WebFlux application",
						"Remove it; in your SecurityWebFilterChain permit the portals' paths and switch the CSRF check "
								+ "off for them.");
			};
		}

	}

}
