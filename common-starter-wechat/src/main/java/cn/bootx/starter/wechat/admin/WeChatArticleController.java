package cn.bootx.starter.wechat.admin;

import java.security.Principal;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.core.admin.ThirdAdminAuthorizer;
import cn.bootx.starter.core.admin.AdminEndpoint;
import cn.bootx.starter.wechat.content.WeChatPage;
import cn.bootx.starter.wechat.content.article.WeChatArticleService;
import cn.bootx.starter.wechat.content.article.WeChatNews;

/**
 * The endpoint of the original system for published articles.
 */
@RestController
@RequestMapping(WeChatArticleController.PATH)
class WeChatArticleController {

	static final String PATH = "/wechat/article";

	private final WeChatArticleService articles;

	private final AdminEndpoint endpoint;

	/**
	 * Makes the endpoint.
	 * @param executor does the work, because WeChat may let it wait
	 */
	WeChatArticleController(WeChatArticleService articles, ThirdAdminAuthorizer authorizer, Executor executor) {
		this.articles = articles;
		this.endpoint = new AdminEndpoint(PATH, authorizer, executor);
	}

	/**
	 * A page of what is published, the newest first.
	 * @param account name of an account; the primary one without it
	 * @param size 1 to 20
	 */
	@GetMapping("/page")
	public CompletionStage<ResponseEntity<AdminResult<AdminResult.Page<WeChatArticleDto>>>> page(
			@Nullable Principal principal, @RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam(name = "current", defaultValue = "1") int current,
			@RequestParam(name = "size", defaultValue = "10") int size) {
		return this.endpoint.answer(HttpMethod.GET, "/page", principal, () -> {
			Offsets page = Offsets.of(current, size);
			WeChatArticleService from = Inputs.isBlank(account) ? this.articles : this.articles.account(account);
			WeChatPage<WeChatNews> found = from.published(page.offset(), page.size(), false);
			return new AdminResult.Page<>(page.current(), page.size(), found.total(),
					found.items().stream().map(WeChatArticleDto::of).toList());
		});
	}

}
