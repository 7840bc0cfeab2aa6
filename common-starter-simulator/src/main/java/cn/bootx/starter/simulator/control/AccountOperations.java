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

	List<Operation> rows() {
		return List.of(
				row("GET " + ACCOUNTS, "listAccounts", "所有账号和各自的人(不含密钥)",
						"all accounts with their people, without secrets", "", ALL, "AccountList",
						(a) -> Map.of("accounts", this.accounts.all().stream().map(this.views::account).toList())),
				row("POST " + ACCOUNTS, "addAccounts", "添加账号，写法与 sim.yaml 的 accounts 相同；已有的被替换；有一处不对则一个也不加",
						"adds accounts, written as in sim.yaml; known ones are replaced, and nothing is added where something is wrong",
						"wechat? applet? wecom? dingtalk? open? robots?", ALL, "Done", this::add),
				row("GET " + ACCOUNT, "getAccount", "一个账号", "one account", "account", ALL, "Account",
						(a) -> this.views.account(this.accounts.of(a))),
				row("PATCH " + ACCOUNT, "changeAccount", "修改账号的设置，人和会话不变",
						"changes the settings; people and chats stay",
						"account appSecret? token? encodingAesKey? mode? callbackUrl? messageUrl? refusedIp?", ALL,
						"Account", this::change),
				row("DELETE " + ACCOUNT, "deleteAccount", "删除账号和它的会话", "deletes the account and its chats", "account",
						ALL, "Done", this::delete),
				row("POST " + ACCOUNT + "/verify-url", "verifyUrl", "验证回调地址，如同在后台保存",
						"verifies the callback URL, as saving it in the console does", "account",
						EnumSet.of(Kind.WECHAT, Kind.WECOM, Kind.DINGTALK), "Verification",
						(a) -> verify(this.accounts.of(a))),
				row("GET " + ACCOUNT + "/people", "listPeople", "账号的人", "the account's people", "account", WITH_PEOPLE,
						"PersonList", (a) -> Map.of("people", this.views.people(this.accounts.of(a)))),
				row("POST " + ACCOUNT + "/people", "addPerson", "添加粉丝、小程序用户或成员",
						"adds a fan, a user of the mini program or a member",
						"account openId? userId? name? mobile? follows? nickname? unionId? device?", WITH_PEOPLE,
						"Person", this::addPerson),
				row("DELETE " + ACCOUNT + "/people/{person}", "deletePerson", "删除一个人(不推送)",
						"deletes a person, without a push", "account person", WITH_PEOPLE, "Done", this::deletePerson),
				row("GET " + ACCOUNT + "/tokens", "listTokens", "发出的令牌和到期时间",
						"tokens that were given out, and when they expire", "account", WITH_TOKENS, "TokenList",
						(a) -> Map.of("tokens", Tokens.of(this.accounts.of(a)).list())),
				row("POST " + ACCOUNT + "/tokens/end", "endTokens", "让令牌过期或作废", "lets tokens expire, or revokes them",
						"account ends", WITH_TOKENS, "Done", (a) -> {
							Tokens.of(this.accounts.of(a)).end(a.text("ends").equals("expired"));
							return Views.DONE;
						}));
	}

	private static Operation row(String call, String id, String zh, String en, String fields, Set<Kind> kinds,
			String answer, Operation.Effect effect) {
		return Operation.row("accounts", call, id, zh, en, fields, kinds, answer, effect);
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
			case WECOM ->
				this.simulator.wecom().remove(account.wecom().agent().corpId(), account.wecom().agent().agentId());
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
			default -> Views.of(account.dingtalk().events().checkUrl());
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
