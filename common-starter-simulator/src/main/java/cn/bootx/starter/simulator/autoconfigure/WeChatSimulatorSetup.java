package cn.bootx.starter.simulator.autoconfigure;

import java.net.URI;
import java.util.function.Function;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.MiniProgram;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.PushFormat;
import cn.bootx.starter.simulator.wechat.PushMode;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;
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

	/** Pushes only if the host says where. */
	private static MiniProgram miniProgram(HostAccount host, Function<String, String> callbackUrl) {
		MiniProgram silent = new MiniProgram(String.valueOf(host.appId()), String.valueOf(host.appSecret()));
		String path = host.portal().path();
		String key = host.encodingAesKey();
		return (path != null && filled(host.token())) ? silent.withPush(() -> URI.create(callbackUrl.apply(path)),
				PushFormat.JSON, String.valueOf(host.token()), filled(key) ? key : null) : silent;
	}

	private static boolean filled(@Nullable String value) {
		return value != null && !value.isBlank();
	}

}
