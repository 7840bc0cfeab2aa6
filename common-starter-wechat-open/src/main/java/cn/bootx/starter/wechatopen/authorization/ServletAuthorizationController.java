package cn.bootx.starter.wechatopen.authorization;

import java.net.URI;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;

/**
 * The pages on Spring MVC.
 */
@RestController
final class ServletAuthorizationController extends AuthorizationController {

	private static final String CLIENT = ";client=";

	ServletAuthorizationController(WeChatOpenAuthorizationFlow flow, Executor executor, URI callbackUrl) {
		super(flow, executor, callbackUrl);
	}

	@GetMapping(BASE + "/authorize")
	CompletionStage<ResponseEntity<byte[]>> authorize(WebRequest request,
			@RequestParam MultiValueMap<String, String> query,
			@RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String agent,
			@CookieValue(name = BrowserKey.COOKIE, required = false) @Nullable String browser) {
		return authorize(client(request.getDescription(true)), query, agent, browser);
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
