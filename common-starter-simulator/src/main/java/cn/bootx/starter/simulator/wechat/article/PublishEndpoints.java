package cn.bootx.starter.simulator.wechat.article;

import java.util.Map;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.push.RawXml;
import cn.bootx.starter.simulator.push.XmlMessage;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.Gate;
import cn.bootx.starter.simulator.wechat.gate.Page;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code /cgi-bin/freepublish/*}, and the pages that it publishes.
 */
public final class PublishEndpoints {

	private final WeChatCore core;

	public PublishEndpoints(WeChatCore core) {
		this.core = core;
	}

	public void register(Routes routes, Gate gate) {
		routes.post("/cgi-bin/freepublish/submit", gate.accountJson(this::submit))
			.post("/cgi-bin/freepublish/get", gate.accountJson(this::status))
			.post("/cgi-bin/freepublish/delete", gate.accountJson(PublishEndpoints::delete))
			.post("/cgi-bin/freepublish/getarticle", gate.accountJson(this::read))
			.post("/cgi-bin/freepublish/batchget", gate.accountJson(this::list))
			.get("/s/{articleId}/{index}", this::page);
	}

	private SimulatorResponse submit(SimulatedAccount account, JsonNode body) {
		Drafts.Draft draft = account.drafts().require(Fields.text(body, "media_id"));
		Publication job = account.publications().start(draft);
		PublishStatus result = account.publications().result();
		if (result != PublishStatus.RUNNING) {
			this.core.context().background().execute(() -> finish(account, job, result));
		}
		return SimulatorResponse.json(WeChatErrors.ok()
			.put("publish_id", String.valueOf(job.publishId()))
			.put("msg_data_id", this.core.nextMessageId()));
	}

	private void finish(SimulatedAccount account, Publication job, PublishStatus result) {
		Publication ended = account.publications().finish(job.publishId(), result);
		if (result == PublishStatus.SUCCESS) {
			account.drafts().remove(job.draftId());
		}
		XmlMessage info = new XmlMessage().add("publish_id", job.publishId()).add("publish_status", result.ordinal());
		if (result == PublishStatus.SUCCESS) {
			XmlMessage detail = new XmlMessage().add("count", ended.articles().size());
			for (int i = 1; i <= ended.articles().size(); i++) {
				detail.add("item", Fields.of("idx", i, "article_url", this.core.articleUrl(ended.articleId(), i)));
			}
			info.add("article_id", ended.articleId()).add("article_detail", new RawXml(detail.inner()));
		}
		else {
			info.add("fail_idx", 1);
		}
		account.systemEvent("PUBLISHJOBFINISH", Map.of("PublishEventInfo", new RawXml(info.inner())));
	}

	private SimulatorResponse status(SimulatedAccount account, JsonNode body) {
		Publication job = account.publications().job(body.path("publish_id").asLong(-1));
		ObjectNode answer = Json.object()
			.put("publish_id", String.valueOf(job.publishId()))
			.put("publish_status", job.status().ordinal());
		ArrayNode failed = Json.array();
		switch (job.status()) {
			case SUCCESS -> {
				answer.put("article_id", job.articleId());
				ObjectNode detail = answer.putObject("article_detail").put("count", job.articles().size());
				ArrayNode items = detail.putArray("item");
				for (int i = 1; i <= job.articles().size(); i++) {
					items.addObject().put("idx", i).put("article_url", this.core.articleUrl(job.articleId(), i));
				}
			}
			case ORIGINAL_FAILED, FAILED, AUDIT_FAILED -> failed.add(1);
			default -> {
			}
		}
		return SimulatorResponse.json(answer.set("fail_idx", failed));
	}

	/** One article from 1 on, or all of them. */
	private static SimulatorResponse delete(SimulatedAccount account, JsonNode body) {
		Publication job = account.publications().require(Fields.text(body, "article_id"));
		int index = body.path("index").asInt(0);
		if (index < 0 || index > job.articles().size()) {
			throw WeChatErrors.refuse(40114);
		}
		ArrayNode articles = job.articles().deepCopy();
		boolean allDeleted = true;
		for (int i = 0; i < articles.size(); i++) {
			ObjectNode article = (ObjectNode) articles.get(i);
			if (index == 0 || index == i + 1) {
				article.put("is_deleted", true);
			}
			allDeleted &= article.path("is_deleted").asBoolean();
		}
		account.publications().changed(job, articles, allDeleted ? PublishStatus.DELETED : PublishStatus.SUCCESS);
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private SimulatorResponse read(SimulatedAccount account, JsonNode body) {
		Publication job = account.publications().require(Fields.text(body, "article_id"));
		return SimulatorResponse.json(Json.object().set("news_item", shown(job, false)));
	}

	private SimulatorResponse list(SimulatedAccount account, JsonNode body) {
		boolean withoutContent = body.path("no_content").asInt() == 1;
		return Page.of(body, account.publications().published()).answer((job) -> {
			ObjectNode item = Json.object().put("article_id", job.articleId());
			item.putObject("content").set("news_item", shown(job, withoutContent));
			return item.put("update_time", job.updatedAt().getEpochSecond());
		});
	}

	private ArrayNode shown(Publication job, boolean withoutContent) {
		ArrayNode articles = Articles.shown(job.articles(), withoutContent);
		for (int i = 0; i < articles.size(); i++) {
			ObjectNode article = (ObjectNode) articles.get(i);
			article.put("url", this.core.articleUrl(job.articleId(), i + 1))
				.put("is_deleted", article.path("is_deleted").asBoolean());
		}
		return articles;
	}

	/** The published article, as text: its markup comes from the host and is not run. */
	private SimulatorResponse page(SimulatorRequest request) {
		String articleId = request.pathVariable("articleId");
		String index = request.pathVariable("index");
		for (RegisteredApp app : this.core.apps().all()) {
			Publication job = (app instanceof SimulatedAccount account) ? account.publications().find(articleId) : null;
			JsonNode article = (job != null && index.matches("\\d")) ? job.articles().path(Integer.parseInt(index) - 1)
					: Json.object();
			if (article.has("title") && !article.path("is_deleted").asBoolean()) {
				return SimulatorResponse.text(Fields.text(article, "title") + "\n\n" + Fields.text(article, "content"));
			}
		}
		return SimulatorResponse.empty(404);
	}

}
