package cn.bootx.starter.core.jssdk;

import java.net.URI;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.callback.portal.BodilessController;
import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.config.WebOrigin;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;

/**
 * The endpoint that pages ask for their signature. It signs pages of the application's
 * own origin and of those that the host allows; those of other origins may call it. A
 * subclass carries the path, and what the platform's function takes.
 *
 * @since 0.1.0
 */
public abstract class JsSdkController implements BodilessController {

	private static final Logger logger = LoggerFactory.getLogger(JsSdkController.class);

	private static final String URL = "url";

	private static final String HOW = "send ?url= with encodeURIComponent(location.href.split('#')[0])";

	/** Those that wait for a ticket; with one in hand nothing waits. */
	private static final int MAX_WAITING = 64;

	private static final long QUIET = Duration.ofMinutes(1).toNanos();

	private final String path;

	private final String property;

	private final Set<String> origins;

	private final Executor executor;

	private final Semaphore places = new Semaphore(MAX_WAITING);

	private final AtomicLong warnedAt = new AtomicLong(System.nanoTime() - QUIET);

	/**
	 * Makes an endpoint.
	 * @param path where the subclass is mapped
	 * @param property name of the property of the origins, for messages
	 * @param origins pages of other origins that may be signed and may call
	 * @param executor waits for tickets
	 */
	protected JsSdkController(String path, String property, Set<String> origins, Executor executor) {
		this.path = path;
		this.property = property;
		this.origins = WebOrigin.require(property, origins);
		this.executor = executor;
	}

	String path() {
		return this.path;
	}

	/** The other origins whose pages may call. */
	Set<String> origins() {
		return this.origins;
	}

	/**
	 * Answers a page with what the platform's function takes, or with a status and a
	 * message that a developer reads in the browser.
	 * @param here address of the application as the browser knows it
	 * @param config signs the page
	 */
	protected CompletionStage<ResponseEntity<String>> answer(MultiValueMap<String, String> query,
			UriComponentsBuilder here, Function<String, Object> config) {
		String url = query.getFirst(URL);
		if (url == null || url.isBlank()) {
			return refuse(400, "the parameter 'url' is missing: " + HOW);
		}
		if (url.indexOf('?') >= 0 && query.size() > 1) {
			// Signed without its end, the page would only read "invalid signature".
			return refuse(400, "'url' is not encoded, so that its '&' ended it: " + HOW);
		}
		if (!isAllowed(url, here.build().toUri())) {
			return refuse(403, "pages of this origin are not signed; add the origin to " + this.property
					+ ", or behind a proxy set server.forward-headers-strategy");
		}
		if (!this.places.tryAcquire()) {
			return refuse(503, "too many pages wait for a ticket, try again later");
		}
		// No minimal stage: WebFlux cancels what a client does not wait for.
		return CompletableFuture.supplyAsync(() -> config.apply(url), this.executor).handle((signed, failure) -> {
			this.places.release();
			return (failure == null) ? json(200).body(Json.write(signed)) : failed(failure);
		});
	}

	private boolean isAllowed(String url, URI here) {
		String origin = WebOrigin.of(url);
		// What has none is refused where it is signed, with a reason.
		return origin == null || this.origins.contains(origin) || origin.equals(WebOrigin.of(here));
	}

	private ResponseEntity<String> failed(Throwable failure) {
		Throwable cause = (failure.getCause() != null) ? failure.getCause() : failure;
		if (cause instanceof InvalidMessageException invalid) {
			return refusal(400, String.valueOf(invalid.getMessage()));
		}
		if (cause instanceof PlatformException unknown && unknown.category() == ErrorCategory.NOT_FOUND) {
			logger.debug("{}: {}", this.path, unknown.getMessage());
			return refusal(404, "there is no such account");
		}
		warn(cause);
		return refusal(503, "no signature now; the log of the application says why");
	}

	/** Any client can ask, so a failure that lasts is one line a minute. */
	private void warn(Throwable cause) {
		long before = this.warnedAt.get();
		long now = System.nanoTime();
		if (now - before < QUIET || !this.warnedAt.compareAndSet(before, now)) {
			logger.debug("{} failed", this.path, cause);
		}
		else if (cause instanceof PlatformException) {
			// Its message is made for people and holds no secret.
			logger.warn("{} signs no pages: {}", this.path, cause.getMessage());
		}
		else {
			logger.warn("{} signs no pages", this.path, cause);
		}
	}

	private static CompletionStage<ResponseEntity<String>> refuse(int status, String message) {
		return CompletableFuture.completedFuture(refusal(status, message));
	}

	private static ResponseEntity<String> refusal(int status, @Nullable String message) {
		return json(status).body(Json.write(AdminResult.failed(String.valueOf(message))));
	}

	private static ResponseEntity.BodyBuilder json(int status) {
		return ResponseEntity.status(status)
			.contentType(MediaType.APPLICATION_JSON)
			.header(HttpHeaders.CACHE_CONTROL, "no-store");
	}

}
