package cn.bootx.starter.wechat.people.qrlogin;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * Exchanges the code of a login for whatever the host's {@link WeChatLoginHandler} makes
 * of it, in the browser that asked for the code only.
 */
@RestController
class WeChatQrLoginExchangeController {

	private final WeChatQrLoginService service;

	private final QrPages pages;

	private final WeChatLoginHandler handler;

	private final Executor executor;

	/**
	 * Makes the controller.
	 * @param executor where the handler runs: the request's own thread on Spring MVC,
	 * where handlers look for the session
	 */
	WeChatQrLoginExchangeController(WeChatQrLoginService service, QrPages pages, WeChatLoginHandler handler,
			Executor executor) {
		this.service = service;
		this.pages = pages;
		this.handler = handler;
		this.executor = executor;
	}

	@PostMapping("/token/wechat/qr/login")
	CompletionStage<ResponseEntity<Object>> login(@RequestParam("authCode") String authCode,
			RequestEntity<InputStreamResource> page,
			@CookieValue(name = QrBrowser.COOKIE, required = false) @Nullable String cookie) {
		QrBrowser browser = QrBrowser.of(page, cookie);
		if (!this.pages.allow(browser)) {
			return CompletableFuture.completedFuture(answer(403, "not for pages of another origin", null));
		}
		return CompletableFuture.supplyAsync(() -> exchange(authCode, browser), this.executor);
	}

	private ResponseEntity<Object> exchange(String authCode, QrBrowser browser) {
		WeChatLogin login;
		try {
			login = this.service.exchange(authCode, browser).orElse(null);
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
