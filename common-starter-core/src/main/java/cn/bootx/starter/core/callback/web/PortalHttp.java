package cn.bootx.starter.core.callback.web;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.context.request.RequestContextHolder;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.Refusals;

/**
 * Carries a push from a controller method to a pipeline and the answer back. A controller
 * that takes {@code RequestEntity<InputStreamResource>} and returns the
 * {@link PortalAnswer} works on Spring MVC and on WebFlux.
 *
 * @since 0.1.0
 */
public final class PortalHttp {

	private static final Logger logger = LoggerFactory.getLogger(PortalHttp.class);

	private static final int MAX_ARRAY = Integer.MAX_VALUE - 16;

	private PortalHttp() {
	}

	/**
	 * Reads the push within the limit, handles it and turns the answer into HTTP.
	 * @param maxBodySize largest body in bytes
	 */
	public static CompletionStage<ResponseEntity<byte[]>> exchange(RequestEntity<InputStreamResource> request,
			long maxBodySize, Function<CallbackRequest, CompletionStage<CallbackResponse>> handler) {
		return handle(request, maxBodySize, false, handler).thenApply(AnswerNow::new);
	}

	/**
	 * The same for a controller whose handlers may run on the servlet's thread, which
	 * saves Spring MVC the second dispatch where the answer is ready at once.
	 * @param maxBodySize largest body in bytes
	 */
	public static PortalAnswer<ResponseEntity<byte[]>> answer(RequestEntity<InputStreamResource> request,
			long maxBodySize, Function<CallbackRequest, CompletionStage<CallbackResponse>> handler) {
		boolean mayBlock = onServletThread();
		CompletableFuture<CallbackResponse> response = handle(request, maxBodySize, mayBlock, handler)
			.toCompletableFuture();
		return (mayBlock && response.isDone()) ? new AnswerNow(response.join())
				: new AnswerLater(response.thenApply(AnswerNow::new));
	}

	/** The answer, also to an unexpected failure. */
	private static CompletionStage<CallbackResponse> handle(RequestEntity<InputStreamResource> request,
			long maxBodySize, boolean mayBlock, Function<CallbackRequest, CompletionStage<CallbackResponse>> handler) {
		try {
			return handler.apply(read(request, maxBodySize, mayBlock)).exceptionally(PortalHttp::refuse);
		}
		catch (RuntimeException ex) {
			return CompletableFuture.completedFuture(refuse(ex));
		}
	}

	/** Spring MVC binds the request to its thread; WebFlux has no such thread. */
	private static boolean onServletThread() {
		return RequestContextHolder.getRequestAttributes() != null;
	}

	/** An unexpected push must not become a 500 with a trace. */
	private static CallbackResponse refuse(Throwable failure) {
		Throwable cause = (failure instanceof CompletionException && failure.getCause() != null) ? failure.getCause()
				: failure;
		if (cause instanceof CallbackRejectedException rejected) {
			Refusals.warn("a portal", rejected.status(), String.valueOf(rejected.getMessage()));
			return CallbackResponse.empty(rejected.status());
		}
		Refusals.warn("a portal", 400, "it cannot be read (" + cause.getClass().getSimpleName() + ")");
		logger.debug("The unreadable push", cause);
		return CallbackResponse.empty(400);
	}

	private static CallbackRequest read(RequestEntity<InputStreamResource> request, long maxBodySize,
			boolean mayBlock) {
		Map<String, String> headers = new HashMap<>();
		request.getHeaders()
			.forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT),
					values.isEmpty() ? "" : values.get(0)));
		String rawQuery = request.getUrl().getRawQuery();
		return new CallbackRequest(String.valueOf(request.getMethod()), PortalQuery.parse(rawQuery),
				(rawQuery != null) ? rawQuery : "", headers,
				body(request.getBody(), request.getHeaders().getContentLength(), maxBodySize), mayBlock);
	}

	private static byte[] body(@Nullable InputStreamResource resource, long announced, long max) {
		if (announced > max) {
			throw CallbackRejectedException.malformed("body is longer than " + max + " bytes");
		}
		if (resource == null) {
			return checked(new byte[0], announced);
		}
		try (InputStream stream = resource.getInputStream()) {
			byte[] body = read(stream, announced, (int) Math.min(max, MAX_ARRAY) + 1);
			if (body.length > max) {
				throw CallbackRejectedException.malformed("body is longer than " + max + " bytes");
			}
			return checked(body, announced);
		}
		catch (IOException ex) {
			throw CallbackRejectedException.malformed("body ended early");
		}
	}

	private static byte[] checked(byte[] body, long announced) {
		if (body.length == 0 && announced > 0) {
			throw CallbackRejectedException.malformed("a filter of this application has read the body already; leave "
					+ "the portals' paths out there, or let it keep the body for those that follow");
		}
		return body;
	}

	/** Most bodies are as long as announced; those that a filter unpacked are longer. */
	private static byte[] read(InputStream stream, long announced, int limit) throws IOException {
		if (announced < 0) {
			return stream.readNBytes(limit);
		}
		byte[] body = new byte[(int) announced];
		int length = stream.readNBytes(body, 0, body.length);
		int next = stream.read();
		if (next < 0) {
			return (length == body.length) ? body : Arrays.copyOf(body, length);
		}
		byte[] rest = stream.readNBytes(limit - length - 1);
		return ByteBuffer.allocate(length + 1 + rest.length).put(body, 0, length).put((byte) next).put(rest).array();
	}

}
