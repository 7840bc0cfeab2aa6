package cn.bootx.starter.simulator.control;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wecom.WeComAgent;

/**
 * What is shown of accounts and people: never a secret.
 */
record AccountViews(PlatformSimulator simulator, Accounts accounts) {

	Map<String, Object> account(Account account) {
		Map<String, Object> view = Fields.of("id", account.id(), "kind", account.kind().wireName(), "callbackUrl",
				callbackUrl(account), "people", people(account));
		switch (account.kind()) {
			case WECHAT -> view.put("originalId", account.wechat().originalId());
			case APPLET -> view.put("originalId", account.applet().originalId());
			case WECOM -> {
				WeComAgent agent = account.wecom().agent();
				view.put("corpId", agent.corpId());
				view.put((agent.agentId() != null) ? "agentId" : "secret",
						(agent.agentId() != null) ? agent.agentId() : agent.secret().wireName());
				view.put("menu", this.simulator.wecom().menu(agent));
			}
			case DINGTALK -> view.putAll(Fields.of("robotCode", account.dingtalk().app().robotCode(), "agentId",
					account.dingtalk().app().agentId(), "streamConnections",
					account.dingtalk().stream().connections().size()));
			case OPEN -> view.put("authorizers",
					this.simulator.wechat()
						.accounts()
						.stream()
						.map(SimulatedAccount::appId)
						.filter(account.open()::authorizedBy)
						.toList());
		}
		return view;
	}

	List<Map<String, Object>> people(Account account) {
		return this.accounts.people(account).stream().map((id) -> person(account, id)).toList();
	}

	Map<String, Object> person(Account account, String id) {
		return switch (account.kind()) {
			case WECHAT -> fan(account.wechat(), account.wechat().newcomer(id));
			case WECOM -> named(id, account.wecom().user(id).user().name());
			case DINGTALK -> named(id, account.dingtalk().user(id).user().name());
			default -> Fields.of("id", id, "name", id);
		};
	}

	private static Map<String, Object> fan(SimulatedAccount account, Fan fan) {
		return Fields.of("id", fan.openId(), "name", fan.profile().nickname(), "following", fan.following(), "remark",
				fan.profile().remark(), "tags", fan.profile().tags(), "blacklisted", fan.profile().blacklisted(),
				"menu", account.menus().seenBy(fan));
	}

	private static Map<String, Object> named(String id, String name) {
		return Fields.of("id", id, "name", name);
	}

	private static Object callbackUrl(Account account) {
		Object url = switch (account.kind()) {
			case WECHAT -> (account.wechat().target() != null) ? account.wechat().target().url() : null;
			case APPLET -> (account.applet().target() != null) ? account.applet().target().url() : null;
			case WECOM -> account.wecom().callbackUrl();
			case DINGTALK -> account.dingtalk().robotCallbackUrl();
			case OPEN -> account.open().hasEventAddress() ? account.open().eventAddress() : null;
		};
		return Objects.toString(url, "");
	}

}
