package cn.bootx.starter.core.callback.portal;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.reactive.BindingContext;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import org.springframework.web.reactive.result.method.HandlerMethodArgumentResolver;
import org.springframework.web.reactive.result.method.annotation.ArgumentResolverConfigurer;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Gives controllers of WebFlux their {@link PortalRequest}. */
record ReactivePortalRequests(PortalBodies bodies) implements HandlerMethodArgumentResolver, WebFluxConfigurer {

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
		return Mono.just(new Push(exchange.getRequest()));
	}

	private final class Push extends PortalRequest {

		private final ServerHttpRequest request;

		Push(ServerHttpRequest request) {
			super(false, request.getMethod().name(), request.getURI().getRawQuery(),
					ClientAddress.of(request.getRemoteAddress()));
			this.request = request;
		}

		@Override
		void headers(Map<String, String> headers) {
			this.request.getHeaders()
				.forEach((name, values) -> put(headers, name, values.isEmpty() ? null : values.get(0)));
		}

		@Override
		long announced() {
			return this.request.getHeaders().getContentLength();
		}

		@Override
		void read(IncomingBody body) {
			this.request.getBody()
				.subscribe((buffer) -> add(buffer, body), (failure) -> fail(failure, body), body::end);
			if (!body.isDone()) {
				ReactivePortalRequests.this.bodies.await(body);
			}
		}

		private static void add(DataBuffer buffer, IncomingBody body) {
			byte[] chunk = new byte[buffer.readableByteCount()];
			buffer.read(chunk);
			DataBufferUtils.release(buffer);
			body.add(chunk, chunk.length);
		}

		/**
		 * A second subscriber is an illegal state. Otherwise the client is gone, and the
		 * server ends the request; to answer it would be an error in the log.
		 */
		private void fail(Throwable failure, IncomingBody body) {
			if (failure instanceof IllegalStateException) {
				body.readBefore();
			}
			else {
				ReactivePortalRequests.this.bodies.forget(body);
			}
		}

	}

}
