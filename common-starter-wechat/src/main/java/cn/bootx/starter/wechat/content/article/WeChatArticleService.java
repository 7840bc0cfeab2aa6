package cn.bootx.starter.wechat.content.article;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.send.InvalidMessageException;
import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.wechat.account.WeChatAccounts;
import cn.bootx.starter.wechat.api.WeChatApi;
import cn.bootx.starter.wechat.content.WeChatPage;

/**
 * The articles of an account: drafts, their publication, and what is published. Articles
 * are checked before they are sent.
 * <p>
 * WeChat publishes later than it answers: {@link #publish} returns the id of the job, and
 * a {@link WeChatPublication.Event} reports the result, on the node that receives
 * WeChat's push. Every node finds the result in {@link #publication}.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://developers.weixin.qq.com/doc/service/api/draftbox/draftmanage/api_draft_add">草稿管理</a>
 */
public final class WeChatArticleService {

	private static final Logger logger = LoggerFactory.getLogger(WeChatArticleService.class);

	private static final String ADD_DRAFT = "/cgi-bin/draft/add";

	private static final String GET_DRAFT = "/cgi-bin/draft/get";

	private static final String UPDATE_DRAFT = "/cgi-bin/draft/update";

	private static final String COUNT_DRAFTS = "/cgi-bin/draft/count";

	private static final String SUBMIT = "/cgi-bin/freepublish/submit";

	private static final String GET_ARTICLE = "/cgi-bin/freepublish/getarticle";

	private static final String DELETE = "/cgi-bin/freepublish/delete";

	private final WeChatAccounts accounts;

	private final WeChatPublications publications;

	public WeChatArticleService(WeChatAccounts accounts, RecordStore records, Clock clock) {
		this.accounts = accounts;
		this.publications = new WeChatPublications(records, clock);
	}

	/** The service of another account; NOT_FOUND if it is unknown. */
	public WeChatArticleService account(String name) {
		return new WeChatArticleService(this.accounts.with(name), this.publications.records(),
				this.publications.clock());
	}

	/**
	 * Adds a draft.
	 * @param articles 1 to 8
	 * @throws InvalidMessageException if an article breaks a rule; WeChat is not called
	 */
	public String addDraft(List<WeChatArticle> articles) {
		ArticleRules.check(ADD_DRAFT, articles);
		ObjectNode body = Json.object();
		ArrayNode array = body.putArray("articles");
		articles.forEach((article) -> array.add(ArticleJson.write(article)));
		return UnreadableAnswer.require(Platform.WECHAT, ADD_DRAFT, api().post(ADD_DRAFT, body), "media_id");
	}

	/** Adds a draft. */
	public String addDraft(WeChatArticle... articles) {
		return addDraft(List.of(articles));
	}

	/** The articles of a draft. */
	public List<WeChatArticle.News.Item> draft(String mediaId) {
		JsonNode answer = api().post(GET_DRAFT, mediaId(mediaId));
		return WeChatArticle.News.Item.listOf(UnreadableAnswer.list(Platform.WECHAT, GET_DRAFT, answer, "news_item"));
	}

	/**
	 * Replaces one article of a draft.
	 * @param index its position, from 0 on
	 * @throws InvalidMessageException if the article breaks a rule; WeChat is not called
	 */
	public void updateDraft(String mediaId, int index, WeChatArticle article) {
		ArticleRules.check(UPDATE_DRAFT, index, article);
		// Unlike in draft/add, "articles" is one object here.
		api().post(UPDATE_DRAFT, mediaId(mediaId).put("index", index).set("articles", ArticleJson.write(article)));
	}

	public void deleteDraft(String mediaId) {
		api().post("/cgi-bin/draft/delete", mediaId(mediaId));
	}

	public long draftCount() {
		return UnreadableAnswer.number(Platform.WECHAT, COUNT_DRAFTS, api().get(COUNT_DRAFTS, Map.of()), "total_count");
	}

	/**
	 * Lists drafts, the newest first.
	 * @param count 1 to 20
	 * @param withContent whether the articles have their content, which is long
	 */
	public WeChatPage<WeChatArticle.News> drafts(int offset, int count, boolean withContent) {
		return list("/cgi-bin/draft/batchget", "media_id", offset, count, withContent);
	}

	/**
	 * Whether the account has the draft box (草稿箱): accounts from before it must switch it
	 * on in the console.
	 */
	public boolean draftsEnabled() {
		JsonNode answer = api()
			.execute(() -> ApiCall.post(api().apiHost(), "/cgi-bin/draft/switch").query("checkonly", 1));
		return UnreadableAnswer.number(Platform.WECHAT, "/cgi-bin/draft/switch", answer, "is_open") == 1;
	}

	/**
	 * Submits a draft for publication. A draft that is submitted twice is published
	 * twice: after a timeout look with {@link #drafts} whether it is still a draft.
	 * @return WeChat's id of the job; the result comes later
	 */
	public String publish(String mediaId) {
		JsonNode answer = api().post(SUBMIT, mediaId(mediaId));
		String publishId = UnreadableAnswer.require(Platform.WECHAT, SUBMIT, answer, "publish_id");
		WeChatPublication submission = WeChatPublication.submitted(publishId, mediaId, Json.text(answer, "msg_data_id"),
				this.publications.clock().instant());
		try {
			this.publications.submitted(this.accounts.primary().appId(), submission);
		}
		catch (RuntimeException ex) {
			// It is submitted: a failing store must not look like a refusal.
			logger.warn("Publication {} was submitted, but could not be recorded", publishId, ex);
		}
		return publishId;
	}

	/** The record of a publication; WeChat is not called. */
	public Optional<WeChatPublication> publication(String publishId) {
		return this.publications.find(this.accounts.primary().appId(), publishId);
	}

	/** Deletes the record of a publication; what is published stays. */
	public boolean forgetPublication(String publishId) {
		return this.publications.delete(this.accounts.primary().appId(), publishId);
	}

	/** Asks WeChat for the state of a publication, and records it. */
	public WeChatPublication refresh(String publishId) {
		JsonNode answer = api().post(WeChatPublications.GET, Json.object().put("publish_id", publishId));
		return this.publications.learned(this.accounts.primary().appId(),
				WeChatPublications.answer(answer, publishId, this.publications.clock().instant()));
	}

	/**
	 * Lists what is published, the newest first.
	 * @param count 1 to 20
	 * @param withContent whether the articles have their content, which is long
	 */
	public WeChatPage<WeChatArticle.News> published(int offset, int count, boolean withContent) {
		return list("/cgi-bin/freepublish/batchget", "article_id", offset, count, withContent);
	}

	/** The articles of a publication. */
	public List<WeChatArticle.News.Item> article(String articleId) {
		JsonNode answer = api().post(GET_ARTICLE, Json.object().put("article_id", articleId));
		return WeChatArticle.News.Item.listOf(UnreadableAnswer.list(Platform.WECHAT, GET_ARTICLE, answer, "news_item"));
	}

	/**
	 * Deletes one published article for good.
	 * @param position from 1 on, unlike in drafts
	 */
	public void deleteArticle(String articleId, int position) {
		MessageCheck.of(Platform.WECHAT, DELETE)
			.isTrue(position >= 1, "index",
					"is " + position + ", the first article has 1; deletePublication deletes all")
			.done();
		api().post(DELETE, Json.object().put("article_id", articleId).put("index", position));
	}

	/** Deletes all articles of a publication for good. */
	public void deletePublication(String articleId) {
		api().post(DELETE, Json.object().put("article_id", articleId).put("index", 0));
	}

	private WeChatPage<WeChatArticle.News> list(String path, String id, int offset, int count, boolean withContent) {
		ObjectNode request = WeChatPage.request(path, offset, count).put("no_content", withContent ? 0 : 1);
		return WeChatArticle.News.page(path, api().post(path, request), id);
	}

	private static ObjectNode mediaId(String mediaId) {
		return Json.object().put("media_id", mediaId);
	}

	private WeChatApi api() {
		return this.accounts.primary().api();
	}

}
