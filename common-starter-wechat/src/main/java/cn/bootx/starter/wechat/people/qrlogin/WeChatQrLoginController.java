package cn.bootx.starter.wechat.people.qrlogin;

import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.util.UriComponentsBuilder;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.callback.portal.BodilessController;
import cn.bootx.starter.core.callback.portal.ClientAddress;
import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.login.AllowedOrigins;
import cn.bootx.starter.core.store.StoreUnavailableException;

import static cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginController.QrAnswers.envelope;
import static cn.bootx.starter.wechat.people.qrlogin.WeChatQrLoginController.QrAnswers.json;

/**
 * What a login page calls, with the paths and the envelope of the original system: ask
 * for a code, then ask for its status until it is {@code ok} or {@code expired}. With
 * {@code ok} comes an {@code authCode} beside {@code data}.
 *
 * @since 0.1.0
 */
@RequestMapping("/token/wechat/qr")
public abstract class WeChatQrLoginController implements BodilessController {

	private static final String FOREIGN = "not for pages of another origin";

	private final WeChatQrLoginService service;

	private final AllowedOrigins origins;

	private final Executor executor;

	/** Handlers look for the session on the request's thread: Spring MVC's executor. */
	WeChatQrLoginController(WeChatQrLoginService service, AllowedOrigins origins, Executor executor) {
		this.service = service;
		this.origins = origins;
		this.executor = executor;
	}

	@GetMapping("/getStatus")
	public CompletionStage<ResponseEntity<String>> getStatus(@RequestParam("qrCodeKey") String qrCodeKey) {
		return answer(() -> {
			WeChatLogin.Status status = this.service.getStatus(qrCodeKey);
			ObjectNode envelope = envelope(0, "success");
			return json(200, envelope.setAll(Json.object("data", status.state(), "authCode", status.authCode())));
		});
	}

	CompletionStage<ResponseEntity<String>> apply(String client, QrBrowser asking) {
		if (!this.origins.allow(asking.url(), asking.origin(), asking.site())) {
			return CompletableFuture.completedFuture(json(403, envelope(403, FOREIGN)));
		}
		return answer(() -> {
			QrBrowser browser = asking.identified();
			WeChatLogin.QrCode code = this.service.applyQrCode(client, browser);
			ObjectNode envelope = envelope(0, "success");
			envelope.set("data", Json.toTree(code));
			return QrAnswers.status(200).header(HttpHeaders.SET_COOKIE, browser.cookie()).body(Json.write(envelope));
		});
	}

	private CompletionStage<ResponseEntity<String>> answer(Supplier<ResponseEntity<String>> work) {
		return CompletableFuture.supplyAsync(work, this.executor).exceptionally(QrAnswers::failure);
	}

	/** The web stacks know the client's address in different ways. */
	@RestController
	static final class OnServlet extends WeChatQrLoginController {

		OnServlet(WeChatQrLoginService service, AllowedOrigins origins) {
			super(service, origins, Runnable::run);
		}

		@PostMapping("/applyQrCode")
		CompletionStage<ResponseEntity<String>> applyQrCode(WebRequest request, UriComponentsBuilder here,
				@RequestHeader HttpHeaders headers,
				@CookieValue(name = QrBrowser.COOKIE, required = false) @Nullable String cookie) {
			return apply(ClientAddress.of(request), QrBrowser.of(here, headers, cookie));
		}

	}

	@RestController
	static final class OnWebFlux extends WeChatQrLoginController {

		OnWebFlux(WeChatQrLoginService service, AllowedOrigins origins, Executor executor) {
			super(service, origins, executor);
		}

		@PostMapping("/applyQrCode")
		CompletionStage<ResponseEntity<String>> applyQrCode(ServerHttpRequest request, UriComponentsBuilder here,
				@RequestHeader HttpHeaders headers,
				@CookieValue(name = QrBrowser.COOKIE, required = false) @Nullable String cookie) {
			return apply(ClientAddress.of(request.getRemoteAddress()), QrBrowser.of(here, headers, cookie));
		}

	}

	/** Exchanges the code of a login, in the browser that asked for it. */
	@RestController
	static class Exchange implements BodilessController {

		private final WeChatQrLoginController login;

		private final WeChatLoginHandler handler;

		Exchange(WeChatQrLoginController login, WeChatLoginHandler handler) {
			this.login = login;
			this.handler = handler;
		}

		@PostMapping("/token/wechat/qr/login")
		CompletionStage<ResponseEntity<Object>> login(@RequestParam("authCode") String authCode,
				UriComponentsBuilder here, @RequestHeader HttpHeaders headers,
				@CookieValue(name = QrBrowser.COOKIE, required = false) @Nullable String cookie) {
			QrBrowser browser = QrBrowser.of(here, headers, cookie);
			if (!this.login.origins.allow(browser.url(), browser.origin(), browser.site())) {
				return CompletableFuture.completedFuture(answer(403, FOREIGN, null));
			}
			return CompletableFuture.supplyAsync(() -> exchange(authCode, browser), this.login.executor);
		}

		private ResponseEntity<Object> exchange(String authCode, QrBrowser browser) {
			WeChatLogin login;
			try {
				login = this.login.service.exchange(authCode, browser).orElse(null);
			}
			catch (StoreUnavailableException ex) {
				QrAnswers.storeIsAway(ex);
				return answer(503, "not available, try again later", null);
			}
			return (login != null) ? answer(200, "success", this.handler.login(login))
					: answer(401, "the code is unknown, used, too old or of another browser; scan again", null);
		}

		private static ResponseEntity<Object> answer(int status, String message, @Nullable Object data) {
			return QrAnswers.status(status).body(new AdminResult<>((status == 200) ? 0 : status, message, data));
		}

	}

	/**
	 * The envelope of the login endpoints, and what a failure looks like in it. Pages ask
	 * every second, so a failure that lasts is logged once a minute.
	 */
	static final class QrAnswers {

		private static final Logger logger = LoggerFactory.getLogger(QrAnswers.class);

		private static final long EVERY = Duration.ofMinutes(1).toNanos();

		private static final AtomicLong warnedAt = new AtomicLong(System.nanoTime() - EVERY);

		private QrAnswers() {
		}

		static ObjectNode envelope(int code, String message) {
			return Json.object().put("code", code).put("msg", message);
		}

		static ResponseEntity.BodyBuilder status(int status) {
			return ResponseEntity.status(status)
				.contentType(MediaType.APPLICATION_JSON)
				.header(HttpHeaders.CACHE_CONTROL, "no-store");
		}

		static ResponseEntity<String> json(int status, ObjectNode body) {
			return status(status).body(Json.write(body));
		}

		static ResponseEntity<String> failure(Throwable failure) {
			Throwable cause = (failure instanceof CompletionException && failure.getCause() != null)
					? failure.getCause() : failure;
			if (cause instanceof StoreUnavailableException store) {
				storeIsAway(store);
				return json(503, envelope(503, "not available, try again later"));
			}
			if (cause instanceof PlatformException refused) {
				if (refused.code().equals(QrSessions.PendingCodes.CODE)) {
					warn("Refused a login QR code: {}", refused.getMessage());
					return status(429)
						.header(HttpHeaders.RETRY_AFTER,
								Long.toString(refused.retryAfter().orElse(Duration.ofMinutes(1)).toSeconds()))
						.body(Json.write(envelope(429, "too many QR codes, try again later")));
				}
				logger.error("WeChat made no login QR code: {}", refused.getMessage());
				return json(502, envelope(502, "WeChat is not available"));
			}
			if (cause instanceof RuntimeException unexpected) {
				throw unexpected;
			}
			throw new IllegalStateException(cause);
		}

		static void storeIsAway(StoreUnavailableException failure) {
			warn("Logins by QR code wait: {}", String.valueOf(failure.getMessage()));
		}

		private static void warn(String format, String argument) {
			long before = warnedAt.get();
			long now = System.nanoTime();
			if (now - before >= EVERY && warnedAt.compareAndSet(before, now)) {
				logger.warn(format, argument);
			}
			else {
				logger.debug(format, argument);
			}
		}

	}

	/**
	 * The browser of a request, by its headers {@code Origin} and {@code Sec-Fetch-Site}.
	 * A cookie makes it known again: the code of a login works only where it was asked
	 * for, so that a foreign page cannot log its visitor in as another user. So does the
	 * secret that came with the QR code, in a header that no page of another origin can
	 * send.
	 */
	record QrBrowser(URI url, @Nullable String origin, @Nullable String site, @Nullable String id,
			@Nullable String key) {

		static final String COOKIE = "bootx-wechat-qr";

		static final String KEY = "Qr-Code-Key";

		static QrBrowser of(UriComponentsBuilder here, HttpHeaders headers, @Nullable String cookie) {
			boolean ours = cookie != null && QrSessions.isSecret(cookie);
			return new QrBrowser(here.build().toUri(), headers.getFirst(HttpHeaders.ORIGIN),
					headers.getFirst("Sec-Fetch-Site"), ours ? cookie : null, headers.getFirst(KEY));
		}

		QrBrowser identified() {
			return (this.id != null) ? this
					: new QrBrowser(this.url, this.origin, this.site, QrSessions.secret(), this.key);
		}

		/** The cookie; no script and no foreign page can use it. */
		String cookie() {
			return ResponseCookie.from(COOKIE, String.valueOf(this.id))
				.path("/")
				.httpOnly(true)
				.secure("https".equalsIgnoreCase(this.url.getScheme()))
				.sameSite("Strict")
				.build()
				.toString();
		}

		/** Without the secrets. */
		@Override
		public String toString() {
			return "QrBrowser[" + this.origin + "]";
		}

	}

}
