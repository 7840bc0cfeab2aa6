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
import cn.bootx.starter.simulator.wechat.AccountKind;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.simulator.wechat.push.PushFormat;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import cn.bootx.starter.simulator.wechatopen.Component;
import cn.bootx.starter.simulator.wechatopen.RefreshTokenRotation;
import cn.bootx.starter.simulator.wechatopen.SimulatedComponent;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.WeComAgent;
import cn.bootx.starter.simulator.wecom.people.WeComUser;
import org.jspecify.annotations.Nullable;

/**
 * Turns the lines of a checked {@link AccountSheet} into accounts of the simulator.
 */
record AccountRegistrar(PlatformSimulator simulator) {

	void register(AccountSheet sheet) {
		sheet.wechat().forEach(this::register);
		sheet.applet().forEach(this::register);
		sheet.wecom().forEach(this::register);
		sheet.dingtalk().forEach(this::register);
		sheet.open().forEach(this::register);
		sheet.robots().wecom().forEach(this.simulator.wecom()::registerRobot);
		sheet.robots().dingtalk().forEach(this::register);
	}

	void change(AccountSheet sheet) {
		sheet.wechat().forEach((line) -> {
			SimulatedAccount account = this.simulator.wechat().account(line.appId());
			account.settings(settings(line));
			account.kind(kind(line));
		});
		sheet.applet().forEach((line) -> this.simulator.wechat().miniProgram(line.appId()).settings(settings(line)));
		sheet.wecom().forEach((line) -> {
			SimulatedWeComAgent agent = this.simulator.wecom().agent(line.corpId(), settings(line).id());
			agent.change(settings(line));
			call(line, agent);
		});
		sheet.dingtalk().forEach((line) -> {
			SimulatedDingTalkApp app = this.simulator.dingtalk().app(line.appKey());
			app.change(settings(line));
			call(line, app);
		});
		sheet.open().forEach((line) -> {
			SimulatedComponent component = this.simulator.wechatOpen().component(line.componentAppId());
			component.settings(settings(line));
			component.refreshTokens(rotation(line));
		});
	}

	private void register(WeChat line) {
		SimulatedAccount account = this.simulator.wechat().register(settings(line));
		line.templates().forEach((id, content) -> account.template(id, "模板消息", content));
		account.firstFans(line.people());
		account.kind(kind(line));
	}

	private static AccountKind kind(WeChat line) {
		return (line.kind() != null) ? AccountKind.valueOf(line.kind().toUpperCase(Locale.ROOT)) : AccountKind.SERVICE;
	}

	private static OfficialAccount settings(WeChat line) {
		String key = line.encodingAesKey();
		PushMode mode = pushMode(line.mode(), key);
		OfficialAccount plain = OfficialAccount.plain(line.appId(), line.appSecret(), orEmpty(line.token()));
		return new OfficialAccount(plain.appId(), plain.appSecret(), plain.token(),
				(mode != PushMode.PLAIN) ? key : null, mode, uri(line.callbackUrl()), plain.originalId());
	}

	private void register(Applet line) {
		this.simulator.wechat().register(settings(line));
	}

	private static MiniProgram settings(Applet line) {
		String key = line.encodingAesKey();
		PushFormat format = (line.format() != null) ? PushFormat.valueOf(line.format().toUpperCase(Locale.ROOT))
				: PushFormat.JSON;
		return new MiniProgram(line.appId(), line.appSecret(), orEmpty(line.token()), key, pushMode(null, key), format,
				uri(line.callbackUrl()));
	}

	private void register(WeCom line) {
		call(line, this.simulator.wecom().register(settings(line)));
		line.people()
			.forEach((person) -> this.simulator.wecom()
				.register(line.corpId(), new WeComUser(person.userId(), person.shownName(), orEmpty(person.mobile()),
						List.of(1), List.of())));
	}

	private static WeComAgent settings(WeCom line) {
		Long agentId = line.agentId();
		WeComAgent agent = (agentId != null) ? WeComAgent.of(line.corpId(), line.corpSecret(), agentId)
				: WeComAgent.of(line.corpId(), line.corpSecret(), line.secretKind());
		return (line.token() != null && line.encodingAesKey() != null)
				? agent.withCallback(line.token(), line.encodingAesKey(), null) : agent;
	}

	private static void call(WeCom line, SimulatedWeComAgent agent) {
		if (line.callbackUrl() != null) {
			agent.callbackUrl(line.callbackUrl());
		}
	}

	private void register(DingTalk line) {
		call(line, this.simulator.dingtalk().register(settings(line)));
		line.people()
			.forEach((person) -> this.simulator.dingtalk()
				.register(DingUser.of(person.userId(), person.shownName(), orEmpty(person.mobile()))));
	}

	private static DingTalkApp settings(DingTalk line) {
		DingTalkApp app = DingTalkApp.of(line.appKey(), line.appSecret(), line.agentId());
		app = (line.robotCode() != null) ? app.withRobotCode(line.robotCode()) : app;
		app = (line.corpId() != null) ? app.withCorpId(line.corpId()) : app;
		app = (line.token() != null && line.encodingAesKey() != null)
				? app.withCallback(line.token(), line.encodingAesKey(), null) : app;
		return app;
	}

	private static void call(DingTalk line, SimulatedDingTalkApp app) {
		if (line.callbackUrl() != null) {
			app.events().callbackUrl(line.callbackUrl());
			app.robotCallbackUrl(line.callbackUrl());
		}
	}

	private void register(Open line) {
		this.simulator.wechatOpen().register(settings(line)).refreshTokens(rotation(line));
	}

	private static RefreshTokenRotation rotation(Open line) {
		return (line.refreshTokens() != null) ? RefreshTokenRotation.of(line.refreshTokens())
				: RefreshTokenRotation.FIXED;
	}

	private static Component settings(Open line) {
		Component component = Component.of(line.componentAppId(), line.componentAppSecret(), line.token(),
				line.encodingAesKey());
		Supplier<URI> events = uri(line.authEventUrl());
		component = (events != null) ? component.withAuthEventUrl(events) : component;
		String messages = line.messageUrl();
		return (messages != null) ? component.withMessageUrl(() -> messages) : component;
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
