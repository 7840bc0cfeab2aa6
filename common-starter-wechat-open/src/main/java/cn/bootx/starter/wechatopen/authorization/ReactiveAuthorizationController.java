package cn.bootx.starter.wechatopen.authorization;

import java.net.URI;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.callback.portal.ClientAddress;

/**
 * The pages on Spring WebFlux.
 */
@RestController
final class ReactiveAuthorizationController extends AuthorizationController {

	ReactiveAuthorizationController(WeChatOpenAuthorizationFlow flow, Executor executor, URI callbackUrl) {
		super(flow, executor, callbackUrl);
	}

	@GetMapping(BASE + "/authorize")
	CompletionStage<ResponseEntity<byte[]>> authorize(ServerHttpRequest request,
			@RequestParam MultiValueMap<String, String> query,
			@RequestHeader(name = HttpHeaders.USER_AGENT, required = false) @Nullable String agent,
			@CookieValue(name = BrowserKey.COOKIE, required = false) @Nullable String browser) {
		return authorize(ClientAddress.of(request.getRemoteAddress()), query, agent, browser);
	}

}
