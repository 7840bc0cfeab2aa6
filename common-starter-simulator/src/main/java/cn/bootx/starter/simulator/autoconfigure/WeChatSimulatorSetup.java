package cn.bootx.starter.simulator.autoconfigure;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
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
final class WeChatSimulatorSetup implements FollowingSetup {

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
			register(wechat, host, host.portal().mode(), path, callbackUrl);
			host.accounts()
				.forEach((name, account) -> register(wechat, account, host.portal().mode(), path + "/" + name,
						callbackUrl));
		});
		Binder.get(environment).bind(APPLET, HostAccount.class).ifBound((host) -> {
			if (HostValues.filled(host.appId()) && HostValues.filled(host.appSecret())) {
				wechat.register(miniProgram(host, callbackUrl)).tokens().lifetime(this.properties.tokenLifetime());
			}
		});
	}

	@Override
	public Map<String, Kind<?>> stored() {
		return Map.of("wechat.accounts",
				new Kind<>(HostAccount.class,
						(name, account, host) -> entry(host.simulator().wechat(),
								settings(account, host.property("wechat.portal.mode", ""),
										host.property("wechat.portal.path", DEFAULT_PATH) + "/" + name,
										host.callbackUrl()))));
	}

	private void register(WeChatSimulator wechat, HostAccount host, @Nullable String mode, String path,
			Function<String, String> callbackUrl) {
		HostEntry entry = entry(wechat, settings(host, mode, path, callbackUrl));
		if (entry != null) {
			entry.put().run();
		}
	}

	private @Nullable HostEntry entry(WeChatSimulator wechat, @Nullable OfficialAccount account) {
		return (account == null) ? null : new HostEntry(account.appId(), () -> find(wechat, account).isPresent(),
				() -> put(wechat, account), () -> wechat.remove(account.appId()));
	}

	private static Optional<SimulatedAccount> find(WeChatSimulator wechat, OfficialAccount account) {
		return wechat.accounts().stream().filter((known) -> known.appId().equals(account.appId())).findAny();
	}

	private void put(WeChatSimulator wechat, OfficialAccount account) {
		SimulatedAccount known = find(wechat, account).orElse(null);
		if (known != null) {
			known.settings(account);
			return;
		}
		SimulatedAccount simulated = wechat.register(account);
		simulated.tokens().lifetime(this.properties.tokenLifetime());
		this.properties.templates().forEach((id, content) -> simulated.template(id, "模板消息", content));
	}

	private static @Nullable OfficialAccount settings(HostAccount host, @Nullable String portalMode, String path,
			Function<String, String> callbackUrl) {
		String appId = host.appId();
		String secret = host.appSecret();
		if (appId == null || secret == null || appId.isBlank() || secret.isBlank()) {
			return null;
		}
		String token = host.token();
		OfficialAccount plain = OfficialAccount.plain(appId, secret,
				HostValues.filled(token) ? String.valueOf(token) : "");
		PushMode mode = host.mode(portalMode);
		return new OfficialAccount(appId, secret, plain.token(),
				(mode != PushMode.PLAIN) ? host.encodingAesKey() : null, mode,
				HostValues.filled(token) ? () -> URI.create(callbackUrl.apply(path)) : null, plain.originalId());
	}

	/** Pushes only if the host has a portal, for which it needs a token. */
	private static MiniProgram miniProgram(HostAccount host, Function<String, String> callbackUrl) {
		String appId = String.valueOf(host.appId());
		String secret = String.valueOf(host.appSecret());
		if (!HostValues.filled(host.token())) {
			return new MiniProgram(appId, secret);
		}
		String path = (host.portal().path() != null) ? host.portal().path() : DEFAULT_APPLET_PATH;
		PushMode mode = host.mode(host.portal().mode());
		return new MiniProgram(appId, secret, String.valueOf(host.token()),
				(mode != PushMode.PLAIN) ? host.encodingAesKey() : null, mode, PushFormat.JSON,
				() -> URI.create(callbackUrl.apply(path)));
	}

}
