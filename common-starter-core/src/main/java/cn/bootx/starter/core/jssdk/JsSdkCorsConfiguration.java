package cn.bootx.starter.core.jssdk;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication.Type;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.servlet.config.annotation.CorsRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets pages of allowed origins read the answers of {@link JsSdkController}s. Through
 * Spring's own registry and before the host's rules: a header of our own would come twice
 * where the host allows other origins everywhere, and browsers refuse that.
 */
@Configuration(proxyBeanMethods = false)
class JsSdkCorsConfiguration {

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.SERVLET)
	@ConditionalOnClass(WebMvcConfigurer.class)
	static class Servlet {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		@ConditionalOnMissingBean(name = "bootxThirdJsSdkCors")
		WebMvcConfigurer bootxThirdJsSdkCors(ObjectProvider<JsSdkController> controllers) {
			return new WebMvcConfigurer() {

				@Override
				public void addCorsMappings(CorsRegistry registry) {
					controllers.stream()
						.filter((controller) -> !controller.origins().isEmpty())
						.forEach((controller) -> registry.addMapping(controller.path() + "/**")
							.allowedMethods("GET")
							.allowedOrigins(controller.origins().toArray(String[]::new))
							.allowCredentials(true));
				}

			};
		}

	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnWebApplication(type = Type.REACTIVE)
	@ConditionalOnClass(WebFluxConfigurer.class)
	static class Reactive {

		@Bean
		@Order(Ordered.HIGHEST_PRECEDENCE)
		@ConditionalOnMissingBean(name = "bootxThirdJsSdkCors")
		WebFluxConfigurer bootxThirdJsSdkCors(ObjectProvider<JsSdkController> controllers) {
			return new WebFluxConfigurer() {

				@Override
				public void addCorsMappings(org.springframework.web.reactive.config.CorsRegistry registry) {
					controllers.stream()
						.filter((controller) -> !controller.origins().isEmpty())
						.forEach((controller) -> registry.addMapping(controller.path() + "/**")
							.allowedMethods("GET")
							.allowedOrigins(controller.origins().toArray(String[]::new))
							.allowCredentials(true));
				}

			};
		}

	}

}
