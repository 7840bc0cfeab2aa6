package cn.bootx.starter.simulator.autoconfigure;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechat.WeChatSimulator;
import cn.bootx.starter.simulator.wechat.applet.MiniProgram;
import cn.bootx.starter.simulator.wechatopen.Component;
import cn.bootx.starter.simulator.wechatopen.SimulatedComponent;
import org.jspecify.annotations.Nullable;

import org.springframework.core.env.Environment;

/**
 * Registers the third-party platform that the host is configured for.
 */
final class WeChatOpenSimulatorSetup implements FollowingSetup {

	private static final String PREFIX = "bootx.starter.third.wechat-open.";

	private final SimulatorProperties properties;

	private final Set<String> authorizers = ConcurrentHashMap.newKeySet();

	WeChatOpenSimulatorSetup(SimulatorProperties properties) {
		this.properties = properties;
	}

	@Override
	public void configure(PlatformSimulator simulator, Environment environment, Function<String, String> callbackUrl) {
		String appId = environment.getProperty(PREFIX + "component-app-id", "");
		String secret = environment.getProperty(PREFIX + "component-app-secret", "");
		String token = environment.getProperty(PREFIX + "token", "");
		String key = environment.getProperty(PREFIX + "encoding-aes-key", "");
		if (appId.isBlank() || secret.isBlank() || token.isBlank() || key.isBlank()) {
			return;
		}
		simulator.wechatOpen()
			.register(Component.of(appId, secret, token, key)
				.withAuthEventUrl(() -> URI.create(callbackUrl.apply("/wechat/open/auth-event")))
				.withMessageUrl(() -> callbackUrl.apply("/wechat/open/$APPID$/message")))
			.callbackTimeout(this.properties.callbackTimeout());
		// The platform never learns a customer's own secret, so it need not be
		// configured.
		this.properties.customers()
			.forEach((customer) -> simulator.wechat()
				.register(OfficialAccount.plain(customer, UUID.randomUUID().toString(), "")));
	}

	@Override
	public Map<String, Kind<?>> stored() {
		return Map.of("wechat-open.authorizers", new Kind<>(HostAuthorizer.class, this::authorizer));
	}

	/** Of a run before, or of another node; what happens in this run is known anyway. */
	private @Nullable HostEntry authorizer(String appId, HostAuthorizer authorizer, Host host) {
		SimulatedComponent component = host.simulator()
			.wechatOpen()
			.components()
			.stream()
			.filter((known) -> known.componentAppId().equals(authorizer.componentAppId()))
			.findAny()
			.orElse(null);
		if (component == null || authorizer.refreshToken().isBlank() || !this.authorizers.add(appId)) {
			return null;
		}
		return new HostEntry(appId, () -> component.authorizedBy(appId), () -> {
			WeChatSimulator wechat = host.simulator().wechat();
			String secret = UUID.randomUUID().toString();
			boolean known = wechat.accounts().stream().anyMatch((account) -> account.appId().equals(appId))
					|| wechat.miniPrograms().stream().anyMatch((program) -> program.appId().equals(appId));
			if (!known && authorizer.miniProgram()) {
				wechat.register(new MiniProgram(appId, secret));
			}
			else if (!known) {
				wechat.register(OfficialAccount.plain(appId, secret, ""));
			}
			component.restore(appId, authorizer.refreshToken(), authorizer.functions());
		}, () -> {
		});
	}

}
