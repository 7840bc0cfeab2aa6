package cn.bootx.starter.simulator.wechatopen;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.journal.ChatStore;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.simulator.wechat.applet.MiniProgramUser;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.simulator.wechat.push.PushOutcome;
import org.jspecify.annotations.Nullable;

/**
 * Plays the accounts of the release check. They exist only while it runs.
 */
record ReleaseCheckRun(SimulatedComponent component, WeChatSimulator wechat, ChatStore chats,
		List<ReleaseCheck.Step> steps) {

	/** The platform's accounts: official account, its original id, mini program. */
	private static final List<List<String>> GROUPS = List.of(
			List.of("wx570bc396a51b8ff8", "gh_3c884a361561", "wxd101a85aa106f53e"),
			List.of("wx9252c5e0bb1836fc", "gh_c0f28a78b318", "wxc39235c15087f6f3"),
			List.of("wx8e1097c5bc82cde9", "gh_3f222ed8d140", "wx7720d01d4b2a4500"),
			List.of("wx14550af28c71a144", "gh_26128078e9ab", "wx05d483572dcd5d8b"),
			List.of("wxa35b9c23cfe664eb", "gh_2b3713f184a6", "wx5910277cae6fd970"));

	private static final String TEXT = "TESTCOMPONENT_MSG_TYPE_TEXT";

	private static final String PERSON = "oReleaseCheck";

	static ReleaseCheck run(SimulatedComponent component, WeChatSimulator wechat, ChatStore chats, int group) {
		List<String> accounts = GROUPS.get(group - 1);
		ReleaseCheckRun run = new ReleaseCheckRun(component, wechat, chats, new ArrayList<>());
		run.step("", "component_verify_ticket",
				() -> component.pushTicket().delivered() ? null : "the answer is not success");
		Fan fan = wechat
			.register(new OfficialAccount(accounts.get(0), "release-check", "", null, PushMode.PLAIN, null,
					accounts.get(1)))
			.fan(PERSON);
		run.account(accounts.get(0), fan::sends, () -> {
			run.step(accounts.get(0), TEXT, () -> replied(fan.sends(TEXT), TEXT + "_callback"));
			run.step(accounts.get(0), "LOCATION",
					() -> replied(fan.event("LOCATION", Map.of()), "LOCATIONfrom_callback"));
		});
		MiniProgramUser user = wechat.register(new MiniProgram(accounts.get(2), "release-check")).user(PERSON);
		run.account(accounts.get(2), user::sends, () -> {
		});
		return new ReleaseCheck(group, List.copyOf(run.steps));
	}

	private void account(String appId, Function<String, PushOutcome> sends, Runnable further) {
		try {
			step(appId, "authorized", () -> {
				Authorization authorization = this.component.authorize(this.component.newPreAuthCode(),
						"http://127.0.0.1/", appId);
				return authorization.push().join().filter((push) -> push.delivered()).isPresent() ? null
						: "the answer is not success";
			});
			further.run();
			step(appId, "QUERY_AUTH_CODE", () -> queryAuthCode(appId, sends));
			step(appId, "unauthorized",
					() -> this.component.unauthorize(appId).delivered() ? null : "the answer is not success");
		}
		finally {
			this.wechat.remove(appId);
		}
	}

	/** The answer must be empty; the message by the API follows within seconds. */
	private @Nullable String queryAuthCode(String appId, Function<String, PushOutcome> sends) {
		String code = this.component.newAuthCode(appId);
		PushOutcome outcome = sends.apply("QUERY_AUTH_CODE:" + code);
		if (!outcome.accepted() || !outcome.body().isEmpty()) {
			return "the answer must be empty, but is " + outcome.status() + " " + outcome.body();
		}
		try {
			this.chats.expects(Platforms.WECHAT, PERSON, code + "_from_api");
			return null;
		}
		catch (AssertionError ex) {
			return "no customer-service message with the code came: " + ex.getMessage();
		}
	}

	private static @Nullable String replied(PushOutcome outcome, String expected) {
		return expected.equals(outcome.replyText()) ? null : "expected the reply " + expected + ", but got "
				+ ((outcome.problem() != null) ? outcome.problem() : outcome.replyText());
	}

	private void step(String account, String name, Supplier<@Nullable String> check) {
		String problem = check.get();
		this.steps.add(new ReleaseCheck.Step(account, name, problem == null, (problem != null) ? problem : ""));
	}

}
