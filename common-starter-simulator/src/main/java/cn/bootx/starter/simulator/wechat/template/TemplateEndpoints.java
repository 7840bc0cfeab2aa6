package cn.bootx.starter.simulator.wechat.template;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

import cn.bootx.starter.simulator.http.Routes;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.Gate;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Template messages.
 */
public final class TemplateEndpoints {

	private static final int REMEMBERED = 5000;

	private static final int MAX_URL = 1024;

	private static final Duration IDEMPOTENT = Duration.ofMinutes(10);

	private final WeChatCore core;

	private final Map<String, Sent> sent = new LinkedHashMap<>();

	public TemplateEndpoints(WeChatCore core) {
		this.core = core;
	}

	public void register(Routes routes, Gate gate) {
		routes.post("/cgi-bin/message/template/send", gate.accountJson(this::send));
	}

	private SimulatorResponse send(SimulatedAccount account, JsonNode body) {
		String templateId = Fields.text(body, "template_id");
		if (templateId.isEmpty()) {
			throw WeChatErrors.refuse(40036);
		}
		MessageTemplate template = account.templates().find(templateId);
		if (template == null) {
			throw WeChatErrors.refuse(40037);
		}
		Fan fan = account.known(Fields.text(body, "touser"));
		if (fan == null) {
			throw WeChatErrors.refuse(40003);
		}
		if (!fan.following()) {
			throw WeChatErrors.refuse(43004);
		}
		checkTarget(body);
		JsonNode data = body.path("data");
		TemplateFields.check(template.places(), data);
		Sent message = remember(account, fan, Fields.text(body, "client_msg_id"));
		if (message.first()) {
			deliver(account, fan, template, body, message.msgId());
		}
		return SimulatorResponse.json(WeChatErrors.ok().put("msgid", message.msgId()));
	}

	private static void checkTarget(JsonNode body) {
		if (body.hasNonNull("miniprogram") && Fields.blank(body.path("miniprogram"), "appid")) {
			throw WeChatErrors.refuse(40013);
		}
		if (Fields.bytes(Fields.text(body, "url")) > MAX_URL) {
			throw WeChatErrors.refuse(40039);
		}
	}

	private void deliver(SimulatedAccount account, Fan fan, MessageTemplate template, JsonNode body, long msgId) {
		TemplateResult result = fan.templateResult();
		if (result == TemplateResult.SUCCESS) {
			fan.receives("template", shown(template, body), null, body);
		}
		this.core.context()
			.background()
			.execute(
					() -> fan.pushEvent("TEMPLATESENDJOBFINISH", Fields.of("MsgID", msgId, "Status", result.status())));
	}

	private static String shown(MessageTemplate template, JsonNode body) {
		StringBuilder text = new StringBuilder(template.title()).append('\n')
			.append(template.render(body.path("data")));
		String page = body.path("miniprogram").path("pagepath").asText("");
		if (body.hasNonNull("miniprogram")) {
			text.append("\n小程序 ").append(body.path("miniprogram").path("appid").asText("")).append(' ').append(page);
		}
		else if (!Fields.blank(body, "url")) {
			text.append('\n').append(Fields.text(body, "url"));
		}
		return text.toString();
	}

	/** The same {@code client_msg_id} to a fan within ten minutes is one message. */
	private synchronized Sent remember(SimulatedAccount account, Fan fan, String clientMsgId) {
		Instant now = this.core.now();
		String key = account.appId() + "/" + fan.openId() + "/" + clientMsgId;
		Sent before = clientMsgId.isEmpty() ? null : this.sent.get(key);
		if (before != null && now.isBefore(before.at().plus(IDEMPOTENT))) {
			return new Sent(before.msgId(), before.at(), false);
		}
		Sent fresh = new Sent(this.core.nextMessageId(), now, true);
		if (!clientMsgId.isEmpty()) {
			this.sent.put(key, fresh);
			if (this.sent.size() > REMEMBERED) {
				this.sent.remove(this.sent.keySet().iterator().next());
			}
		}
		return fresh;
	}

	private record Sent(long msgId, Instant at, boolean first) {
	}

}
