package cn.bootx.starter.simulator.control;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.accounts.AccountSheet;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.login.ClientPlatform;
import cn.bootx.starter.simulator.wecom.people.WeComUser;

/**
 * Accounts, who belongs to them, and what their consoles can do.
 */
final class AccountOperations {

	private static final String ACCOUNTS = "/_sim/accounts";

	private static final String ACCOUNT = ACCOUNTS + "/{account}";

	private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

	private static final Set<Kind> WITH_PEOPLE = EnumSet.complementOf(EnumSet.of(Kind.OPEN));

	private static final Set<Kind> WITH_TOKENS = EnumSet.complementOf(EnumSet.of(Kind.OPEN));

	private final PlatformSimulator simulator;

	private final Accounts accounts;

	private final AccountViews views;

	AccountOperations(PlatformSimulator simulator, Accounts accounts) {
		this.simulator = simulator;
		this.accounts = accounts;
		this.views = new AccountViews(simulator, accounts);
	}

	void addTo(Map<String, Operation.Effect> effects) {
		effects.put("listAccounts",
				(a) -> Map.of("accounts", this.accounts.all().stream().map(this.views::account).toList()));
		effects.put("addAccounts", this::add);
		effects.put("getAccount", (a) -> this.views.account(this.accounts.of(a)));
		effects.put("changeAccount", this::change);
		effects.put("deleteAccount", this::delete);
		effects.put("verifyUrl", (a) -> verify(this.accounts.of(a)));
		effects.put("listPeople", (a) -> Map.of("people", this.views.people(this.accounts.of(a))));
		effects.put("addPerson", this::addPerson);
		effects.put("deletePerson", this::deletePerson);
		effects.put("listTokens",
				(a) -> Map.of("tokens", this.accounts.of(a).tokens().stream().map(Views::token).toList()));
		effects.put("endTokens", (a) -> {
			this.accounts.of(a).endTokens(a.text("ends").equals("expired"));
			return Views.DONE;
		});
	}

	private Object add(Arguments a) {
		if (a.body().isEmpty()) {
			throw ControlException.field("MISSING_FIELD", "wechat", "正文里没有账号", "The body names no account");
		}
		Json.convert(a.body(), AccountSheet.class).register(this.simulator, this.simulator.remoteCallbacks());
		return Views.DONE;
	}

	private Object change(Arguments a) {
		Account account = this.accounts.of(a);
		new AccountChange(this.simulator, account).apply(a);
		return this.views.account(account);
	}

	private Object delete(Arguments a) {
		Account account = this.accounts.of(a);
		switch (account.kind()) {
			case WECHAT, APPLET -> this.simulator.wechat().remove(account.id());
			case WECOM -> this.simulator.wecom().remove(account.wecom());
			case DINGTALK -> this.simulator.dingtalk().remove(account.id());
			case OPEN -> this.simulator.wechatOpen().remove(account.id());
		}
		this.simulator.chats().removeIf((message) -> account.owns(message.conversation()));
		return Views.DONE;
	}

	private static Object verify(Account account) {
		Accounts.checkCallback(account);
		return switch (account.kind()) {
			case WECHAT -> Views.of(account.wechat().verifyUrl());
			case WECOM -> Views.of(account.wecom().verifyUrl());
			default -> Views.verification(account.dingtalk().events().checkUrl());
		};
	}

	private Object addPerson(Arguments a) {
		Account account = this.accounts.of(a);
		String id = a.text("userId", a.text("openId", randomOpenId()));
		switch (account.kind()) {
			case WECHAT -> {
				Fan fan = a.flag("follows", false) ? account.wechat().fan(id) : account.wechat().newcomer(id);
				fan.profile()
					.nickname(a.text("nickname", a.text("name", "微信用户")))
					.unionId(a.textOrNull("unionId"))
					.platform(ClientPlatform.valueOf(a.text("device", "other").toUpperCase(Locale.ROOT)));
			}
			case APPLET -> account.applet().user(id).unionId(a.textOrNull("unionId"));
			case WECOM -> this.simulator.wecom()
				.register(account.wecom().agent().corpId(),
						new WeComUser(id, a.text("name", id), a.text("mobile"), List.of(1), List.of()));
			default -> this.simulator.dingtalk().register(DingUser.of(id, a.text("name", id), a.text("mobile")));
		}
		return this.views.person(account, id);
	}

	private static String randomOpenId() {
		return "o" + UUID.randomUUID().toString().replace("-", "").substring(0, 27);
	}

	private Object deletePerson(Arguments a) {
		Account account = this.accounts.of(a);
		String person = a.text("person");
		if (!this.accounts.people(account).contains(person)) {
			throw ControlException.unknown("UNKNOWN_PERSON", "person", "没有 “" + person + "” 这个人",
					"There is no person '" + person + "'", this.accounts.people(account));
		}
		switch (account.kind()) {
			case WECHAT -> account.wechat().forget(person);
			case APPLET -> account.applet().forget(person);
			case WECOM -> this.simulator.wecom().remove(account.wecom().agent().corpId(), person);
			default -> this.simulator.dingtalk().removeUser(person);
		}
		return Views.DONE;
	}

}
