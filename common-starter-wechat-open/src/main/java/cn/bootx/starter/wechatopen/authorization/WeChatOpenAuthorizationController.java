package cn.bootx.starter.wechatopen.authorization;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import cn.bootx.starter.wechatopen.authorization.WeChatOpenAuthorizationFlow.StartRequest;

/**
 * The pages of the authorization, on Spring MVC and on WebFlux. The work is done on the
 * callbacks' threads: it calls the platform, and an event loop must not wait for that.
 * Unlike a portal it takes no {@code RequestEntity}: who lets portals through Spring
 * Security does not let these pages through.
 *
 * @since 0.1.0
 */
@RestController
public final class WeChatOpenAuthorizationController {

	private static final Logger logger = LoggerFactory.getLogger(WeChatOpenAuthorizationController.class);

	private static final String BASE = "${bootx.starter.third.wechat-open.portal.path:/wechat/open}";

	private final WeChatOpenAuthorizationFlow flow;

	private final Executor executor;

	private final @Nullable URI publicUrl;

	private final String path;

	/**
	 * Makes the controller.
	 * @param publicUrl address under which browsers reach the application, with context
	 * path, or null to take it from the request
	 * @param path what the addresses of the pages begin with
	 */
	public WeChatOpenAuthorizationController(WeChatOpenAuthorizationFlow flow, Executor executor,
			@Nullable URI publicUrl, String path) {
		this.flow = flow;
		this.executor = executor;
		this.publicUrl = publicUrl;
		this.path = path;
	}

	/** The page that leads to the platform's. */
	@GetMapping(BASE + "/authorize")
	CompletionStage<ResponseEntity<byte[]>> authorize(UriComponentsBuilder application,
			@RequestParam(name = "auth_type", required = false) @Nullable String authType,
			@RequestParam(name = "biz_appid", required = false) @Nullable String bizAppId,
			@RequestParam(name = "reference", required = false) @Nullable String reference,
			@RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String agent,
			@CookieValue(name = BrowserKey.COOKIE, required = false) @Nullable String browser) {
		URI callback = callbackUrl(application);
		StartRequest start = new StartRequest(callback.toString(), agent != null && agent.contains("MicroMessenger"),
				browser, authType, bizAppId, reference);
		// The platform wants to see which domain the browser comes from.
		return run(() -> this.flow.start(start), callback, "strict-origin-when-cross-origin");
	}

	/** Where the browser comes back to. */
	@GetMapping(BASE + "/callback")
	CompletionStage<ResponseEntity<byte[]>> callback(UriComponentsBuilder application,
			@RequestParam(name = "state", required = false) @Nullable String state,
			@RequestParam(name = "auth_code", required = false) @Nullable String authCode,
			@CookieValue(name = BrowserKey.COOKIE, required = false) @Nullable String browser) {
		// This address holds the code: no other site gets it as referrer.
		return run(() -> this.flow.finish(state, browser, authCode), callbackUrl(application), "no-referrer");
	}

	private CompletionStage<ResponseEntity<byte[]>> run(Supplier<PageAnswer> work, URI callback, String referrer) {
		try {
			return CompletableFuture.supplyAsync(work, this.executor).handle((answer, failure) -> {
				if (failure != null) {
					logger.error("An authorization page failed", failure);
				}
				return write(
						(answer != null) ? answer : PageAnswer.page(500, AuthorizationHtml.problem("处理授权时出错，请重新发起授权。")),
						callback, referrer);
			});
		}
		catch (RejectedExecutionException ex) {
			return CompletableFuture.completedFuture(
					write(PageAnswer.page(503, AuthorizationHtml.problem("服务繁忙，请稍后再试。")), callback, referrer));
		}
	}

	private static ResponseEntity<byte[]> write(PageAnswer answer, URI callback, String referrer) {
		ResponseEntity.BodyBuilder builder = ResponseEntity.status(answer.status())
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.header("X-Content-Type-Options", "nosniff")
			.header("Referrer-Policy", referrer)
			.header("Content-Security-Policy",
					"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'");
		if (answer.browser() != null) {
			// Lax: the way back from the platform is a top-level navigation.
			ResponseCookie cookie = ResponseCookie.from(BrowserKey.COOKIE, answer.browser())
				.path(directory(callback))
				.httpOnly(true)
				.secure("https".equals(callback.getScheme()))
				.sameSite("Lax")
				.maxAge(AuthorizationStates.LIFETIME)
				.build();
			builder.header(HttpHeaders.SET_COOKIE, cookie.toString());
		}
		if (answer.location() != null) {
			builder.header(HttpHeaders.LOCATION, answer.location());
		}
		return builder.contentType(new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8))
			.body(answer.html().getBytes(StandardCharsets.UTF_8));
	}

	private URI callbackUrl(UriComponentsBuilder application) {
		String callback = this.path + "/callback";
		if (this.publicUrl != null) {
			String base = this.publicUrl.toString();
			return URI.create((base.endsWith("/") ? base.substring(0, base.length() - 1) : base) + callback);
		}
		return application.path(callback).build().toUri();
	}

	/** The cookie is for the two pages; a portal at the root has the root itself. */
	private static String directory(URI callback) {
		String path = callback.getRawPath();
		return (path.lastIndexOf('/') > 0) ? path.substring(0, path.lastIndexOf('/')) : "/";
	}

}
