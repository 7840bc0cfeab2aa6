package cn.bootx.starter.core.callback.portal;

import java.util.Map;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * A request to a portal on WebFlux.
 */
final class ReactivePortalRequest extends PortalRequest {

	private final ServerHttpRequest request;

	private final PortalBodies bodies;

	ReactivePortalRequest(ServerHttpRequest request, PortalBodies bodies) {
		this.request = request;
		this.bodies = bodies;
	}

	@Override
	boolean mayBlock() {
		return false;
	}

	@Override
	String client() {
		return ClientAddress.of(this.request.getRemoteAddress());
	}

	@Override
	String method() {
		return this.request.getMethod().name();
	}

	@Override
	@Nullable String query() {
		return this.request.getURI().getRawQuery();
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
		this.request.getBody().subscribe((buffer) -> add(buffer, body), (failure) -> fail(failure, body), body::end);
		if (!body.isDone()) {
			this.bodies.await(body);
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
			this.bodies.forget(body);
		}
	}

}
