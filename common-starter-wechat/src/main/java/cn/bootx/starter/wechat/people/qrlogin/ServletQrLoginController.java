package cn.bootx.starter.wechat.people.qrlogin;

import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.RequestEntity;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

import cn.bootx.starter.core.callback.web.ClientAddress;

/**
 * {@link WeChatQrLoginController} for Spring MVC.
 */
@RestController
final class ServletQrLoginController extends WeChatQrLoginController {

	ServletQrLoginController(WeChatQrLoginService service, QrPages pages) {
		super(service, pages, Runnable::run);
	}

	@PostMapping("/applyQrCode")
	CompletionStage<ResponseEntity<String>> applyQrCode(WebRequest request, RequestEntity<InputStreamResource> page,
			@CookieValue(name = QrBrowser.COOKIE, required = false) @Nullable String cookie) {
		return apply(ClientAddress.of(request), QrBrowser.of(page, cookie));
	}

}
