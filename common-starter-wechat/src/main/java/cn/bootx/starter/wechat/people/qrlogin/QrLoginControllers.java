package cn.bootx.starter.wechat.people.qrlogin;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

import cn.bootx.starter.core.callback.portal.ClientAddress;

/**
 * {@link WeChatQrLoginController} for the two web stacks, which know the client's address
 * in different ways.
 */
final class QrLoginControllers {

	private QrLoginControllers() {
	}

	/** Spring MVC. */
	@RestController
	static final class OnServlet extends WeChatQrLoginController {

		OnServlet(WeChatQrLoginService service, QrPages pages) {
			super(service, pages, Runnable::run);
		}

		@PostMapping("/applyQrCode")
		CompletionStage<ResponseEntity<String>> applyQrCode(WebRequest request, RequestEntity<InputStreamResource> page,
				@CookieValue(name = QrBrowser.COOKIE, required = false) @Nullable String cookie) {
			return apply(ClientAddress.of(request), QrBrowser.of(page, cookie));
		}

	}

	/** Spring WebFlux. */
	@RestController
	static final class OnWebFlux extends WeChatQrLoginController {

		OnWebFlux(WeChatQrLoginService service, QrPages pages, Executor executor) {
			super(service, pages, executor);
		}

		@PostMapping("/applyQrCode")
		CompletionStage<ResponseEntity<String>> applyQrCode(ServerHttpRequest request,
				RequestEntity<InputStreamResource> page,
				@CookieValue(name = QrBrowser.COOKIE, required = false) @Nullable String cookie) {
			return apply(ClientAddress.of(request.getRemoteAddress()), QrBrowser.of(page, cookie));
		}

	}

}
