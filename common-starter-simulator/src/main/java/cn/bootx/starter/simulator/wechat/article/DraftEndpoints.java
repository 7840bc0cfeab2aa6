package cn.bootx.starter.simulator.wechat.article;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.Gate;
import cn.bootx.starter.simulator.wechat.gate.Page;
import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code /cgi-bin/draft/*}.
 */
public final class DraftEndpoints {

	private final WeChatCore core;

	public DraftEndpoints(WeChatCore core) {
		this.core = core;
	}

	public void register(Routes routes, Gate gate) {
		routes.post("/cgi-bin/draft/add", gate.accountJson(this::add))
			.post("/cgi-bin/draft/get", gate.accountJson(this::read))
			.post("/cgi-bin/draft/update", gate.accountJson(this::update))
			.post("/cgi-bin/draft/delete", gate.accountJson(DraftEndpoints::delete))
			.get("/cgi-bin/draft/count", gate.account(DraftEndpoints::count))
			.post("/cgi-bin/draft/batchget", gate.accountJson(this::list))
			.post("/cgi-bin/draft/switch",
					gate.account((account, request) -> SimulatorResponse.json(WeChatErrors.ok().put("is_open", 1))));
	}

	private SimulatorResponse add(SimulatedAccount account, JsonNode body) {
		ArrayNode articles = Articles.accept(body.path("articles"), account.materials());
		Drafts.Draft draft = account.drafts().put(RandomIds.next(48), articles, this.core.now());
		return SimulatorResponse.json(Json.object().put("media_id", draft.mediaId()));
	}

	private SimulatorResponse read(SimulatedAccount account, JsonNode body) {
		return SimulatorResponse.json(Json.object().set("news_item", shown(draft(account, body), false)));
	}

	/** One article at a time; {@code articles} is an object here. */
	private SimulatorResponse update(SimulatedAccount account, JsonNode body) {
		Drafts.Draft draft = draft(account, body);
		int index = body.path("index").asInt(-1);
		if (index < 0 || index >= draft.articles().size()) {
			throw WeChatErrors.refuse(40114);
		}
		ArrayNode articles = draft.articles().deepCopy();
		articles.set(index, Articles.acceptOne(body.path("articles"), account.materials()));
		account.drafts().put(draft.mediaId(), articles, this.core.now());
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static SimulatorResponse delete(SimulatedAccount account, JsonNode body) {
		account.drafts().remove(draft(account, body).mediaId());
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static SimulatorResponse count(SimulatedAccount account, SimulatorRequest request) {
		return SimulatorResponse.json(Json.object().put("total_count", account.drafts().all().size()));
	}

	private SimulatorResponse list(SimulatedAccount account, JsonNode body) {
		boolean withoutContent = body.path("no_content").asInt() == 1;
		return Page.of(body, account.drafts().all()).answer((draft) -> {
			ObjectNode item = Json.object().put("media_id", draft.mediaId());
			item.putObject("content").set("news_item", shown(draft, withoutContent));
			return item.put("update_time", draft.updatedAt().getEpochSecond());
		});
	}

	private ArrayNode shown(Drafts.Draft draft, boolean withoutContent) {
		ArrayNode articles = Articles.shown(draft.articles(), withoutContent);
		for (int i = 0; i < articles.size(); i++) {
			((ObjectNode) articles.get(i)).put("url", this.core.articleUrl(draft.mediaId(), i + 1));
		}
		return articles;
	}

	private static Drafts.Draft draft(SimulatedAccount account, JsonNode body) {
		return account.drafts().require(Fields.text(body, "media_id"));
	}

}
