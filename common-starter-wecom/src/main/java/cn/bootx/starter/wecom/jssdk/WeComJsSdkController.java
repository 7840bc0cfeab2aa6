package cn.bootx.starter.wecom.jssdk;

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
import cn.bootx.starter.wecom.autoconfigure.WeComProperties;

/** Signs the pages of the default agent, and of a named one in the path. */
@RestController
@RequestMapping(WeComJsSdkController.PATH)
class WeComJsSdkController extends JsSdkController {

	static final String PATH = "/wecom/js-sdk";

	private final WeComJsSdk sdk;

	WeComJsSdkController(WeComJsSdk sdk, Set<String> origins, Executor executor) {
		super(PATH, WeComProperties.PREFIX + ".js-sdk.allowed-origins", origins, executor);
		this.sdk = sdk;
	}

	@GetMapping({ "/config", "/{account}/config" })
	CompletionStage<ResponseEntity<String>> config(
			@PathVariable(name = "account", required = false) @Nullable String account,
			@RequestParam MultiValueMap<String, String> query, UriComponentsBuilder here) {
		return answer(query, here, (url) -> of(account).config(url));
	}

	@GetMapping({ "/agent-config", "/{account}/agent-config" })
	CompletionStage<ResponseEntity<String>> agentConfig(
			@PathVariable(name = "account", required = false) @Nullable String account,
			@RequestParam MultiValueMap<String, String> query, UriComponentsBuilder here) {
		return answer(query, here, (url) -> of(account).agentConfig(url));
	}

	private WeComJsSdk of(@Nullable String account) {
		return (account != null) ? this.sdk.account(account) : this.sdk;
	}

}
