package cn.bootx.starter.core.callback.portal;

import org.springframework.core.MethodParameter;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Gives controllers of WebFlux their {@link PortalRequest}.
 */
final class ReactivePortalRequests implements HandlerMethodArgumentResolver, WebFluxConfigurer {

	private final PortalBodies bodies;

	ReactivePortalRequests(PortalBodies bodies) {
		this.bodies = bodies;
	}

	@Override
	public void configureArgumentResolvers(ArgumentResolverConfigurer configurer) {
		configurer.addCustomResolver(this);
	}

	@Override
	public boolean supportsParameter(MethodParameter parameter) {
		return parameter.getParameterType() == PortalRequest.class;
	}

	@Override
	public Mono<Object> resolveArgument(MethodParameter parameter, BindingContext context, ServerWebExchange exchange) {
		return Mono.just(new ReactivePortalRequest(exchange.getRequest(), this.bodies));
	}

}
