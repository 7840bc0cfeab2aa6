package cn.bootx.starter.wechat.people.qrlogin;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.admin.AdminResult;

/**
 * Exchanges the code of a login for whatever the host's {@link WeChatLoginHandler} makes
 * of it.
 *
 * @since 0.1.0
 */
@RestController
public class WeChatQrLoginExchangeController {

	private final WeChatQrLoginService service;

	private final WeChatLoginHandler handler;

	private final Executor executor;

	/**
	 * Makes the controller.
	 * @param executor where the handler runs: the request's own thread on Spring MVC,
	 * where handlers look for the session
	 */
	public WeChatQrLoginExchangeController(WeChatQrLoginService service, WeChatLoginHandler handler,
			Executor executor) {
		this.service = service;
		this.handler = handler;
		this.executor = executor;
	}

	@PostMapping("/token/wechat/qr/login")
	CompletionStage<ResponseEntity<Object>> login(@RequestParam("authCode") String authCode) {
		return CompletableFuture.supplyAsync(() -> exchange(authCode), this.executor);
	}

	private ResponseEntity<Object> exchange(String authCode) {
		WeChatLogin login = this.service.exchange(authCode).orElse(null);
		if (login == null) {
			return answer(HttpStatus.UNAUTHORIZED,
					new AdminResult<>(401, "the code is unknown, used or too old; scan again", null));
		}
		return answer(HttpStatus.OK, AdminResult.ok(this.handler.login(login)));
	}

	private static ResponseEntity<Object> answer(HttpStatus status, AdminResult<?> result) {
		return ResponseEntity.status(status)
			.contentType(MediaType.APPLICATION_JSON)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.body(result);
	}

}
