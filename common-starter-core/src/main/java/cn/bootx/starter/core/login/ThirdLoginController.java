package cn.bootx.starter.core.login;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.callback.portal.BodilessController;
import cn.bootx.starter.core.login.LoginException.Reason;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * The addresses of a platform's login, below its path:
 * <ul>
 * <li>{@code GET ?way=&account=&target=} sends the browser to the platform's page,</li>
 * <li>{@code GET /callback} takes it back and sends it to its target,</li>
 * <li>{@code POST /callback?code=&state=} is for a page that is itself the redirect
 * address, {@code POST /code?way=&account=&code=} for a code that a script got; both
 * answer {@code {"code":0,"msg":"success","data":…}}.</li>
 * </ul>
 * A subclass carries the path in a
 * {@link org.springframework.web.bind.annotation.RequestMapping}.
 *
 * @param <L> who logged in
 * @since 0.1.0
 */
public abstract class ThirdLoginController<L> implements BodilessController {

	/** The cookie that makes a browser known again. */
	public static final String COOKIE = "bootx-login";

	private static final Logger logger = LoggerFactory.getLogger(ThirdLoginController.class);

	private static final long EVERY = Duration.ofMinutes(1).toNanos();

	private final ThirdLogins<L> logins;

	private final @Nullable ThirdLoginHandler<? super L> handler;

	private final Executor executor;

	private final AtomicLong warnedAt = new AtomicLong(System.nanoTime() - EVERY);

	/**
	 * Makes the addresses.
	 * @param handler the host's, or null if a filter of Spring Security takes the logins
	 * @param executor where stores and platforms are waited for
	 */
	protected ThirdLoginController(ThirdLogins<L> logins, @Nullable ThirdLoginHandler<? super L> handler,
			Executor executor) {
		this.logins = logins;
		this.handler = handler;
		this.executor = executor;
	}

	@GetMapping
	CompletionStage<ResponseEntity<Object>> begin(@RequestParam MultiValueMap<String, String> query,
			UriComponentsBuilder here, @RequestHeader HttpHeaders headers,
			@CookieValue(name = COOKIE, required = false) @Nullable String cookie) {
		return answer(this::page, () -> {
			ThirdLogins.Wish wish = new ThirdLogins.Wish(query.getFirst("way"), query.getFirst("account"),
					query.getFirst("target"));
			String agent = headers.getFirst(HttpHeaders.USER_AGENT);
			ThirdLogins.Begun begun = this.logins.begin(wish, callback(here),
					new ThirdLogins.Browser((agent != null) ? agent : "", cookie));
			return redirect(begun.page().toASCIIString()).header(HttpHeaders.SET_COOKIE, cookie(begun, here)).build();
		});
	}

	@GetMapping("/callback")
	CompletionStage<ResponseEntity<Object>> comeBack(@RequestParam MultiValueMap<String, String> query,
			UriComponentsBuilder here, @CookieValue(name = COOKIE, required = false) @Nullable String cookie) {
		return answer(this::page, () -> {
			ThirdLogins.Done<L> done = finish(query, cookie);
			Object data = handler().login(done.login());
			if (data instanceof URI place) {
				return redirect(place.toASCIIString()).build();
			}
			return (data != null) ? json(200, AdminResult.ok(data)) : redirect(target(done, here)).build();
		});
	}

	@PostMapping("/callback")
	CompletionStage<ResponseEntity<Object>> postBack(@RequestParam MultiValueMap<String, String> query,
			@CookieValue(name = COOKIE, required = false) @Nullable String cookie) {
		return answer(ThirdLoginController::json,
				() -> json(200, AdminResult.ok(handler().login(finish(query, cookie).login()))));
	}

	@PostMapping("/code")
	CompletionStage<ResponseEntity<Object>> code(@RequestParam MultiValueMap<String, String> query,
			UriComponentsBuilder here, @RequestHeader HttpHeaders headers) {
		return answer(ThirdLoginController::json, () -> {
			if (!this.logins.settings()
				.origins()
				.allow(here.build().toUri(), headers.getFirst(HttpHeaders.ORIGIN),
						headers.getFirst("Sec-Fetch-Site"))) {
				throw LoginException.of(this.logins.platform(), Reason.REQUEST,
						"a page of another origin posted a code", null);
			}
			L login = this.logins.exchange(query.getFirst("way"), query.getFirst("account"), query.getFirst("code"));
			return json(200, AdminResult.ok(handler().login(login)));
		});
	}

	private ThirdLogins.Done<L> finish(MultiValueMap<String, String> query, @Nullable String cookie) {
		handler();
		String code = query.getFirst("code");
		return this.logins.finish((code != null) ? code : query.getFirst("authCode"), query.getFirst("state"), cookie);
	}

	/** Before a code is used: without a handler it would be lost. */
	private ThirdLoginHandler<? super L> handler() {
		if (this.handler == null) {
			throw LoginException.of(this.logins.platform(), Reason.FAILED,
					"nothing takes the login: declare the platform's login handler as a bean, or add the filter of "
							+ "cn.bootx.starter.core.login.security to the filter chain",
					null);
		}
		return this.handler;
	}

	private CompletionStage<ResponseEntity<Object>> answer(Function<Reason, ResponseEntity<Object>> failure,
			Supplier<ResponseEntity<Object>> work) {
		try {
			return CompletableFuture.supplyAsync(() -> {
				try {
					return work.get();
				}
				catch (LoginException ex) {
					log(ex);
					return failure.apply(ex.reason());
				}
				catch (StoreUnavailableException ex) {
					log(LoginException.of(this.logins.platform(), Reason.UNAVAILABLE, String.valueOf(ex.getMessage()),
							ex));
					return failure.apply(Reason.UNAVAILABLE);
				}
			}, this.executor);
		}
		catch (RejectedExecutionException ex) {
			return CompletableFuture.completedFuture(failure.apply(Reason.UNAVAILABLE));
		}
	}

	/** What strangers can bring about at will is no line of the usual log. */
	private void log(LoginException failure) {
		switch (failure.reason()) {
			case FAILED -> logger.error("{}", failure.getMessage());
			case OUTSIDE, SNAPSHOT -> logger.warn("{}", failure.getMessage());
			case UNAVAILABLE -> {
				long before = this.warnedAt.get();
				long now = System.nanoTime();
				if (now - before >= EVERY && this.warnedAt.compareAndSet(before, now)) {
					logger.warn("{}", failure.getMessage());
				}
			}
			default -> logger.debug("{}", failure.getMessage());
		}
	}

	private URI callback(UriComponentsBuilder here) {
		return here.cloneBuilder().path(this.logins.settings().callbackPath()).build().toUri();
	}

	private String target(ThirdLogins.Done<L> done, UriComponentsBuilder here) {
		String target = (done.target() != null) ? done.target() : this.logins.settings().target();
		if (target != null) {
			return target;
		}
		String context = here.build().getPath();
		return (context == null || context.isEmpty()) ? "/" : context + "/";
	}

	private ResponseEntity<Object> page(Reason reason) {
		String page = this.logins.settings().errorPage(reason.word());
		return (page != null) ? redirect(page).build() : json(reason);
	}

	/** Codes and states stay out of what the next page and its neighbours see. */
	private static ResponseEntity.BodyBuilder redirect(String place) {
		return ResponseEntity.status(302)
			.header(HttpHeaders.LOCATION, place)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.header("Referrer-Policy", "no-referrer");
	}

	private static ResponseEntity<Object> json(Reason reason) {
		return json(reason.status(), new AdminResult<>(reason.status(), reason.text(), reason.word()));
	}

	private static ResponseEntity<Object> json(int status, AdminResult<?> body) {
		return ResponseEntity.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store").body(body);
	}

	/** Lax: the platform's page leads back to here, which no foreign form does. */
	private static String cookie(ThirdLogins.Begun begun, UriComponentsBuilder here) {
		return ResponseCookie.from(COOKIE, begun.browser())
			.path("/")
			.httpOnly(true)
			.secure("https".equalsIgnoreCase(here.build().getScheme()))
			.sameSite("Lax")
			.build()
			.toString();
	}

}
