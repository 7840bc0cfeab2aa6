package cn.bootx.starter.simulator.autoconfigure;

import java.net.URI;
import java.util.function.Function;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.simulator.wechat.push.PushFormat;
import cn.bootx.starter.simulator.wechat.push.PushMode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Registers the official accounts and the mini program that the host is configured for.
 */
final class WeChatSimulatorSetup implements SimulatorSetup {

	private static final String WECHAT = "bootx.starter.third.wechat";

	private static final String APPLET = "bootx.starter.third.wechat-applet";

	private static final String DEFAULT_PATH = "/wechat/portal";

	private static final String DEFAULT_APPLET_PATH = "/wechat-applet/portal";

	private final SimulatorProperties properties;

	WeChatSimulatorSetup(SimulatorProperties properties) {
		this.properties = properties;
	}

	@Override
	public void configure(PlatformSimulator simulator, Environment environment, Function<String, String> callbackUrl) {
		WeChatSimulator wechat = simulator.wechat();
		wechat.callbackTimeout(this.properties.callbackTimeout());
		Binder.get(environment).bind(WECHAT, HostAccount.class).ifBound((host) -> {
			String path = (host.portal().path() != null) ? host.portal().path() : DEFAULT_PATH;
			register(wechat, host, path, callbackUrl);
			host.accounts().forEach((name, account) -> register(wechat, account, path + "/" + name, callbackUrl));
		});
		Binder.get(environment).bind(APPLET, HostAccount.class).ifBound((host) -> {
			if (filled(host.appId()) && filled(host.appSecret())) {
				wechat.register(miniProgram(host, callbackUrl)).tokens().lifetime(this.properties.tokenLifetime());
			}
		});
	}

	private void register(WeChatSimulator wechat, HostAccount host, String path, Function<String, String> callbackUrl) {
		String appId = host.appId();
		String secret = host.appSecret();
		if (appId == null || secret == null || appId.isBlank() || secret.isBlank()) {
			return;
		}
		String token = host.token();
		OfficialAccount plain = OfficialAccount.plain(appId, secret, filled(token) ? String.valueOf(token) : "");
		PushMode mode = host.mode();
		OfficialAccount account = new OfficialAccount(appId, secret, plain.token(),
				(mode != PushMode.PLAIN) ? host.encodingAesKey() : null, mode,
				filled(token) ? () -> URI.create(callbackUrl.apply(path)) : null, plain.originalId());
		SimulatedAccount simulated = wechat.register(account);
		simulated.tokens().lifetime(this.properties.tokenLifetime());
		this.properties.templates().forEach((id, content) -> simulated.template(id, "模板消息", content));
	}

	/** Pushes only if the host has a portal, for which it needs a token. */
	private static MiniProgram miniProgram(HostAccount host, Function<String, String> callbackUrl) {
		String appId = String.valueOf(host.appId());
		String secret = String.valueOf(host.appSecret());
		if (!filled(host.token())) {
			return new MiniProgram(appId, secret);
		}
		String path = (host.portal().path() != null) ? host.portal().path() : DEFAULT_APPLET_PATH;
		PushMode mode = host.mode();
		return new MiniProgram(appId, secret, String.valueOf(host.token()),
				(mode != PushMode.PLAIN) ? host.encodingAesKey() : null, mode, PushFormat.JSON,
				() -> URI.create(callbackUrl.apply(path)));
	}

	private static boolean filled(@Nullable String value) {
		return value != null && !value.isBlank();
	}

}
