package cn.bootx.starter.simulator.control;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.accounts.AccountSheet;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroup;
import cn.bootx.starter.simulator.fault.FaultRule;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.journal.ChatMessage;
import cn.bootx.starter.simulator.platform.SimulatedClock;
import cn.bootx.starter.simulator.platform.TokenState;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * The state as one JSON document. Recorded calls and pushes, codes that are good for one
 * use, and what applications sent beside the chats are not part of it.
 */
record Snapshots(PlatformSimulator simulator, Accounts accounts) {

	private static final int VERSION = 1;

	Map<String, Object> save() {
		List<Object> people = new ArrayList<>();
		List<Object> tokens = new ArrayList<>();
		for (Account account : this.accounts.all()) {
			if (account.kind() == Kind.WECHAT) {
				account.wechat()
					.people()
					.forEach((fan) -> people
						.add(Fields.of("account", account.id(), "openId", fan.openId(), "following", fan.following(),
								"nickname", fan.profile().nickname(), "unionId", fan.profile().unionId())));
			}
			if (account.kind() == Kind.APPLET) {
				account.applet()
					.users()
					.forEach((user) -> people.add(Fields.of("account", account.id(), "openId", user.openId())));
			}
			account.tokens()
				.stream()
				.filter(TokenState::valid)
				.forEach((token) -> tokens.add(Fields.of("account", account.id(), "value", token.value(), "expiresAt",
						token.expiresAt().toString())));
		}
		return Fields.of("version", VERSION, "clock",
				(this.simulator.clock() instanceof SimulatedClock clock) ? SettingOperations.view(clock) : null,
				"accounts", Json.tree(AccountSheet.of(this.simulator)), "people", people, "groups",
				this.simulator.dingtalk().groups().stream().map(ConsoleOperations::view).toList(), "tokens", tokens,
				"state", this.simulator.state().save(), "chats",
				this.simulator.chats()
					.log()
					.after(0)
					.stream()
					.map((each) -> Views.chat(this.simulator.dingtalk(), each.number(), each.item()))
					.toList(),
				"faults", faults());
	}

	/** Rules, and answers that a test gave in Java. */
	List<Object> faults() {
		List<Object> faults = new ArrayList<>(this.simulator.faults().rules().stream().map(Json::tree).toList());
		this.simulator.faults()
			.delays()
			.forEach((path, delay) -> faults.add(Fields.of("path", path, "delayMillis", delay.toMillis())));
		this.simulator.faults()
			.pending()
			.forEach((path, answers) -> answers.forEach((answer) -> faults
				.add(Fields.of("path", path, "status", answer.status(), "times", 1, "body", answer.bodyText()))));
		return faults;
	}

	/** Registers the accounts first, so that a wrong sheet changes nothing. */
	void load(JsonNode snapshot) {
		AccountSheet sheet = Json.convert(snapshot.path("accounts"), AccountSheet.class);
		sheet.check(this.simulator.remoteCallbacks());
		this.simulator.clear();
		sheet.register(this.simulator, this.simulator.remoteCallbacks());
		if (this.simulator.clock() instanceof SimulatedClock clock && snapshot.path("clock").has("time")) {
			clock.factor(snapshot.path("clock").path("factor").asDouble(1));
			clock.set(Instant.parse(Fields.text(snapshot.path("clock"), "time")));
		}
		snapshot.path("people").forEach(this::loadPerson);
		snapshot.path("groups").forEach(this::loadGroup);
		this.simulator.state().load(snapshot.path("state"));
		snapshot.path("tokens").forEach(this::loadToken);
		snapshot.path("chats").forEach(this::loadChat);
		snapshot.path("faults").forEach(this::loadFault);
	}

	private Account account(JsonNode line) {
		String id = Fields.text(line, "account");
		return this.accounts.all()
			.stream()
			.filter((account) -> account.id().equals(id))
			.findFirst()
			.orElseThrow(() -> ControlException.field("WRONG_VALUE", "account", "快照里没有账号 “" + id + "”",
					"The snapshot has no account '" + id + "'"));
	}

	private void loadPerson(JsonNode line) {
		Account account = account(line);
		String openId = Fields.text(line, "openId");
		if (account.kind() == Kind.APPLET) {
			account.applet().user(openId);
			return;
		}
		(line.path("following").asBoolean() ? account.wechat().fan(openId) : account.wechat().newcomer(openId))
			.profile()
			.nickname(Fields.text(line, "nickname"))
			.unionId(line.path("unionId").asText(null));
	}

	private void loadGroup(JsonNode line) {
		List<String> members = new ArrayList<>();
		line.path("members").forEach((member) -> members.add(member.asText()));
		DingGroup group = this.simulator.dingtalk()
			.restoreGroup(Fields.text(line, "group"), Fields.text(line, "chatId"), Fields.text(line, "name"),
					Fields.text(line, "owner"), members);
		line.path("robotCodes")
			.forEach((robot) -> this.simulator.dingtalk().registerGroup(group.openConversationId(), robot.asText()));
	}

	private void loadToken(JsonNode line) {
		account(line).restoreToken(
				new TokenState(Fields.text(line, "value"), Instant.parse(Fields.text(line, "expiresAt")), true));
	}

	private void loadChat(JsonNode line) {
		this.simulator.chats()
			.add(new ChatMessage(Fields.text(line, "platform"), Fields.text(line, "conversation"),
					Fields.text(line, "from"), Fields.text(line, "to"), Fields.text(line, "kind"),
					Fields.text(line, "text"), line.path("mediaUrl").asText(null), line.get("content"),
					line.path("messageId").asText(null), Instant.parse(Fields.text(line, "at"))));
	}

	private void loadFault(JsonNode line) {
		if (!line.has("body")) {
			this.simulator.faults().add(Json.convert(line, FaultRule.class));
			return;
		}
		String path = Fields.text(line, "path");
		String body = Fields.text(line, "body");
		SimulatorResponse answer = body.isEmpty() ? SimulatorResponse.empty(200)
				: SimulatorResponse.json(Json.read(body.getBytes(StandardCharsets.UTF_8)));
		this.simulator.faults()
			.next(path, line.path("times").asInt(1), answer.withStatus(line.path("status").asInt(200)));
	}

}
