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

/**
 * {@link WeChatQrLoginController} for Spring MVC.
 */
@RestController
final class ServletQrLoginController extends WeChatQrLoginController {

	private static final String CLIENT = ";client=";

	ServletQrLoginController(WeChatQrLoginService service, QrPages pages) {
		super(service, pages, Runnable::run);
	}

	@PostMapping("/applyQrCode")
	CompletionStage<ResponseEntity<String>> applyQrCode(WebRequest request, RequestEntity<InputStreamResource> page,
			@CookieValue(name = QrBrowser.COOKIE, required = false) @Nullable String cookie) {
		return apply(client(request.getDescription(true)), QrBrowser.of(page, cookie));
	}

	/**
	 * The address as the container knows it. Taken from the description
	 * ({@code uri=…;client=…;session=…}), so that nothing here needs the servlet API.
	 */
	private static String client(String description) {
		int start = description.indexOf(CLIENT);
		if (start < 0) {
			return "";
		}
		int end = description.indexOf(';', start + CLIENT.length());
		return description.substring(start + CLIENT.length(), (end < 0) ? description.length() : end);
	}

}
