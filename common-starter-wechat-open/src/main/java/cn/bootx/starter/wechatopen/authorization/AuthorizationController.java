package cn.bootx.starter.wechatopen.authorization;

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
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

import cn.bootx.starter.core.callback.portal.BodilessController;
import cn.bootx.starter.core.callback.portal.ClientAddress;

/**
 * The pages of the authorization, on the callbacks' threads: an event loop must not wait
 * for the platform. They take no {@code PortalRequest}: a rule that lets portals through
 * Spring Security does not let these pages through.
 */
abstract class AuthorizationController implements BodilessController {

	private static final String COOKIE = "bootx_wechat_open";

	private static final String BASE = "${bootx.starter.third.wechat-open.portal.path:/wechat/open}";

	private static final Logger logger = LoggerFactory.getLogger(AuthorizationController.class);

	private final WeChatOpenAuthorizationFlow flow;

	private final Executor executor;

	private AuthorizationController(WeChatOpenAuthorizationFlow flow, Executor executor) {
		this.flow = flow;
		this.executor = executor;
	}

	/** The page that leads to the platform's, for a browser's address. */
	CompletionStage<ResponseEntity<byte[]>> authorize(String client, MultiValueMap<String, String> query,
			@Nullable String agent, @Nullable String browser) {
		boolean insideWeChat = agent != null && agent.contains("MicroMessenger");
		// The platform wants to see which domain the browser comes from.
		return run(() -> this.flow.start(client, insideWeChat, browser, query), "strict-origin-when-cross-origin");
	}

	/** Where the browser comes back to. */
	@GetMapping(BASE + "/callback")
	CompletionStage<ResponseEntity<byte[]>> callback(
			@RequestParam(name = "state", required = false) @Nullable String state,
			@RequestParam(name = "auth_code", required = false) @Nullable String authCode,
			@CookieValue(name = COOKIE, required = false) @Nullable String browser) {
		// This address holds the code: no other site gets it as referrer.
		return run(() -> this.flow.finish(state, browser, authCode), "no-referrer");
	}

	private CompletionStage<ResponseEntity<byte[]>> run(Supplier<AuthorizationPage> work, String referrer) {
		try {
			return CompletableFuture.supplyAsync(work, this.executor).handle((answer, failure) -> {
				if (failure != null) {
					logger.error("An authorization page failed", failure);
				}
				return write((answer != null) ? answer : AuthorizationPage.problem(500, "处理授权时出错，请重新发起授权。"), referrer);
			});
		}
		catch (RejectedExecutionException ex) {
			return CompletableFuture.completedFuture(write(AuthorizationPage.problem(503, "服务繁忙，请稍后再试。"), referrer));
		}
	}

	private ResponseEntity<byte[]> write(AuthorizationPage answer, String referrer) {
		ResponseEntity.BodyBuilder builder = ResponseEntity.status(answer.status())
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.header("X-Content-Type-Options", "nosniff")
			.header("Referrer-Policy", referrer)
			.header("Content-Security-Policy",
					"default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'");
		if (answer.browser() != null) {
			// Lax: the way back from the platform is a top-level navigation.
			ResponseCookie cookie = ResponseCookie.from(COOKIE, answer.browser())
				.path(directory())
				.httpOnly(true)
				.secure("https".equals(this.flow.callbackUrl().getScheme()))
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

	/** The cookie is for the two pages; a portal at the root has the root itself. */
	private String directory() {
		String path = this.flow.callbackUrl().getRawPath();
		return (path.lastIndexOf('/') > 0) ? path.substring(0, path.lastIndexOf('/')) : "/";
	}

	/** The pages on Spring MVC. */
	@RestController
	static final class OnServlet extends AuthorizationController {

		OnServlet(WeChatOpenAuthorizationFlow flow, Executor executor) {
			super(flow, executor);
		}

		@GetMapping(BASE + "/authorize")
		CompletionStage<ResponseEntity<byte[]>> authorize(WebRequest request,
				@RequestParam MultiValueMap<String, String> query,
				@RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String agent,
				@CookieValue(name = COOKIE, required = false) @Nullable String browser) {
			return authorize(ClientAddress.of(request), query, agent, browser);
		}

	}

	/** The pages on Spring WebFlux. */
	@RestController
	static final class OnReactive extends AuthorizationController {

		OnReactive(WeChatOpenAuthorizationFlow flow, Executor executor) {
			super(flow, executor);
		}

		@GetMapping(BASE + "/authorize")
		CompletionStage<ResponseEntity<byte[]>> authorize(ServerHttpRequest request,
				@RequestParam MultiValueMap<String, String> query,
				@RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String agent,
				@CookieValue(name = COOKIE, required = false) @Nullable String browser) {
			return authorize(ClientAddress.of(request.getRemoteAddress()), query, agent, browser);
		}

	}

}
