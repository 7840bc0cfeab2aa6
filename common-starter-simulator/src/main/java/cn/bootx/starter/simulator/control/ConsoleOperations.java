package cn.bootx.starter.simulator.control;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroup;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechatopen.Authorization;
import cn.bootx.starter.simulator.wechatopen.Consent;
import cn.bootx.starter.simulator.wechatopen.ReleaseCheck;
import cn.bootx.starter.simulator.wecom.WeComSimulator;
import cn.bootx.starter.simulator.wecom.robot.SimulatedWeComRobot;
import cn.bootx.starter.simulator.wecom.robot.WeComRobotCallback;
import cn.bootx.starter.simulator.wecom.robot.WeComRobotPushOutcome;
import org.jspecify.annotations.Nullable;

/**
 * What administrators do: authorizations of third-party platforms, permissions,
 * organisation events and groups.
 */
record ConsoleOperations(PlatformSimulator simulator, Accounts accounts) {

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
		effects.put("setRobotCallback", (a) -> robotCallback(a, new WeComRobotCallback(a.text("token"),
				a.text("encodingAesKey"), () -> a.text("callbackUrl"), a.text("format").equals("json"))));
		effects.put("removeRobotCallback", (a) -> robotCallback(a, null));
		effects.put("mentionRobot",
				(a) -> robotGets(a, (robot, name) -> robot.mentionedBy(a.text("person"), name, a.text("text"))));
		effects.put("pressRobotButton", (a) -> robotGets(a, (robot, name) -> robot.pressedBy(a.text("person"), name,
				a.text("callbackId"), a.text("key"), a.text("buttonValue"))));
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

	private SimulatedWeComRobot robot(Arguments a) {
		WeComSimulator wecom = this.simulator.wecom();
		List<SimulatedWeComRobot> robots = wecom.robots().stream().map(wecom::robot).toList();
		String id = a.text("robot");
		return wecom.robots().contains(id) ? wecom.robot(id)
				: robots.stream()
					.filter((robot) -> robot.conversation().equals(id))
					.findFirst()
					.orElseThrow(() -> ControlException.unknown("UNKNOWN_ROBOT", "robot", "没有这个企业微信群机器人",
							"There is no such WeCom group robot",
							robots.stream().map(SimulatedWeComRobot::conversation).sorted().toList()));
	}

	private Object robotCallback(Arguments a, @Nullable WeComRobotCallback callback) {
		robot(a).callback(callback);
		return Views.DONE;
	}

	private Object robotGets(Arguments a, BiFunction<SimulatedWeComRobot, String, WeComRobotPushOutcome> push) {
		SimulatedWeComRobot robot = robot(a);
		if (!robot.hasCallback()) {
			String remedy = "PUT /_sim/robots/" + robot.conversation()
					+ "/callback {\"callbackUrl\":\"http://127.0.0.1:8080/…\",\"token\":…,\"encodingAesKey\":…}";
			throw ControlException.of(409, "NO_CALLBACK", "群机器人没有接收消息的地址；请用 " + remedy,
					"The robot has no callback URL, so nothing can be pushed; use " + remedy);
		}
		return Views.of(push.apply(robot, a.text("name", a.text("person"))));
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
