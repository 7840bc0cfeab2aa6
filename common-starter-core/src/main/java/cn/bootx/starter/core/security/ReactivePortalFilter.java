package cn.bootx.starter.core.security;

import java.util.function.Supplier;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.web.reactive.result.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.util.pattern.PathPattern;
import reactor.core.publisher.Mono;

import cn.bootx.starter.core.callback.web.ClientAddress;

/**
 * The same as {@link PortalFilter} for WebFlux.
 */
public final class ReactivePortalFilter implements WebFilter, Ordered {

	private final Supplier<Stream<RequestMappingHandlerMapping>> mappings;

	private volatile @Nullable PortalPaths paths;

	/**
	 * Makes a filter.
	 * @param mappings the mappings of the application, looked up with the first request
	 */
	public ReactivePortalFilter(Supplier<Stream<RequestMappingHandlerMapping>> mappings) {
		this.mappings = mappings;
	}

	@Override
	public int getOrder() {
		return Ordered.HIGHEST_PRECEDENCE + 10;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		String path = exchange.getRequest().getPath().pathWithinApplication().value();
		if (!paths().contains(path)) {
			return chain.filter(exchange);
		}
		int refusal = PortalPaths.refusal(exchange.getRequest().getMethod().name(), path);
		if (refusal != 0) {
			exchange.getResponse().setStatusCode(HttpStatusCode.valueOf(refusal));
			return exchange.getResponse().setComplete();
		}
		exchange.getAttributes()
			.put(ClientAddress.ATTRIBUTE, ClientAddress.of(exchange.getRequest().getRemoteAddress()));
		if (!PortalPaths.isOdd(exchange.getRequest().getHeaders().getFirst(HttpHeaders.CONTENT_TYPE))) {
			return chain.filter(exchange);
		}
		return chain.filter(exchange.mutate()
			.request((request) -> request.headers((headers) -> headers.remove(HttpHeaders.CONTENT_TYPE)))
			.build());
	}

	private PortalPaths paths() {
		PortalPaths known = this.paths;
		if (known == null) {
			known = new PortalPaths(this.mappings.get()
				.flatMap((mapping) -> mapping.getHandlerMethods().entrySet().stream())
				.filter((entry) -> PortalPaths.isPortal(entry.getValue().getBeanType(), entry.getValue().getMethod()))
				.flatMap((entry) -> entry.getKey().getPatternsCondition().getPatterns().stream())
				.map(PathPattern::getPatternString));
			this.paths = known;
		}
		return known;
	}

}
