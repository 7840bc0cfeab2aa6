package cn.bootx.starter.simulator.wechat.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.WeChatCore;
import cn.bootx.starter.simulator.wechat.gate.RandomIds;
import cn.bootx.starter.simulator.wechat.gate.RegisteredApp;
import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import cn.bootx.starter.simulator.wechat.people.Subscriber;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What the rows of subscribe notices (订阅通知) do, of the library that their templates come
 * from, and of the one-time message of an account's web page.
 */
public final class NoticeEffects {

	private static final int MAX_TEMPLATES = 50;

	private final WeChatCore core;

	public NoticeEffects(WeChatCore core) {
		this.core = core;
	}

	public Map<String, Effect> all() {
		return Map.of("notice-send", this::send, "notice-once", NoticeEffects::sendOnce, "notice-titles", this::titles,
				"notice-keywords", this::keywords, "notice-add", this::add);
	}

	private void send(RowCall call) {
		Subscriber receiver = Subscriber.of(call, "touser");
		String id = call.text("template_id");
		ObjectNode kept = call.documents("notices").get(id);
		if (kept == null) {
			throw call.refuse("40037", "template_id");
		}
		MessageTemplate template = new MessageTemplate(id, Fields.text(kept, "title"), Fields.text(kept, "content"), 1);
		template.check(call.at("data"));
		call.caller(RegisteredApp.class).notices().take(receiver.openId(), id);
		receiver.receives("notice-card", template.title() + "\n" + template.render(call.at("data")), null, null);
		long msgId = this.core.nextMessageId();
		this.core.context()
			.background()
			.execute(() -> receiver.pushEvent("subscribe_msg_sent_event",
					Fields.of("SubscribeMsgSentEvent", Fields.of("List", Fields.of("TemplateId", id, "MsgID",
							String.valueOf(msgId), "ErrorCode", 0, "ErrorStatus", "success")))));
		call.answer().put("msgid", msgId);
	}

	private static void sendOnce(RowCall call) {
		Subscriber receiver = Subscriber.of(call, "touser");
		String content = call.text("data.content.value");
		if (!content.matches("(?s).{1,200}")) {
			throw WeChatErrors.refuse(47003, "argument invalid! data.content.value invalid");
		}
		call.caller(RegisteredApp.class).notices().take(receiver.openId(), call.text("template_id"));
		receiver.receives("notice-card", call.text("title") + "\n" + content, null, null);
	}

	private void titles(RowCall call) {
		List<LibraryTemplate> all = List.copyOf(this.core.library().values());
		ArrayNode titles = call.answer().put("count", all.size()).putArray("data");
		all.stream()
			.skip(call.at("start").asInt())
			.limit(call.at("limit").asInt())
			.forEach((template) -> titles.addObject()
				.put("tid", template.id())
				.put("title", template.title())
				.put("type", 2)
				.put("categoryId", "616"));
	}

	private void keywords(RowCall call) {
		ArrayNode keywords = call.answer().putArray("data");
		template(call).keywords()
			.forEach((keyword) -> keywords.addObject()
				.put("kid", keyword.kid())
				.put("name", keyword.name())
				.put("example", keyword.example())
				.put("rule", keyword.rule()));
	}

	private void add(RowCall call) {
		LibraryTemplate template = template(call);
		List<LibraryTemplate.Keyword> chosen = new ArrayList<>();
		for (JsonNode kid : call.at("kidList")) {
			LibraryTemplate.Keyword keyword = template.keyword(kid.asInt());
			if (keyword == null) {
				throw call.refuse("200020", "kidList");
			}
			chosen.add(keyword);
		}
		if (chosen.size() < 2 || chosen.size() > 5) {
			throw call.refuse("200020", "kidList");
		}
		if (call.documents("notices").size() >= MAX_TEMPLATES) {
			throw call.refuse("200012", "tid");
		}
		String example = chosen.stream()
			.map((keyword) -> keyword.name() + ":" + keyword.example() + "\n")
			.collect(Collectors.joining());
		String id = RandomIds.next(32);
		call.documents("notices")
			.put(id, Json.object()
				.put("priTmplId", id)
				.put("title", template.title())
				.put("content", LibraryTemplate.content(chosen))
				.put("example", example)
				.put("type", 2));
		call.answer().put("priTmplId", id);
	}

	private LibraryTemplate template(RowCall call) {
		LibraryTemplate template = this.core.library().get(call.text("tid"));
		if (template == null) {
			throw call.refuse("200014", "tid");
		}
		return template;
	}

}
