package cn.bootx.starter.wechat.jssdk;

import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;

import cn.bootx.starter.core.jssdk.JsSdkController;
import cn.bootx.starter.wechat.autoconfigure.WeChatProperties;

/** Signs the pages of the primary account, and of a named one in the path. */
@RestController
@RequestMapping(WeChatJsSdkController.PATH)
class WeChatJsSdkController extends JsSdkController {

	static final String PATH = "/wechat/js-sdk";

	private final WeChatJsSdk sdk;

	WeChatJsSdkController(WeChatJsSdk sdk, Set<String> origins, Executor executor) {
		super(PATH, WeChatProperties.PREFIX + ".js-sdk.allowed-origins", origins, executor);
		this.sdk = sdk;
	}

	@GetMapping({ "/config", "/{account}/config" })
	CompletionStage<ResponseEntity<String>> config(
			@PathVariable(name = "account", required = false) @Nullable String account,
			@RequestParam MultiValueMap<String, String> query, UriComponentsBuilder here) {
		return answer(query, here, (url) -> ((account != null) ? this.sdk.account(account) : this.sdk).config(url));
	}

}
