package cn.bootx.starter.simulator.wechat.template;

import java.util.ArrayList;
import java.util.List;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.Gate;
import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * {@code /cgi-bin/template/*}: industries, and the templates of an account; beside them
 * the messages that were held back.
 */
public final class TemplateManagementEndpoints {

	private static final int MAX_BLOCKED = 100;

	private final WeChatCore core;

	public TemplateManagementEndpoints(WeChatCore core) {
		this.core = core;
	}

	public void register(Routes routes, Gate gate) {
		routes.post("/cgi-bin/template/api_set_industry", gate.accountJson(this::setIndustry))
			.get("/cgi-bin/template/get_industry", gate.account(TemplateManagementEndpoints::industry))
			.post("/cgi-bin/template/api_add_template", gate.accountJson(this::add))
			.get("/cgi-bin/template/get_all_private_template", gate.account(TemplateManagementEndpoints::list))
			.post("/cgi-bin/template/del_private_template", gate.accountJson(TemplateManagementEndpoints::delete))
			.post("/wxa/sec/queryblocktmplmsg", gate.accountJson(TemplateManagementEndpoints::blocked));
	}

	private SimulatorResponse setIndustry(SimulatedAccount account, JsonNode body) {
		int primary = body.path("industry_id1").asInt();
		int secondary = body.path("industry_id2").asInt();
		if (!Industries.known(primary) || !Industries.known(secondary)) {
			throw WeChatErrors.refuse(40102);
		}
		account.templates().industries(primary, secondary, this.core.now());
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static SimulatorResponse industry(SimulatedAccount account, SimulatorRequest request) {
		ObjectNode answer = Json.object();
		answer.set("primary_industry", industry(account.templates().primary()));
		answer.set("secondary_industry", industry(account.templates().secondary()));
		return SimulatorResponse.json(answer);
	}

	private static ObjectNode industry(int id) {
		return Json.object()
			.put("first_class", Industries.firstClass(id))
			.put("second_class", Industries.secondClass(id));
	}

	private SimulatorResponse add(SimulatedAccount account, JsonNode body) {
		String shortId = Fields.text(body, "template_id_short");
		LibraryTemplate template = this.core.library().find(shortId);
		if (template == null) {
			throw WeChatErrors.refuse(shortId.matches("(OPEN)?TM.*") ? 40247 : 40037);
		}
		List<LibraryTemplate.Keyword> chosen = new ArrayList<>();
		for (JsonNode name : body.path("keyword_name_list")) {
			LibraryTemplate.Keyword keyword = template.keyword(name.asText());
			if (keyword == null) {
				throw WeChatErrors.refuse(40246);
			}
			chosen.add(keyword);
		}
		if (chosen.isEmpty()) {
			throw WeChatErrors.refuse(40246);
		}
		if (account.templates().all().size() >= MessageTemplates.LIMIT) {
			throw WeChatErrors.refuse(45026);
		}
		String templateId = RandomIds.next(32);
		account.templates().add(templateId, template.title(), LibraryTemplate.content(chosen));
		return SimulatorResponse.json(WeChatErrors.ok().put("template_id", templateId));
	}

	private static SimulatorResponse list(SimulatedAccount account, SimulatorRequest request) {
		ArrayNode list = Json.array();
		for (MessageTemplate template : account.templates().all()) {
			list.add(Json.tree(Fields.of("template_id", template.templateId(), "title", template.title(),
					"primary_industry", Industries.firstClass(template.industry()), "deputy_industry",
					Industries.secondClass(template.industry()), "content", template.content(), "example", "")));
		}
		return SimulatorResponse.json(Json.object().set("template_list", list));
	}

	private static SimulatorResponse delete(SimulatedAccount account, JsonNode body) {
		if (!account.templates().remove(Fields.text(body, "template_id"))) {
			throw WeChatErrors.refuse(40037);
		}
		return SimulatorResponse.json(WeChatErrors.ok());
	}

	private static SimulatorResponse blocked(SimulatedAccount account, JsonNode body) {
		int limit = body.path("limit").asInt();
		if (Fields.blank(body, "tmpl_msg_id") || limit < 1 || limit > MAX_BLOCKED) {
			throw WeChatErrors.refuse(40035);
		}
		long after = body.path("largest_id").asLong();
		ArrayNode list = Json.array();
		account.templates()
			.blocked(Fields.text(body, "tmpl_msg_id"))
			.stream()
			.filter((message) -> message.id() > after)
			.limit(limit)
			.forEach((message) -> list.add(Json.tree(Fields.of("id", String.valueOf(message.id()), "tmpl_msg_id",
					message.templateId(), "title", message.title(), "content", message.content(), "send_timestamp",
					message.sentAt().getEpochSecond(), "openid", message.openId()))));
		return SimulatorResponse.json(WeChatErrors.ok().set("msginfo", list));
	}

}
