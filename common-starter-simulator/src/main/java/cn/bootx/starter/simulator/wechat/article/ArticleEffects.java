package cn.bootx.starter.simulator.wechat.article;

import java.util.Map;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.push.RawXml;
import cn.bootx.starter.simulator.push.XmlMessage;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.Page;
import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the rows of drafts (草稿箱) and publications (发布) do. A publication is found by the
 * id of its job, and by that of its articles while it can be read.
 */
public final class ArticleEffects {

	private static final long FIRST_ID = 100_000_000;

	private final WeChatCore core;

	public ArticleEffects(WeChatCore core) {
		this.core = core;
	}

	public Map<String, Effect> all() {
		return Map.of("draft-add", this::add, "draft-update", this::update, "draft",
				(call) -> show(call, "drafts", "media_id"), "draft-count", ArticleEffects::count, "draft-list",
				(call) -> list(call, "drafts"), "publish", this::publish, "publication", this::publication,
				"article-delete", this::delete, "article", (call) -> show(call, "articles", "article_id"),
				"article-list", (call) -> list(call, "articles"));
	}

	private void add(RowCall call) {
		ArrayNode articles = Json.array();
		call.at("articles").forEach((article) -> articles.add(Articles.accept(call, article)));
		String mediaId = RandomIds.next(48);
		keep(call, "drafts", mediaId, Json.object().put("media_id", mediaId).set("articles", articles));
		call.answer().put("media_id", mediaId);
	}

	/** One article at a time; {@code articles} is an object here. */
	private void update(RowCall call) {
		ObjectNode draft = call.document("drafts", call.text("media_id")).deepCopy();
		int index = call.at("index").asInt();
		if (index >= draft.path("articles").size()) {
			throw call.refuse("40114", "index");
		}
		((ArrayNode) draft.path("articles")).set(index, Articles.accept(call, call.at("articles")));
		keep(call, "drafts", call.text("media_id"), draft);
	}

	private static void count(RowCall call) {
		call.answer().put("total_count", call.documents("drafts").size());
	}

	private void publish(RowCall call) {
		SimulatedAccount account = call.caller(SimulatedAccount.class);
		String draftId = call.text("media_id");
		String id = String.valueOf(FIRST_ID + call.next("publications") - 100);
		ObjectNode job = Json.object().put("publish_id", id).put("status", PublishStatus.RUNNING.ordinal());
		job.set("articles", call.document("drafts", draftId).path("articles"));
		call.documents("publications").put(id, job);
		PublishStatus result = account.publications().result();
		if (result != PublishStatus.RUNNING) {
			this.core.context().background().execute(() -> finish(call, job.deepCopy(), draftId, result));
		}
		call.answer().put("publish_id", id).put("msg_data_id", this.core.nextMessageId());
	}

	private void finish(RowCall call, ObjectNode job, String draftId, PublishStatus result) {
		String id = Fields.text(job, "publish_id");
		job.put("status", result.ordinal());
		XmlMessage info = new XmlMessage().add("publish_id", id).add("publish_status", result.ordinal());
		if (result == PublishStatus.SUCCESS) {
			String articleId = RandomIds.next(48);
			keep(call, "articles", articleId, job.put("article_id", articleId));
			call.documents("drafts").remove(draftId);
			XmlMessage detail = new XmlMessage().add("count", job.path("articles").size());
			for (int i = 1; i <= job.path("articles").size(); i++) {
				detail.add("item", Fields.of("idx", i, "article_url", this.core.articleUrl(articleId, i)));
			}
			info.add("article_id", articleId).add("article_detail", new RawXml(detail.inner()));
		}
		else {
			info.add("fail_idx", 1);
		}
		call.documents("publications").put(id, job);
		call.caller(SimulatedAccount.class)
			.systemEvent("PUBLISHJOBFINISH", Map.of("PublishEventInfo", new RawXml(info.inner())));
	}

	private void publication(RowCall call) {
		ObjectNode job = call.document("publications", call.text("publish_id"));
		PublishStatus status = PublishStatus.values()[job.path("status").asInt()];
		ObjectNode answer = call.answer().put("publish_id", call.text("publish_id"));
		answer.put("publish_status", status.ordinal());
		ArrayNode failed = Json.array();
		switch (status) {
			case SUCCESS -> {
				String articleId = Fields.text(job, "article_id");
				ObjectNode detail = answer.put("article_id", articleId).putObject("article_detail");
				ArrayNode items = detail.put("count", job.path("articles").size()).putArray("item");
				for (int i = 1; i <= job.path("articles").size(); i++) {
					items.addObject().put("idx", i).put("article_url", this.core.articleUrl(articleId, i));
				}
			}
			case ORIGINAL_FAILED, FAILED, AUDIT_FAILED -> failed.add(1);
			default -> {
			}
		}
		answer.set("fail_idx", failed);
	}

	/** One article from 1 on, or all of them. */
	private void delete(RowCall call) {
		String articleId = call.text("article_id");
		ObjectNode job = call.document("articles", articleId).deepCopy();
		int index = call.at("index").asInt(0);
		if (index < 0 || index > job.path("articles").size()) {
			throw call.refuse("40114", "index");
		}
		boolean allDeleted = true;
		for (int i = 0; i < job.path("articles").size(); i++) {
			ObjectNode article = (ObjectNode) job.path("articles").get(i);
			if (index == 0 || index == i + 1) {
				article.put("is_deleted", true);
			}
			allDeleted &= article.path("is_deleted").asBoolean();
		}
		if (allDeleted) {
			call.documents("articles").remove(articleId);
			job.put("status", PublishStatus.DELETED.ordinal());
		}
		else {
			call.documents("articles").put(articleId, job.put("updated", call.now().getEpochSecond()));
		}
		call.documents("publications").put(Fields.text(job, "publish_id"), job);
	}

	private void show(RowCall call, String name, String key) {
		call.answer().set("news_item", shown(call.document(name, call.text(key)), false));
	}

	private void list(RowCall call, String name) {
		boolean withoutContent = call.at("no_content").asInt() == 1;
		String key = name.equals("drafts") ? "media_id" : "article_id";
		Page.answer(call, call.documents(name).values(), (kept) -> {
			ObjectNode item = Json.object().put(key, Fields.text(kept, key));
			item.putObject("content").set("news_item", shown(kept, withoutContent));
			return item.put("update_time", kept.path("updated").asLong());
		});
	}

	private ArrayNode shown(ObjectNode kept, boolean withoutContent) {
		boolean published = kept.has("article_id");
		String id = Fields.text(kept, published ? "article_id" : "media_id");
		ArrayNode articles = kept.path("articles").deepCopy();
		for (int i = 0; i < articles.size(); i++) {
			ObjectNode article = (ObjectNode) articles.get(i);
			article.put("url", this.core.articleUrl(id, i + 1));
			if (published) {
				article.put("is_deleted", article.path("is_deleted").asBoolean());
			}
			if (withoutContent) {
				article.remove("content");
			}
		}
		return articles;
	}

	/** The published article, as text: its markup comes from the host and is not run. */
	public SimulatorResponse page(SimulatorRequest request) {
		String index = request.pathVariable("index");
		for (RegisteredApp app : this.core.apps().all()) {
			JsonNode job = this.core.kept(app.appId(), "articles").get(request.pathVariable("articleId"));
			JsonNode article = (job != null && index.matches("\\d"))
					? job.path("articles").path(Integer.parseInt(index) - 1) : Json.object();
			if (article.has("title") && !article.path("is_deleted").asBoolean()) {
				return SimulatorResponse.text(Fields.text(article, "title") + "\n\n" + Fields.text(article, "content"));
			}
		}
		return SimulatorResponse.empty(404);
	}

	/** What changes becomes the newest. */
	private void keep(RowCall call, String name, String key, ObjectNode document) {
		call.documents(name)
			.put(key, document.put("updated", call.now().getEpochSecond()).put("order", this.core.nextMessageId()));
	}

}
