package cn.bootx.starter.simulator.wechat.template;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the rows of template messages do, of an account's templates and industries, and of
 * messages that were held back.
 */
public final class TemplateEffects {

	private static final Duration IDEMPOTENT = Duration.ofMinutes(10);

	private final WeChatCore core;

	public TemplateEffects(WeChatCore core) {
		this.core = core;
	}

	public Map<String, Effect> all() {
		return Map.of("template-send", this::send, "industry-set", TemplateEffects::setIndustry, "industry",
				TemplateEffects::industry, "template-add", this::add, "templates", TemplateEffects::list,
				"template-delete", TemplateEffects::delete, "template-blocked", TemplateEffects::blocked);
	}

	private static MessageTemplates templates(RowCall call) {
		return call.caller(SimulatedAccount.class).templates();
	}

	private void send(RowCall call) {
		MessageTemplate template = templates(call).find(call.text("template_id"));
		if (template == null) {
			throw call.refuse("40037", "template_id");
		}
		Fan fan = call.caller(SimulatedAccount.class).known(call.text("touser"));
		if (fan == null || !fan.following()) {
			throw call.refuse((fan == null) ? "40003" : "43004", "touser");
		}
		if (call.at("miniprogram").isObject() && Fields.blank(call.at("miniprogram"), "appid")) {
			throw call.refuse("40013", "miniprogram.appid");
		}
		template.check(call.at("data"));
		call.answer().put("msgid", deliver(call, template, fan));
	}

	/** The same {@code client_msg_id} to a fan within ten minutes is one message. */
	private synchronized long deliver(RowCall call, MessageTemplate template, Fan fan) {
		Map<String, ObjectNode> sent = call.documents("template-messages");
		String key = fan.openId() + "/" + call.text("client_msg_id");
		ObjectNode before = sent.get(key);
		if (before != null && call.now().toEpochMilli() < before.path("until").asLong()) {
			return before.path("msgid").asLong();
		}
		long id = this.core.nextMessageId();
		if (!call.text("client_msg_id").isEmpty()) {
			sent.put(key, Json.object().put("msgid", id).put("until", call.now().plus(IDEMPOTENT).toEpochMilli()));
		}
		TemplateResult result = fan.templateResult();
		if (result == TemplateResult.SUCCESS) {
			fan.receives("template", shown(template, call.input()), null, call.document());
		}
		this.core.context()
			.background()
			.execute(() -> fan.pushEvent("TEMPLATESENDJOBFINISH", Fields.of("MsgID", id, "Status", result.status())));
		return id;
	}

	private static String shown(MessageTemplate template, JsonNode body) {
		String text = template.title() + "\n" + template.render(body.path("data"));
		if (body.hasNonNull("miniprogram")) {
			JsonNode page = body.path("miniprogram");
			return text + "\n小程序 " + Fields.text(page, "appid") + " " + Fields.text(page, "pagepath");
		}
		return Fields.blank(body, "url") ? text : text + "\n" + Fields.text(body, "url");
	}

	private static void setIndustry(RowCall call) {
		templates(call).industries(call.at("industry_id1").asInt(), call.at("industry_id2").asInt(), call.now());
	}

	private static void industry(RowCall call) {
		call.answer().set("primary_industry", industry(templates(call).primary()));
		call.answer().set("secondary_industry", industry(templates(call).secondary()));
	}

	private static ObjectNode industry(int id) {
		return Json.object()
			.put("first_class", MessageTemplates.firstClass(id))
			.put("second_class", MessageTemplates.secondClass(id));
	}

	private void add(RowCall call) {
		String shortId = call.text("template_id_short");
		LibraryTemplate template = this.core.library().get(shortId);
		if (template == null) {
			throw call.refuse(shortId.matches("(OPEN)?TM.*") ? "40247" : "40037", "template_id_short");
		}
		List<LibraryTemplate.Keyword> chosen = new ArrayList<>();
		for (JsonNode name : call.at("keyword_name_list")) {
			LibraryTemplate.Keyword keyword = template.keyword(name.asText());
			if (keyword == null) {
				throw call.refuse("40246", "keyword_name_list");
			}
			chosen.add(keyword);
		}
		if (chosen.isEmpty()) {
			throw call.refuse("40246", "keyword_name_list");
		}
		if (templates(call).all().size() >= MessageTemplates.LIMIT) {
			throw call.refuse("45026", "template_id_short");
		}
		String templateId = RandomIds.next(32);
		templates(call).add(templateId, template.title(), LibraryTemplate.content(chosen));
		call.answer().put("template_id", templateId);
	}

	private static void list(RowCall call) {
		ArrayNode list = call.answer().putArray("template_list");
		for (MessageTemplate template : templates(call).all()) {
			list.add(Json.tree(Fields.of("template_id", template.templateId(), "title", template.title(),
					"primary_industry", MessageTemplates.firstClass(template.industry()), "deputy_industry",
					MessageTemplates.secondClass(template.industry()), "content", template.content(), "example", "")));
		}
	}

	private static void delete(RowCall call) {
		if (!templates(call).remove(call.text("template_id"))) {
			throw call.refuse("40037", "template_id");
		}
	}

	private static void blocked(RowCall call) {
		ArrayNode list = call.answer().putArray("msginfo");
		templates(call).blocked(call.text("tmpl_msg_id"))
			.stream()
			.filter((message) -> message.id() > call.at("largest_id").asLong())
			.limit(call.at("limit").asInt())
			.forEach((message) -> list.add(Json.tree(Fields.of("id", String.valueOf(message.id()), "tmpl_msg_id",
					message.templateId(), "title", message.title(), "content", message.content(), "send_timestamp",
					message.sentAt().getEpochSecond(), "openid", message.openId()))));
	}

}
