package cn.bootx.starter.simulator.control;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroup;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechatopen.Authorization;

/**
 * What administrators do: authorizations of third-party platforms, permissions,
 * organisation events and groups.
 */
record ConsoleOperations(PlatformSimulator simulator, Accounts accounts) {

	private static final String ACCOUNT = "/_sim/accounts/{account}";

	private static final Set<Kind> OPEN = EnumSet.of(Kind.OPEN);

	private static final Set<Kind> DINGTALK = EnumSet.of(Kind.DINGTALK);

	List<Operation> rows() {
		return List.of(
				row("POST " + ACCOUNT + "/ticket", "pushTicket", "推送 component_verify_ticket",
						"pushes the component_verify_ticket", "account", OPEN, "Outcome",
						(a) -> Views.of(withEvents(a).open().pushTicket())),
				row("POST " + ACCOUNT + "/authorizers/{authorizer}", "authorize", "公众号授权给第三方平台，得到授权码",
						"an official account authorizes the third-party platform; gives the authorization code",
						"account authorizer redirectUri?", OPEN, "Authorization", this::authorize),
				row("PATCH " + ACCOUNT + "/authorizers/{authorizer}", "narrowAuthorization", "缩小授权的权限集",
						"narrows what is authorized", "account authorizer functions", OPEN, "Outcome",
						(a) -> Views.of(withEvents(a).open()
							.narrow(a.text("authorizer"),
									a.list("functions").stream().map(Integer::valueOf).toList()))),
				row("DELETE " + ACCOUNT + "/authorizers/{authorizer}", "unauthorize", "取消授权",
						"withdraws the authorization", "account authorizer", OPEN, "Outcome",
						(a) -> Views.of(withEvents(a).open().unauthorize(a.text("authorizer")))),
				row("PUT " + ACCOUNT + "/permissions/{permission}", "grantPermission", "授予接口权限", "grants a permission",
						"account permission", DINGTALK, "Done", (a) -> permit(a, true)),
				row("DELETE " + ACCOUNT + "/permissions/{permission}", "withdrawPermission", "收回接口权限",
						"withdraws a permission", "account permission", DINGTALK, "Done", (a) -> permit(a, false)),
				row("POST " + ACCOUNT + "/events", "pushEvent", "推送组织事件，例如 user_add_org",
						"pushes an event of the organisation, for example user_add_org", "account event fields?",
						DINGTALK, "Outcome", this::event),
				row("GET /_sim/groups", "listGroups", "钉钉群", "the groups of DingTalk", "", Set.of(), "GroupList",
						(a) -> Map.of("groups",
								this.simulator.dingtalk().groups().stream().map(ConsoleOperations::view).toList())),
				row("PUT /_sim/groups/{group}", "putGroup", "建群，或向群里添加机器人", "makes a group, or adds robots to one",
						"group name? robotCodes? members?", Set.of(), "Group", this::putGroup),
				row("POST /_sim/groups/{group}/members/{person}", "joinGroup", "进群", "joins a group", "group person",
						Set.of(), "Group", (a) -> changeMembers(a, true)),
				row("DELETE /_sim/groups/{group}/members/{person}", "leaveGroup", "退群", "leaves a group",
						"group person", Set.of(), "Group", (a) -> changeMembers(a, false)),
				row("DELETE /_sim/groups/{group}", "disbandGroup", "解散群", "disbands a group", "group", Set.of(), "Done",
						(a) -> {
							group(a).disband();
							return Views.DONE;
						}));
	}

	private static Operation row(String call, String id, String zh, String en, String fields, Set<Kind> kinds,
			String answer, Operation.Effect effect) {
		return Operation.row("consoles", call, id, zh, en, fields, kinds, answer, effect);
	}

	private Account withEvents(Arguments a) {
		Account account = this.accounts.of(a);
		Accounts.checkCallback(account);
		return account;
	}

	private Object authorize(Arguments a) {
		Account account = this.accounts.of(a);
		Authorization authorization = account.open()
			.authorize(account.open().newPreAuthCode(), a.text("redirectUri", "http://127.0.0.1/"),
					a.text("authorizer"));
		return Fields.of("authCode", authorization.authCode(), "redirect", authorization.redirect());
	}

	private Object permit(Arguments a, boolean granted) {
		Account account = this.accounts.of(a);
		if (granted) {
			account.dingtalk().grant(a.text("permission"));
		}
		else {
			account.dingtalk().withdraw(a.text("permission"));
		}
		return Views.DONE;
	}

	private Object event(Arguments a) {
		Account account = this.accounts.of(a);
		return Views.of(account.dingtalk().events().push(a.text("event"), a.map("fields")));
	}

	private Object putGroup(Arguments a) {
		DingGroup group = this.simulator.dingtalk()
			.registerGroup(a.text("group"), a.list("robotCodes").toArray(String[]::new));
		if (a.has("name")) {
			group.name(a.text("name"));
		}
		a.list("members").forEach(group::join);
		return view(group);
	}

	private Object changeMembers(Arguments a, boolean joins) {
		DingGroup group = group(a);
		if (joins) {
			group.join(a.text("person"));
		}
		else {
			group.leave(a.text("person"));
		}
		return view(group);
	}

	private DingGroup group(Arguments a) {
		String id = a.text("group");
		List<String> known = this.simulator.dingtalk().groups().stream().map(DingGroup::openConversationId).toList();
		if (!known.contains(id)) {
			throw ControlException.unknown("UNKNOWN_GROUP", "group", "没有群 “" + id + "”",
					"There is no group '" + id + "'", known);
		}
		return this.simulator.dingtalk().group(id);
	}

	static Map<String, Object> view(DingGroup group) {
		return Fields.of("group", group.openConversationId(), "chatId", group.chatId(), "name", group.name(), "owner",
				group.owner(), "members", group.members(), "robotCodes", group.robotCodes());
	}

}
