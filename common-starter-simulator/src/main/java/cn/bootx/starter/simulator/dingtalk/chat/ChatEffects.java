package cn.bootx.starter.simulator.dingtalk.chat;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import cn.bootx.starter.simulator.dingtalk.notice.NoticeMessageRules;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.endpoint.RowCall;
import cn.bootx.starter.simulator.endpoint.RowCall.Effect;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Group chats: {@code /chat/*} of the old family and what replaces them in the new one.
 */
record ChatEffects(Clock clock, DingGroups groups, DingDirectory directory, NoticeMessageRules rules, DingChats chats) {

	private static final int MAX_USERS = 40;

	private static final int MAX_BYTES = 2048;

	Map<String, Effect> all() {
		return Map.of("chat-create", this::create, "chat-get", this::get, "chat-update", this::update, "chat-send",
				this::send, "group-create", this::createModern, "group-id", this::convert);
	}

	private void create(RowCall call) {
		String owner = call.text("owner");
		List<String> users = users(call, "useridlist");
		if (users.isEmpty()) {
			throw call.refuse("40035", "useridlist");
		}
		if (!users.contains(owner)) {
			throw call.refuse("49013", "owner");
		}
		show(call, this.groups.create(call.text("name"), owner, users));
	}

	private static void show(RowCall call, DingGroup group) {
		call.answer().put("chatid", group.chatId()).put("openConversationId", group.openConversationId());
	}

	private void get(RowCall call) {
		DingGroup group = group(call, "34001", "chatid");
		call.answer()
			.set("chat_info",
					Json.tree(Fields.of("chatid", group.chatId(), "name", group.name(), "owner", group.owner(),
							"useridlist", group.members(), "conversationTag", 2, "status", group.disbanded() ? 2 : 1)));
	}

	private void update(RowCall call) {
		DingGroup group = group(call, "34001", "chatid");
		String owner = call.text("owner").isBlank() ? group.owner() : call.text("owner");
		List<String> added = users(call, "add_useridlist");
		List<String> removed = users(call, "del_useridlist");
		if (!owner.equals(group.owner()) && !group.members().contains(owner) && !added.contains(owner)) {
			throw call.refuse("49013", "owner");
		}
		if (!call.text("name").isBlank()) {
			group.name(call.text("name"));
		}
		group.change(owner, added, removed);
	}

	private void send(RowCall call) {
		DingGroup group = group(call, "34001", "chatid");
		if (group.disbanded()) {
			throw call.refuse("34001", "chatid");
		}
		JsonNode message = DingParameters.of(call).object("msg");
		if (Fields.bytes(message.toString()) > MAX_BYTES) {
			throw call.refuse("34016", "msg");
		}
		this.rules.check(message);
		group.add(message);
		this.chats.chatArrived(call.caller(SimulatedDingTalkApp.class).app(), group, message, this.clock.instant());
		call.answer().put("messageId", "msg" + UUID.randomUUID().toString().replace("-", ""));
	}

	private void createModern(RowCall call) {
		List<String> users = DingParameters.of(call).list("useridlist");
		if (!users.contains(call.text("owner"))
				|| users.stream().anyMatch((user) -> this.directory.byId(user) == null)) {
			throw call.refuse("parameter.invalid", "useridlist");
		}
		show(call, this.groups.create(call.text("name"), call.text("owner"), users));
	}

	private void convert(RowCall call) {
		call.answer().put("openConversationId", group(call, "parameter.invalid", "chatId").openConversationId());
	}

	private DingGroup group(RowCall call, String unknown, String field) {
		DingGroup group = this.groups.byChatId(call.text(field));
		if (group == null) {
			throw call.refuse(unknown, field);
		}
		return group;
	}

	private List<String> users(RowCall call, String field) {
		List<String> users = DingParameters.of(call).list(field);
		if (users.size() > MAX_USERS || users.stream().anyMatch((user) -> this.directory.byId(user) == null)) {
			throw call.refuse("40031", field);
		}
		return users;
	}

}
