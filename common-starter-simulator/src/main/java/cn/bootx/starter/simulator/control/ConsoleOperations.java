package cn.bootx.starter.simulator.control;

import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroup;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechatopen.Authorization;
import cn.bootx.starter.simulator.wechatopen.Consent;
import cn.bootx.starter.simulator.wechatopen.ReleaseCheck;

/**
 * What administrators do: authorizations of third-party platforms, permissions,
 * organisation events and groups.
 */
record ConsoleOperations(PlatformSimulator simulator, Accounts accounts) {

	private static final String ACCOUNT = "/_sim/accounts/{account}";

	private static final Set<Kind> OPEN = EnumSet.of(Kind.OPEN);

	private static final Set<Kind> DINGTALK = EnumSet.of(Kind.DINGTALK);

	void addTo(Map<String, Operation.Effect> effects) {
		effects.put("pushTicket", (a) -> Views.of(withEvents(a).open().pushTicket()));
		effects.put("authorize", this::authorize);
		effects.put("narrowAuthorization",
				(a) -> withEvents(a).open()
					.narrow(a.text("authorizer"), functions(a))
					.<Object>map(Views::of)
					.orElse(Views.NOTHING_PUSHED));
		effects.put("releaseCheck", this::releaseCheck);
		effects.put("unauthorize", (a) -> Views.of(withEvents(a).open().unauthorize(a.text("authorizer"))));
		effects.put("grantPermission", (a) -> permit(a, true));
		effects.put("withdrawPermission", (a) -> permit(a, false));
		effects.put("pushEvent", this::event);
		effects.put("listGroups", (a) -> Map.of("groups",
				Stream.concat(this.simulator.dingtalk().groups().stream().map(ConsoleOperations::view), appChats())
					.toList()));
		effects.put("putGroup", this::putGroup);
		effects.put("joinGroup", (a) -> changeMembers(a, true));
		effects.put("leaveGroup", (a) -> changeMembers(a, false));
		effects.put("disbandGroup", (a) -> {
			group(a).disband();
			return Views.DONE;
		});
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
					a.text("authorizer"), new Consent(functions(a), a.flag("apiPermission", true)));
		return Fields.of("authCode", authorization.authCode(), "redirect", authorization.redirect());
	}

	private static List<Integer> functions(Arguments a) {
		return a.list("functions").stream().map(Integer::valueOf).toList();
	}

	private Object releaseCheck(Arguments a) {
		ReleaseCheck check = withEvents(a).open().releaseCheck(a.integer("releaseGroup", 1));
		return Fields.of("passed", check.passed(), "group", check.group(), "steps", check.steps());
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

	/** The group chats that WeCom's agents made. */
	private Stream<Map<String, Object>> appChats() {
		return this.simulator.wecom()
			.agents()
			.stream()
			.flatMap((agent) -> this.simulator.wecom()
				.appChats(agent.agent())
				.map((chat) -> Fields.of("platform", Platforms.WECOM, "group", Fields.text(chat, "chatid"), "chatId",
						Fields.text(chat, "chatid"), "name", Fields.text(chat, "name"), "owner",
						Fields.text(chat, "owner"), "members", chat.path("userlist"), "robotCodes", List.of())));
	}

	static Map<String, Object> view(DingGroup group) {
		return Fields.of("platform", Platforms.DINGTALK, "group", group.openConversationId(), "chatId", group.chatId(),
				"name", group.name(), "owner", group.owner(), "members", group.members(), "robotCodes",
				group.robotCodes());
	}

}
