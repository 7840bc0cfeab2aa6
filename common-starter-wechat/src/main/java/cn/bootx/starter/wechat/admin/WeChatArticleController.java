package cn.bootx.starter.wechat.admin;

import java.security.Principal;
import java.time.Instant;
import java.util.concurrent.CompletionStage;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import cn.bootx.starter.core.admin.AdminResult;
import cn.bootx.starter.wechat.content.article.WeChatArticleService;

/** The endpoint of the original system for published articles. */
@RestController
@RequestMapping(WeChatArticleController.PATH)
class WeChatArticleController extends AccountEndpoints<WeChatArticleService> {

	static final String PATH = "/wechat/article";

	WeChatArticleController(WeChatArticleService articles, Setting setting) {
		super(PATH, setting, articles, WeChatArticleService::account);
	}

	/**
	 * A page of what is published, the newest first.
	 * @param size 1 to 20
	 */
	@GetMapping("/page")
	public CompletionStage<ResponseEntity<AdminResult<AdminResult.Page<Shown>>>> page(@Nullable Principal principal,
			@RequestParam(name = "account", required = false) @Nullable String account,
			@RequestParam(name = "current", defaultValue = "1") int current,
			@RequestParam(name = "size", defaultValue = "10") int size) {
		return answer(HttpMethod.GET, "/page", principal, account,
				(articles) -> page(current, size, (offset, count) -> articles.published(offset, count, false),
						(news) -> new Shown(news.id(), String.join(",", news.titles()), news.updatedAt())));
	}

	/** What is shown of a publication; commas are between the titles of its articles. */
	record Shown(String articleId, String titles, Instant updateTime) {
	}

}
