package cn.bootx.starter.test;

import com.sun.net.httpserver.HttpExchange;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.context.ApplicationContext;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.HttpHandler;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest.BodyBuilder;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.web.server.adapter.WebHttpHandlerBuilder;

/**
 * Calls WebFlux.
 */
final class ReactiveDoor extends PortalDoor {

	private final ApplicationContext context;

	private volatile @Nullable HttpHandler handler;

	ReactiveDoor(ApplicationContext context) {
		this.context = context;
	}

	@Override
	Answer call(HttpExchange exchange, byte[] body) {
		BodyBuilder builder = MockServerHttpRequest.method(HttpMethod.valueOf(exchange.getRequestMethod()),
				exchange.getRequestURI());
		exchange.getRequestHeaders().forEach((name, values) -> builder.header(name, values.toArray(String[]::new)));
		MockServerHttpRequest request = builder
			.body(Mono.fromSupplier(() -> (DataBuffer) DefaultDataBufferFactory.sharedInstance.wrap(body)));
		MockServerHttpResponse response = new MockServerHttpResponse();
		handler().handle(request, response).block();
		byte[] content = DataBufferUtils.join(response.getBody()).map((buffer) -> {
			byte[] bytes = new byte[buffer.readableByteCount()];
			buffer.read(bytes);
			return bytes;
		}).blockOptional().orElseGet(() -> new byte[0]);
		HttpStatusCode status = response.getStatusCode();
		return new Answer((status != null) ? status.value() : 200, response.getHeaders().getFirst("Content-Type"),
				content);
	}

	private synchronized HttpHandler handler() {
		HttpHandler known = this.handler;
		if (known == null) {
			known = WebHttpHandlerBuilder.applicationContext(this.context).build();
			this.handler = known;
		}
		return known;
	}

}
