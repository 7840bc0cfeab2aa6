package cn.bootx.starter.core.callback.portal;

import java.util.function.Supplier;
import java.util.stream.Stream;

import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

/** The same as {@link ServletPortalFilter} for WebFlux, which reads no body by itself. */
final class ReactivePortalFilter implements WebFilter, Ordered {

	private final PortalPaths paths;

	/** The mappings of the application are looked up with the first request. */
	ReactivePortalFilter(Supplier<Stream<RequestMappingHandlerMapping>> mappings) {
		this.paths = new PortalPaths(() -> mappings.get()
			.flatMap((mapping) -> mapping.getHandlerMethods().entrySet().stream())
			.filter((entry) -> PortalPaths.isPortal(entry.getValue()))
			.flatMap((entry) -> entry.getKey().getPatternsCondition().getPatterns().stream())
			.map(PathPattern::getPatternString));
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		int verdict = this.paths.judge(exchange.getRequest().getMethod().name(),
				exchange.getRequest().getPath().pathWithinApplication().value());
		if (verdict <= PortalPaths.PORTAL) {
			return chain.filter(exchange);
		}
		exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(verdict));
		exchange.getResponse().getHeaders().set(HttpHeaders.CONNECTION, "close");
		return exchange.getResponse().setComplete();
	}

}
