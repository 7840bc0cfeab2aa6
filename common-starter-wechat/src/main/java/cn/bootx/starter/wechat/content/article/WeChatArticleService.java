package cn.bootx.starter.wechat.content.article;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wechat.account.WeChatAccount;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.api.WeChatApi;

/**
 * The articles of an account: drafts, their publication, and what is published. Articles
 * are checked before they are sent. What WeChat refuses is a
 * {@link cn.bootx.starter.core.client.PlatformException}.
 * <p>
 * WeChat publishes later than it answers: {@link #publish} returns the id of the job, and
 * a {@link WeChatPublicationEvent} tells how it ended, on the node that WeChat's push
 * reaches. Every node finds the result in {@link #publication}.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_add">草稿管理</a>
 */
public final class WeChatArticleService {

	private static final Logger logger = LoggerFactory.getLogger(WeChatArticleService.class);

	private final WeChatAccounts accounts;

	private final Supplier<WeChatAccount> account;

	private final WeChatPublications publications;

	/** The service of the primary account. */
	public WeChatArticleService(WeChatAccounts accounts, WeChatPublications publications) {
		this(accounts, accounts::primary, publications);
	}

	private WeChatArticleService(WeChatAccounts accounts, Supplier<WeChatAccount> account,
			WeChatPublications publications) {
		this.accounts = accounts;
		this.account = account;
		this.publications = publications;
	}

	/**
	 * The service of another account.
	 * @param name its name in the properties
	 * @throws IllegalArgumentException if there is no such account
	 */
	public WeChatArticleService account(String name) {
		return new WeChatArticleService(this.accounts, this.accounts.named(name), this.publications);
	}

	/**
	 * Adds a draft.
	 * @param articles 1 to 8
	 * @return its media id
	 * @throws InvalidArticleException if an article breaks a rule; WeChat is not asked
	 */
	public String addDraft(List<WeChatArticle> articles) {
		ArticleRules.check(articles);
		ObjectNode body = Json.object();
		ArrayNode array = body.putArray("articles");
		articles.forEach((article) -> array.add(ArticleJson.write(article)));
		return api().post("/cgi-bin/draft/add", body).path("media_id").asText();
	}

	/** Adds a draft. */
	public String addDraft(WeChatArticle... articles) {
		return addDraft(List.of(articles));
	}

	/** The articles of a draft. */
	public List<WeChatNewsItem> draft(String mediaId) {
		return WeChatNewsItem.listOf(api().post("/cgi-bin/draft/get", mediaId(mediaId)).path("news_item"));
	}

	/**
	 * Replaces one article of a draft.
	 * @param index its position, from 0 on
	 * @throws InvalidArticleException if the article breaks a rule; WeChat is not asked
	 */
	public void updateDraft(String mediaId, int index, WeChatArticle article) {
		if (index < 0) {
			throw new IllegalArgumentException("The first article of a draft has index 0, given was " + index);
		}
		ArticleRules.check(article);
		// Unlike in draft/add, "articles" is one object here.
		api().post("/cgi-bin/draft/update",
				mediaId(mediaId).put("index", index).set("articles", ArticleJson.write(article)));
	}

	public void deleteDraft(String mediaId) {
		api().post("/cgi-bin/draft/delete", mediaId(mediaId));
	}

	/** How many drafts there are. */
	public long draftCount() {
		return api().get("/cgi-bin/draft/count", Map.of()).path("total_count").asLong();
	}

	/**
	 * Lists drafts, the newest first.
	 * @param count 1 to 20
	 * @param withContent whether the articles have their content, which is long
	 */
	public WeChatNewsPage drafts(int offset, int count, boolean withContent) {
		return list("/cgi-bin/draft/batchget", "media_id", offset, count, withContent);
	}

	/**
	 * Whether the account has the draft box (草稿箱): accounts from before it must switch it
	 * on in the console.
	 */
	public boolean draftsEnabled() {
		JsonNode answer = api()
			.execute(() -> ApiCall.post(api().apiHost(), "/cgi-bin/draft/switch").query("checkonly", 1));
		return answer.path("is_open").asInt() == 1;
	}

	/**
	 * Hands a draft in for publication. Handed in twice it is published twice as long as
	 * it is a draft: after a timeout look with {@link #drafts} whether it still is.
	 * @return WeChat's id of the job; the result comes later
	 */
	public String publish(String mediaId) {
		JsonNode answer = api().post("/cgi-bin/freepublish/submit", mediaId(mediaId));
		String publishId = answer.path("publish_id").asText();
		WeChatPublication submission = WeChatPublication.submitted(publishId, mediaId,
				ArticleJson.text(answer, "msg_data_id"), this.publications.clock().instant());
		try {
			this.publications.submitted(this.account.get().appId(), submission);
		}
		catch (RuntimeException ex) {
			// It is handed in: a store that is down must not look like a refusal.
			logger.warn("Publication {} was handed in, but could not be recorded", publishId, ex);
		}
		return publishId;
	}

	/** What is known of a publication without asking WeChat. */
	public Optional<WeChatPublication> publication(String publishId) {
		return this.publications.find(this.account.get().appId(), publishId);
	}

	/** Asks WeChat for the state of a publication, and records it. */
	public WeChatPublication refresh(String publishId) {
		JsonNode answer = api().post("/cgi-bin/freepublish/get", Json.object().put("publish_id", publishId));
		return this.publications.learned(this.account.get().appId(),
				PublicationJson.read(answer, publishId, this.publications.clock().instant()));
	}

	/**
	 * Lists what is published, the newest first.
	 * @param count 1 to 20
	 * @param withContent whether the articles have their content, which is long
	 */
	public WeChatNewsPage published(int offset, int count, boolean withContent) {
		return list("/cgi-bin/freepublish/batchget", "article_id", offset, count, withContent);
	}

	/** The articles of a publication. */
	public List<WeChatNewsItem> article(String articleId) {
		return WeChatNewsItem
			.listOf(api().post("/cgi-bin/freepublish/getarticle", Json.object().put("article_id", articleId))
				.path("news_item"));
	}

	/**
	 * Deletes one published article for good.
	 * @param position from 1 on, unlike in drafts
	 */
	public void deleteArticle(String articleId, int position) {
		if (position < 1) {
			throw new IllegalArgumentException("The first published article has position 1, given was " + position
					+ "; deletePublication deletes all");
		}
		api().post("/cgi-bin/freepublish/delete", Json.object().put("article_id", articleId).put("index", position));
	}

	/** Deletes all articles of a publication for good. */
	public void deletePublication(String articleId) {
		api().post("/cgi-bin/freepublish/delete", Json.object().put("article_id", articleId).put("index", 0));
	}

	private WeChatNewsPage list(String path, String id, int offset, int count, boolean withContent) {
		ObjectNode request = WeChatNewsPage.request(offset, count).put("no_content", withContent ? 0 : 1);
		return WeChatNewsPage.of(api().post(path, request), id);
	}

	private static ObjectNode mediaId(String mediaId) {
		return Json.object().put("media_id", mediaId);
	}

	private WeChatApi api() {
		return this.account.get().api();
	}

}
