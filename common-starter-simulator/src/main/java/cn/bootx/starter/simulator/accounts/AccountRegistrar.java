package cn.bootx.starter.simulator.accounts;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.accounts.AccountSheet.Applet;
import cn.bootx.starter.simulator.accounts.AccountSheet.DingTalk;
import cn.bootx.starter.simulator.accounts.AccountSheet.DingTalkRobot;
import cn.bootx.starter.simulator.accounts.AccountSheet.Open;
import cn.bootx.starter.simulator.accounts.AccountSheet.WeChat;
import cn.bootx.starter.simulator.accounts.AccountSheet.WeCom;
import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.dingtalk.robot.DingRobot;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.simulator.wechat.push.PushFormat;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.simulator.wechatopen.Component;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.WeComAgent;
import cn.bootx.starter.simulator.wecom.people.WeComUser;
import org.jspecify.annotations.Nullable;

/**
 * Turns the lines of a checked {@link AccountSheet} into accounts of the simulator.
 */
final class AccountRegistrar {

	private final PlatformSimulator simulator;

	AccountRegistrar(PlatformSimulator simulator) {
		this.simulator = simulator;
	}

	void register(AccountSheet sheet) {
		sheet.wechat().forEach(this::register);
		sheet.applet().forEach(this::register);
		sheet.wecom().forEach(this::register);
		sheet.dingtalk().forEach(this::register);
		sheet.open().forEach(this::register);
		sheet.robots().wecom().forEach(this.simulator.wecom()::registerRobot);
		sheet.robots().dingtalk().forEach(this::register);
	}

	private void register(WeChat line) {
		String key = line.encodingAesKey();
		PushMode mode = pushMode(line.mode(), key);
		OfficialAccount plain = OfficialAccount.plain(line.appId(), line.appSecret(), orEmpty(line.token()));
		SimulatedAccount account = this.simulator.wechat()
			.register(new OfficialAccount(plain.appId(), plain.appSecret(), plain.token(),
					(mode != PushMode.PLAIN) ? key : null, mode, uri(line.callbackUrl()), plain.originalId()));
		line.templates().forEach((id, content) -> account.template(id, "模板消息", content));
		line.people().forEach(account::fan);
	}

	private void register(Applet line) {
		String key = line.encodingAesKey();
		PushFormat format = (line.format() != null) ? PushFormat.valueOf(line.format().toUpperCase(Locale.ROOT))
				: PushFormat.JSON;
		this.simulator.wechat()
			.register(new MiniProgram(line.appId(), line.appSecret(), orEmpty(line.token()), key, pushMode(null, key),
					format, uri(line.callbackUrl())));
	}

	private void register(WeCom line) {
		WeComAgent agent = WeComAgent.of(line.corpId(), line.corpSecret(), line.agentId());
		SimulatedWeComAgent simulated = this.simulator.wecom()
			.register(line.token() != null && line.encodingAesKey() != null
					? agent.withCallback(line.token(), line.encodingAesKey(), null) : agent);
		if (line.callbackUrl() != null) {
			simulated.callbackUrl(line.callbackUrl());
		}
		line.people()
			.forEach((person) -> this.simulator.wecom()
				.register(line.corpId(), new WeComUser(person.userId(), person.shownName(), orEmpty(person.mobile()),
						List.of(1), List.of())));
	}

	private void register(DingTalk line) {
		DingTalkApp app = DingTalkApp.of(line.appKey(), line.appSecret(), line.agentId());
		app = (line.robotCode() != null) ? app.withRobotCode(line.robotCode()) : app;
		app = (line.corpId() != null) ? app.withCorpId(line.corpId()) : app;
		app = (line.token() != null && line.encodingAesKey() != null)
				? app.withCallback(line.token(), line.encodingAesKey(), null) : app;
		SimulatedDingTalkApp simulated = this.simulator.dingtalk().register(app);
		if (line.callbackUrl() != null) {
			simulated.events().callbackUrl(line.callbackUrl());
			simulated.robotCallbackUrl(line.callbackUrl());
		}
		line.people()
			.forEach((person) -> this.simulator.dingtalk()
				.register(DingUser.of(person.userId(), person.shownName(), orEmpty(person.mobile()))));
	}

	private void register(Open line) {
		Component component = Component.of(line.componentAppId(), line.componentAppSecret(), line.token(),
				line.encodingAesKey());
		Supplier<URI> events = uri(line.authEventUrl());
		component = (events != null) ? component.withAuthEventUrl(events) : component;
		String messages = line.messageUrl();
		this.simulator.wechatOpen().register((messages != null) ? component.withMessageUrl(() -> messages) : component);
	}

	private void register(DingTalkRobot line) {
		DingRobot robot = DingRobot.of(line.accessToken());
		this.simulator.dingtalk().register((line.secret() != null) ? robot.withSecret(line.secret()) : robot);
	}

	private static PushMode pushMode(@Nullable String mode, @Nullable String key) {
		if (mode != null) {
			return PushMode.valueOf(mode.toUpperCase(Locale.ROOT));
		}
		return (key != null) ? PushMode.SAFE : PushMode.PLAIN;
	}

	private static @Nullable Supplier<URI> uri(@Nullable String url) {
		return (url != null) ? () -> URI.create(url) : null;
	}

	private static String orEmpty(@Nullable String value) {
		return (value != null) ? value : "";
	}

}
