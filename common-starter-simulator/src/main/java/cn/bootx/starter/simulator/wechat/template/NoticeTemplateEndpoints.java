package cn.bootx.starter.simulator.wechat.template;

import java.util.ArrayList;
import java.util.List;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.Gate;
import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code /wxaapi/newtmpl/*}: the library of subscribe notices, and what an app has taken
 * from it.
 */
public final class NoticeTemplateEndpoints {

	private static final int CATEGORY = 616;

	private static final int MAX_SCENE = 15;

	private static final int MAX_PAGE = 30;

	private final WeChatCore core;

	public NoticeTemplateEndpoints(WeChatCore core) {
		this.core = core;
	}

	public void register(Routes routes, Gate gate) {
		String prefix = "/wxaapi/newtmpl/";
		routes.get(prefix + "getcategory", gate.app(NoticeTemplateEndpoints::categories))
			.get(prefix + "getpubtemplatetitles", gate.app(this::titles))
			.get(prefix + "getpubtemplatekeywords", gate.app(this::keywords))
			.post(prefix + "addtemplate", gate.appJson(this::add))
			.post(prefix + "deltemplate", gate.appJson(NoticeTemplateEndpoints::delete))
			.get(prefix + "gettemplate", gate.app(NoticeTemplateEndpoints::list));
	}

	private static SimulatorResponse categories(RegisteredApp app, SimulatorRequest request) {
		return data(Json.array().add(Json.object().put("id", CATEGORY).put("name", "生活服务")));
	}

	private SimulatorResponse titles(RegisteredApp app, SimulatorRequest request) {
		int start = number(request, "start");
		int limit = number(request, "limit");
		if (request.query().getOrDefault("ids", "").isEmpty() || limit < 1 || limit > MAX_PAGE) {
			throw WeChatErrors.refuse(40035);
		}
		List<LibraryTemplate> all = this.core.library().all();
		ArrayNode titles = Json.array();
		all.stream()
			.skip(start)
			.limit(limit)
			.forEach((template) -> titles.add(Json.object()
				.put("tid", template.id())
				.put("title", template.title())
				.put("type", 2)
				.put("categoryId", String.valueOf(CATEGORY))));
		ObjectNode answer = WeChatErrors.ok().put("count", all.size());
		return SimulatorResponse.json(answer.set("data", titles));
	}

	private static int number(SimulatorRequest request, String name) {
		String value = request.query().getOrDefault(name, "");
		if (!value.matches("\\d{1,6}")) {
			throw WeChatErrors.refuse(40035);
		}
		return Integer.parseInt(value);
	}

	private SimulatorResponse keywords(RegisteredApp app, SimulatorRequest request) {
		ArrayNode keywords = Json.array();
		for (LibraryTemplate.Keyword keyword : template(request.query().getOrDefault("tid", "")).keywords()) {
			keywords.add(Json.object()
				.put("kid", keyword.kid())
				.put("name", keyword.name())
				.put("example", keyword.example())
				.put("rule", keyword.rule()));
		}
		return data(keywords);
	}

	private SimulatorResponse add(RegisteredApp app, JsonNode body) {
		LibraryTemplate template = template(Fields.text(body, "tid"));
		List<LibraryTemplate.Keyword> chosen = new ArrayList<>();
		for (JsonNode kid : body.path("kidList")) {
			LibraryTemplate.Keyword keyword = template.keyword(kid.asInt());
			if (keyword == null) {
				throw WeChatErrors.refuse(200020);
			}
			chosen.add(keyword);
		}
		if (chosen.size() < 2 || chosen.size() > 5) {
			throw WeChatErrors.refuse(200020);
		}
		if (Fields.text(body, "sceneDesc").length() > MAX_SCENE) {
			throw WeChatErrors.refuse(200021);
		}
		if (app.notices().all().size() >= Notices.LIMIT) {
			throw WeChatErrors.refuse(200012);
		}
		NoticeTemplate added = new NoticeTemplate(RandomIds.next(32), template.title(), List.copyOf(chosen));
		app.notices().add(added);
		return SimulatorResponse.json(WeChatErrors.ok().put("priTmplId", added.priTmplId()));
	}

	private static SimulatorResponse delete(RegisteredApp app, JsonNode body) {
		if (!app.notices().remove(Fields.text(body, "priTmplId"))) {
			throw WeChatErrors.refuse(200014);
		}
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static SimulatorResponse list(RegisteredApp app, SimulatorRequest request) {
		ArrayNode list = Json.array();
		for (NoticeTemplate template : app.notices().all()) {
			StringBuilder example = new StringBuilder();
			template.keywords()
				.forEach(
						(keyword) -> example.append(keyword.name()).append(':').append(keyword.example()).append('\n'));
			list.add(Json.object()
				.put("priTmplId", template.priTmplId())
				.put("title", template.title())
				.put("content", template.content())
				.put("example", example.toString())
				.put("type", 2));
		}
		return data(list);
	}

	private LibraryTemplate template(String tid) {
		LibraryTemplate template = this.core.library().find(tid);
		if (template == null) {
			throw WeChatErrors.refuse(200014);
		}
		return template;
	}

	private static SimulatorResponse data(ArrayNode data) {
		return SimulatorResponse.json(WeChatErrors.ok().set("data", data));
	}

}
