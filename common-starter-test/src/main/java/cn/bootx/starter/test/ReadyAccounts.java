package cn.bootx.starter.test;

import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.accounts.AccountSheet;

import static cn.bootx.starter.test.SimulatedPlatform.AES_KEY;
import static cn.bootx.starter.test.SimulatedPlatform.DING_TALK;
import static cn.bootx.starter.test.SimulatedPlatform.TOKEN;
import static cn.bootx.starter.test.SimulatedPlatform.WECHAT;
import static cn.bootx.starter.test.SimulatedPlatform.WECHAT_APPLET;
import static cn.bootx.starter.test.SimulatedPlatform.WECHAT_OPEN;
import static cn.bootx.starter.test.SimulatedPlatform.WECOM;

/**
 * The accounts of {@link SimulatedPlatform} for a test without Spring, which has no
 * callback addresses.
 */
final class ReadyAccounts {

	private ReadyAccounts() {
	}

	static void register(PlatformSimulator simulator) {
		new AccountSheet(
				List.of(new AccountSheet.WeChat(WECHAT.credential("app-id"), WECHAT.credential("app-secret"), TOKEN,
						AES_KEY, null, null, Map.of(), List.of(), null)),
				List.of(new AccountSheet.Applet(WECHAT_APPLET.credential("app-id"),
						WECHAT_APPLET.credential("app-secret"), TOKEN, AES_KEY, null, null)),
				List.of(new AccountSheet.WeCom(WECOM.credential("corp-id"), WECOM.credential("corp-secret"),
						Long.parseLong(WECOM.credential("agent-id")), null, TOKEN, AES_KEY, null, List.of())),
				List.of(new AccountSheet.DingTalk(DING_TALK.credential("app-key"), DING_TALK.credential("app-secret"),
						Long.parseLong(DING_TALK.credential("agent-id")), DING_TALK.credential("robot-code"),
						DING_TALK.credential("corp-id"), TOKEN, AES_KEY, null, List.of())),
				List.of(new AccountSheet.Open(WECHAT_OPEN.credential("component-app-id"),
						WECHAT_OPEN.credential("component-app-secret"), TOKEN, AES_KEY, null, null, null)),
				new AccountSheet.Robots(List.of(), List.of()))
			.register(simulator, false);
	}

}
