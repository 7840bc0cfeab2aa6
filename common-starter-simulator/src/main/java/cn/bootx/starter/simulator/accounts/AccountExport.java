package cn.bootx.starter.simulator.accounts;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.accounts.AccountSheet.Applet;
import cn.bootx.starter.simulator.accounts.AccountSheet.DingTalk;
import cn.bootx.starter.simulator.accounts.AccountSheet.DingTalkRobot;
import cn.bootx.starter.simulator.accounts.AccountSheet.Open;
import cn.bootx.starter.simulator.accounts.AccountSheet.Person;
import cn.bootx.starter.simulator.accounts.AccountSheet.Robots;
import cn.bootx.starter.simulator.accounts.AccountSheet.WeChat;
import cn.bootx.starter.simulator.accounts.AccountSheet.WeCom;
import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.simulator.wechat.template.MessageTemplate;
import cn.bootx.starter.simulator.wechatopen.Component;
import cn.bootx.starter.simulator.wechatopen.SimulatedComponent;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.WeComAgent;
import org.jspecify.annotations.Nullable;

/**
 * Writes down what is registered, so that registering it gives the same accounts.
 */
record AccountExport(PlatformSimulator simulator) {

	AccountSheet sheet() {
		return new AccountSheet(lines(this.simulator.wechat().accounts(), AccountExport::line),
				lines(this.simulator.wechat().miniPrograms(), (program) -> line(program.settings())),
				lines(this.simulator.wecom().agents(), this::line), lines(this.simulator.dingtalk().apps(), this::line),
				lines(this.simulator.wechatOpen().components(), AccountExport::line),
				new Robots(this.simulator.wecom().robots(), lines(this.simulator.dingtalk().robots(),
						(robot) -> new DingTalkRobot(robot.accessToken(), robot.secret()))));
	}

	private static <S, T> List<T> lines(List<S> sources, Function<S, T> line) {
		return sources.stream().map(line).toList();
	}

	private static WeChat line(SimulatedAccount account) {
		OfficialAccount settings = account.settings();
		return new WeChat(settings.appId(), settings.appSecret(), settings.token(), settings.encodingAesKey(),
				settings.mode().name().toLowerCase(Locale.ROOT), url(settings.callbackUrl()),
				account.templates()
					.all()
					.stream()
					.collect(Collectors.toMap(MessageTemplate::templateId, MessageTemplate::content)),
				account.firstFans(), account.kind().name().toLowerCase(Locale.ROOT));
	}

	private static Applet line(MiniProgram settings) {
		return new Applet(settings.appId(), settings.appSecret(), settings.token(), settings.encodingAesKey(),
				settings.format().name().toLowerCase(Locale.ROOT), url(settings.callbackUrl()));
	}

	private WeCom line(SimulatedWeComAgent simulated) {
		WeComAgent agent = simulated.agent();
		return new WeCom(agent.corpId(), agent.corpSecret(), agent.agentId(),
				(agent.agentId() == null) ? agent.secret().wireName() : null, agent.token(), agent.encodingAesKey(),
				simulated.callbackUrl(), lines(this.simulator.wecom().users(agent.corpId()),
						(user) -> new Person(user.userId(), user.name(), user.mobile())));
	}

	private DingTalk line(SimulatedDingTalkApp simulated) {
		DingTalkApp app = simulated.app();
		String events = simulated.events().callbackUrl();
		return new DingTalk(app.appKey(), app.appSecret(), app.agentId(), app.robotCode(), app.corpId(), app.token(),
				app.aesKey(), (events != null) ? events : simulated.robotCallbackUrl(),
				lines(this.simulator.dingtalk().users(),
						(user) -> new Person(user.userId(), user.name(), user.mobile())));
	}

	private static Open line(SimulatedComponent component) {
		Component settings = component.settings();
		Supplier<String> messages = settings.messageUrl();
		return new Open(settings.componentAppId(), settings.componentAppSecret(), settings.token(),
				settings.encodingAesKey(), url(settings.authEventUrl()), (messages != null) ? messages.get() : null,
				component.refreshTokens().wireName());
	}

	private static @Nullable String url(@Nullable Supplier<URI> url) {
		return (url != null) ? url.get().toString() : null;
	}

}
