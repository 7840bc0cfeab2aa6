package cn.bootx.starter.simulator.wechat.message;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import cn.bootx.starter.simulator.wechat.people.Subscriber;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What the rows of messages do: the typing sign, mass messages and content checks.
 */
public final class MessageEffects {

	/** Texts, addresses and names that contain one of these are risky. */
	private static final List<String> RISKY = List.of("risky", "违规");

	private final WeChatCore core;

	public MessageEffects(WeChatCore core) {
		this.core = core;
	}

	public Map<String, Effect> all() {
		return Map.of("typing", this::type, "mass-id", MessageEffects::keepId, "mass", this::mass, "check-text",
				this::checkText, "check-picture", MessageEffects::checkPicture, "check-media", this::checkMedia,
				"custom-send", new CustomMessages(this.core)::send);
	}

	private void type(RowCall call) {
		Subscriber person = Subscriber.of(call, "touser");
		int problem = person.reachable() ? person.window().type(this.core.now(), call.text("command").equals("Typing"))
				: 45015;
		if (problem != 0) {
			throw call.refuse(String.valueOf(problem), "touser");
		}
	}

	private void mass(RowCall call) {
		SimulatedAccount account = call.caller(SimulatedAccount.class);
		String type = call.text("msgtype");
		String text = call.text(type + ".content") + call.text(type + ".media_id");
		if (text.isEmpty()) {
			throw call.refuse("44004", type);
		}
		List<Fan> fans = receivers(account, call);
		long id = this.core.nextMessageId() % 1_000_000_000;
		fans.forEach((fan) -> fan.receives("mass", "[群发] " + text, null, call.at(type)));
		call.documents("mass").put(String.valueOf(id), call.input().deepCopy());
		call.bind("id", id);
		Map<String, Object> event = Fields.of("MsgID", id, "Status", "send success", "TotalCount", fans.size(),
				"FilterCount", fans.size(), "SentCount", fans.size(), "ErrorCount", 0);
		if (account.target() != null) {
			this.core.context().background().execute(() -> account.systemEvent("MASSSENDJOBFINISH", event));
		}
	}

	/** A client's own id is good once. */
	private static void keepId(RowCall call) {
		if (!call.text("clientmsgid").isEmpty()) {
			call.documents("mass-ids").put(call.text("clientmsgid"), call.input().objectNode());
		}
	}

	private static List<Fan> receivers(SimulatedAccount account, RowCall call) {
		JsonNode named = call.at("touser");
		List<String> ids = new ArrayList<>();
		named.forEach((id) -> ids.add(id.asText()));
		int tag = call.at("filter.tag_id").asInt(-1);
		boolean everybody = call.at("filter.is_to_all").asBoolean(false);
		return account.people()
			.stream()
			.filter(Fan::following)
			.filter((fan) -> everybody || ids.contains(fan.openId()) || named.asText("").equals(fan.openId())
					|| fan.profile().tags().contains(tag))
			.toList();
	}

	private void checkText(RowCall call) {
		if (!Subscriber.of(call, "openid").seenLately()) {
			throw call.refuse("61010", "openid");
		}
		bindResult(call, call.text("content") + call.text("title") + call.text("nickname"));
	}

	private static void checkPicture(RowCall call) {
		String form = new String(call.request().body(), 0, Math.min(call.request().body().length, 500),
				java.nio.charset.StandardCharsets.ISO_8859_1);
		if (!form.contains("filename")) {
			throw call.refuse("41005", "media");
		}
		if (form.contains(RISKY.get(0))) {
			throw call.refuse("87014", "media");
		}
	}

	private void checkMedia(RowCall call) {
		Subscriber person = Subscriber.of(call, "openid");
		if (!person.seenLately()) {
			throw call.refuse("61010", "openid");
		}
		String trace = UUID.randomUUID().toString();
		call.bind("trace", trace);
		Map<String, Object> result = result(call.text("media_url"));
		this.core.context()
			.background()
			.execute(() -> person.pushEvent("wxa_media_check",
					Fields.of("appid", call.caller(RegisteredApp.class).appId(), "trace_id", trace, "version", 2,
							"errcode", 0, "errmsg", "ok", "result", result)));
	}

	private static void bindResult(RowCall call, String content) {
		call.bind("result", result(content));
		call.bind("trace", UUID.randomUUID().toString());
	}

	private static Map<String, Object> result(String content) {
		boolean risky = RISKY.stream().anyMatch(content::contains);
		return Fields.of("suggest", risky ? "risky" : "pass", "label", risky ? 21000 : 100);
	}

}
