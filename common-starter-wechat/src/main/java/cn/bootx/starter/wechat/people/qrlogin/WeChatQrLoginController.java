package cn.bootx.starter.wechat.people.qrlogin;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

import cn.bootx.starter.core.json.Json;

import static cn.bootx.starter.wechat.people.qrlogin.QrAnswers.envelope;
import static cn.bootx.starter.wechat.people.qrlogin.QrAnswers.json;

/**
 * What a login page calls, with the paths and the envelope of the original system: ask
 * for a code, then ask for its status until it is {@code ok} or {@code expired}. With
 * {@code ok} comes an {@code authCode} beside {@code data}.
 *
 * @since 0.1.0
 */
@RequestMapping("/token/wechat/qr")
public abstract class WeChatQrLoginController {

	private final WeChatQrLoginService service;

	private final QrPages pages;

	private final Executor executor;

	/**
	 * Makes the controller.
	 * @param executor where the store and WeChat are called
	 */
	WeChatQrLoginController(WeChatQrLoginService service, QrPages pages, Executor executor) {
		this.service = service;
		this.pages = pages;
		this.executor = executor;
	}

	/**
	 * Answers with the status of a code.
	 */
	@GetMapping("/getStatus")
	public CompletionStage<ResponseEntity<String>> getStatus(@RequestParam("qrCodeKey") String qrCodeKey) {
		return answer(() -> {
			WeChatLogin.Status status = this.service.getStatus(qrCodeKey);
			ObjectNode envelope = envelope(0, "success").put("data", status.state());
			if (status.authCode() != null) {
				envelope.put("authCode", status.authCode());
			}
			return json(200, envelope);
		});
	}

	/** Makes a code for the browser at that address. */
	CompletionStage<ResponseEntity<String>> apply(String client, QrBrowser asking) {
		if (!this.pages.allow(asking)) {
			return CompletableFuture.completedFuture(json(403, envelope(403, "not for pages of another origin")));
		}
		return answer(() -> {
			QrBrowser browser = asking.identified();
			WeChatLogin.QrCode code = this.service.applyQrCode(client, browser);
			ObjectNode envelope = envelope(0, "success");
			envelope.putObject("data")
				.put("qrCodeKey", code.qrCodeKey())
				.put("qrCodeUrl", code.qrCodeUrl())
				.put("expiresIn", code.expiresIn());
			return QrAnswers.status(200).header(HttpHeaders.SET_COOKIE, browser.cookie()).body(Json.write(envelope));
		});
	}

	private CompletionStage<ResponseEntity<String>> answer(Supplier<ResponseEntity<String>> work) {
		return CompletableFuture.supplyAsync(work, this.executor).exceptionally(QrAnswers::failure);
	}

	/**
	 * Which pages may ask for a code, log in with it and open a socket: those of the
	 * application itself, and those that the host names. A browser lets any page do that
	 * at any place and leaves the decision to the place. What sends neither
	 * {@code Origin} nor {@code Sec-Fetch-Site} is not a browser.
	 */
	public static final class AllowedOrigins {

		/** As browsers write it for a page without one. */
		private static final String NONE = "null";

		private final Set<String> others;

		/**
		 * The rule.
		 * @param others origins, for example {@code https://www.example.com}
		 */
		public AllowedOrigins(Set<String> others) {
			this.others = others.stream().map(AllowedOrigins::normalized).collect(Collectors.toUnmodifiableSet());
		}

		/**
		 * Whether a page may.
		 * @param request address of the request
		 * @param origin {@code Origin} of the request, or null
		 * @param site {@code Sec-Fetch-Site}, with which a browser itself says whether it
		 * is the same origin, also behind a proxy; or null
		 */
		public boolean allow(URI request, @Nullable String origin, @Nullable String site) {
			String page = (origin != null) ? normalized(origin) : NONE;
			if (!page.equals(NONE) && this.others.contains(page)) {
				return true;
			}
			if (site != null) {
				return site.equals("same-origin") || site.equals("none");
			}
			return origin == null || !page.equals(NONE) && page.equals(originOf(request));
		}

		private static String normalized(String origin) {
			try {
				return originOf(new URI(origin.strip()));
			}
			catch (URISyntaxException ex) {
				return NONE;
			}
		}

		private static String originOf(URI uri) {
			if (uri.getScheme() == null || uri.getHost() == null) {
				return NONE;
			}
			boolean secure = uri.getScheme().equalsIgnoreCase("https") || uri.getScheme().equalsIgnoreCase("wss");
			int port = (uri.getPort() >= 0) ? uri.getPort() : secure ? 443 : 80;
			return (secure ? "https://" : "http://") + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
		}

	}

}
