package cn.bootx.starter.simulator.control;

import java.util.ArrayList;
import java.util.List;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.dingtalk.people.SimulatedDingUser;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.applet.MiniProgramUser;
import cn.bootx.starter.simulator.wecom.people.SimulatedWeComUser;
import cn.bootx.starter.simulator.wecom.people.WeComUser;

/**
 * Finds accounts and the people of each. Whoever is named for the first time appears: a
 * fan who does not follow yet, or a new member of the organisation.
 */
record Accounts(PlatformSimulator simulator) {

	List<Account> all() {
		List<Account> all = new ArrayList<>();
		this.simulator.wechat().accounts().forEach((account) -> all.add(Account.of(account)));
		this.simulator.wechat().miniPrograms().forEach((program) -> all.add(Account.of(program)));
		this.simulator.wecom().agents().forEach((agent) -> all.add(Account.of(agent)));
		this.simulator.dingtalk().apps().forEach((app) -> all.add(Account.of(app)));
		this.simulator.wechatOpen().components().forEach((component) -> all.add(Account.of(component)));
		return all;
	}

	/**
	 * The account that a call names.
	 * @throws ControlException if it is unknown, or of a kind that lacks the operation
	 */
	Account of(Arguments arguments) {
		String id = arguments.text("account");
		List<Account> all = all();
		Account account = all.stream().filter((known) -> known.id().equals(id)).findFirst().orElse(null);
		if (account == null) {
			throw ControlException.unknown("UNKNOWN_ACCOUNT", "account", "没有账号 “" + id + "”",
					"There is no account '" + id + "'", all.stream().map(Account::id).toList());
		}
		if (!arguments.operation().kinds().contains(account.kind())) {
			throw ControlException.of(409, "NOT_ON_PLATFORM",
					account.kind().zh() + "没有这个操作，只有 " + names(arguments, true) + " 有", "The platform of a "
							+ account.kind().en() + " has no such thing, only of " + names(arguments, false));
		}
		return account;
	}

	private static List<String> names(Arguments arguments, boolean chinese) {
		return arguments.operation().kinds().stream().sorted().map((kind) -> chinese ? kind.zh() : kind.en()).toList();
	}

	Fan fan(Account account, Arguments arguments) {
		return account.wechat().newcomer(arguments.text("person"));
	}

	MiniProgramUser appletUser(Account account, Arguments arguments) {
		return account.applet().user(arguments.text("person"));
	}

	SimulatedWeComUser colleague(Account account, Arguments arguments) {
		String corpId = account.wecom().agent().corpId();
		String userId = arguments.text("person");
		if (this.simulator.wecom().users(corpId).stream().noneMatch((user) -> user.userId().equalsIgnoreCase(userId))) {
			this.simulator.wecom().register(corpId, WeComUser.of(userId, userId));
		}
		return account.wecom().user(userId);
	}

	SimulatedDingUser member(Account account, Arguments arguments) {
		String userId = arguments.text("person");
		if (this.simulator.dingtalk().users().stream().noneMatch((user) -> user.userId().equals(userId))) {
			this.simulator.dingtalk().register(DingUser.of(userId, userId, ""));
		}
		return account.dingtalk().user(userId);
	}

	/**
	 * Refuses an account to which nothing can be pushed.
	 * @throws ControlException 409
	 */
	static void checkCallback(Account account) {
		boolean reachable = switch (account.kind()) {
			case WECHAT -> account.wechat().target() != null;
			case APPLET -> account.applet().target() != null;
			case WECOM -> account.wecom().callbackUrl() != null;
			case DINGTALK ->
				account.dingtalk().robotCallbackUrl() != null || !account.dingtalk().stream().connections().isEmpty();
			case OPEN -> account.open().hasEventAddress();
		};
		if (!reachable) {
			throw noCallback(account);
		}
	}

	static ControlException noCallback(Account account) {
		String remedy = "PATCH /_sim/accounts/" + account.id() + " {\"callbackUrl\":\"http://127.0.0.1:8080/…\"}";
		return ControlException.of(409, "NO_CALLBACK", "账号 " + account.id() + " 没有回调地址，没有可推送的地方；请用 " + remedy,
				"The account " + account.id() + " has no callback URL, so nothing can be pushed; use " + remedy);
	}

	/** Lets one account start anew, and empties its chats. */
	void reset(Account account) {
		switch (account.kind()) {
			case WECHAT -> account.wechat().reset();
			case APPLET -> account.applet().reset();
			case WECOM -> account.wecom().reset();
			case DINGTALK -> account.dingtalk().reset();
			case OPEN -> account.open().reset();
		}
		this.simulator.chats().removeIf((message) -> account.owns(message.conversation()));
	}

	/** User ids or openids of everybody whom an account knows. */
	List<String> people(Account account) {
		return switch (account.kind()) {
			case WECHAT -> account.wechat().people().stream().map(Fan::openId).toList();
			case APPLET -> account.applet().users().stream().map(MiniProgramUser::openId).toList();
			case WECOM ->
				this.simulator.wecom().users(account.wecom().agent().corpId()).stream().map(WeComUser::userId).toList();
			case DINGTALK -> this.simulator.dingtalk().users().stream().map(DingUser::userId).toList();
			case OPEN -> List.of();
		};
	}

}
