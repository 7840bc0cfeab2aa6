package cn.bootx.starter.simulator.dingtalk.chat;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.gate.DingGate;
import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import cn.bootx.starter.simulator.dingtalk.gate.NewFamily;
import cn.bootx.starter.simulator.dingtalk.gate.OldFamily;
import cn.bootx.starter.simulator.dingtalk.notice.NoticeMessageRules;
import cn.bootx.starter.simulator.dingtalk.people.DingDirectory;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Group chats: {@code /chat/*} of the old family and what replaces them in the new one.
 */
public final class ChatEndpoints {

	private static final int MAX_NAME = 20;

	private static final int MAX_USERS = 40;

	private static final int MAX_BYTES = 2048;

	private static final int INTERNAL = 2;

	private static final String PERMISSION = "qyapi_chat_manage";

	private static final List<String> SWITCHES = List.of("showHistoryType", "searchable", "validationType",
			"mentionAllAuthority", "managementType", "chatBannedType");

	private final Clock clock;

	private final DingGroups groups;

	private final DingDirectory directory;

	private final NoticeMessageRules rules;

	private final DingChats chats;

	public ChatEndpoints(Clock clock, DingGroups groups, DingDirectory directory, NoticeMessageRules rules,
			DingChats chats) {
		this.clock = clock;
		this.groups = groups;
		this.directory = directory;
		this.rules = rules;
		this.chats = chats;
	}

	public void mount(DingGate gate) {
		gate.plain("/chat/create", PERMISSION, (app, request) -> create(request));
		gate.plainGet("/chat/get", PERMISSION, (app, request) -> get(request));
		gate.plain("/chat/update", PERMISSION, (app, request) -> update(request));
		gate.plain("/chat/send", PERMISSION, this::send);
		gate.modern("/v1.0/im/group/create", PERMISSION, (app, request) -> createModern(request));
		gate.modern("/v1.0/im/chat/{chatId}/convertToOpenConversationId", PERMISSION,
				(app, request) -> convert(request));
	}

	private SimulatorResponse create(SimulatorRequest request) {
		DingParameters parameters = DingParameters.of(request);
		String name = checkedName(parameters.require("name"));
		String owner = parameters.require("owner");
		List<String> users = checkedUsers(parameters.list("useridlist"));
		if (users.isEmpty()) {
			throw OldFamily.refuse(40035, "缺少参数 useridlist");
		}
		if (!users.contains(owner)) {
			throw OldFamily.refuse(49013, "群主不在群成员列表中");
		}
		checkSwitches(parameters);
		DingGroup group = this.groups.create(name, owner, users);
		return OldFamily.ok("chatid", group.chatId(), "openConversationId", group.openConversationId(),
				"conversationTag", INTERNAL);
	}

	private SimulatorResponse get(SimulatorRequest request) {
		DingGroup group = group(request.param("chatid"));
		return OldFamily.ok("chat_info",
				Fields.of("chatid", group.chatId(), "name", group.name(), "owner", group.owner(), "useridlist",
						group.members(), "conversationTag", INTERNAL, "status", group.disbanded() ? 2 : 1));
	}

	private SimulatorResponse update(SimulatorRequest request) {
		DingParameters parameters = DingParameters.of(request);
		DingGroup group = group(parameters.text("chatid"));
		String name = parameters.text("name");
		String owner = parameters.text("owner");
		List<String> added = checkedUsers(parameters.list("add_useridlist"));
		List<String> removed = checkedUsers(parameters.list("del_useridlist"));
		checkSwitches(parameters);
		if (owner != null && !group.members().contains(owner) && !added.contains(owner)) {
			throw OldFamily.refuse(49013, "群主不在群成员列表中");
		}
		if (name != null) {
			group.rename(checkedName(name));
		}
		group.change((owner == null) ? group.owner() : owner, added, removed);
		return OldFamily.ok();
	}

	private SimulatorResponse send(SimulatedDingTalkApp app, SimulatorRequest request) {
		DingParameters parameters = DingParameters.of(request);
		DingGroup group = group(parameters.text("chatid"));
		if (group.disbanded()) {
			throw OldFamily.refuse(34001, "无效的会话id");
		}
		JsonNode message = parameters.object("msg");
		if (Fields.bytes(message.toString()) > MAX_BYTES) {
			throw OldFamily.refuse(34016, "消息体过长");
		}
		this.rules.check(message);
		group.add(message);
		this.chats.chatArrived(app.app(), group, message, this.clock.instant());
		return OldFamily.ok("messageId", "msg" + UUID.randomUUID().toString().replace("-", ""));
	}

	private SimulatorResponse createModern(SimulatorRequest request) {
		JsonNode body = NewFamily.body(request);
		List<String> users = DingParameters.of(request).list("useridlist");
		String name = Fields.text(body, "name");
		String owner = Fields.text(body, "owner");
		if (name.isBlank() || name.length() > MAX_NAME || users.isEmpty() || !users.contains(owner)
				|| users.stream().anyMatch((user) -> this.directory.byId(user) == null)) {
			throw NewFamily.refuse("parameter.invalid", "参数错误");
		}
		DingGroup group = this.groups.create(name, owner, users);
		return NewFamily.ok("conversationTag", INTERNAL, "openConversationId", group.openConversationId(), "chatid",
				group.chatId());
	}

	private SimulatorResponse convert(SimulatorRequest request) {
		DingGroup group = this.groups.byChatId(request.pathVariable("chatId"));
		if (group == null) {
			throw NewFamily.refuse("parameter.invalid", "无效的chatId");
		}
		return NewFamily.ok("openConversationId", group.openConversationId());
	}

	private DingGroup group(@Nullable String chatId) {
		DingGroup group = this.groups.byChatId(chatId);
		if (group == null) {
			throw OldFamily.refuse(34001, "无效的会话id");
		}
		return group;
	}

	private static String checkedName(String name) {
		if (name.length() > MAX_NAME) {
			throw OldFamily.refuse(40035, "不合法的参数 name");
		}
		return name;
	}

	private List<String> checkedUsers(List<String> users) {
		if (users.size() > MAX_USERS || users.stream().anyMatch((user) -> this.directory.byId(user) == null)) {
			throw OldFamily.refuse(40031, "不合法的UserID列表");
		}
		return users;
	}

	private static void checkSwitches(DingParameters parameters) {
		for (String name : SWITCHES) {
			String value = parameters.text(name);
			if (value != null && !value.equals("0") && !value.equals("1")) {
				throw OldFamily.refuse(40035, "不合法的参数 " + name);
			}
		}
	}

}
