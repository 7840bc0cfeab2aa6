package cn.bootx.starter.simulator.autoconfigure;

import java.net.URI;
import java.util.UUID;
import java.util.function.Function;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wechat.OfficialAccount;
import cn.bootx.starter.simulator.wechatopen.Component;

import org.springframework.core.env.Environment;

/**
 * Registers the third-party platform that the host is configured for.
 */
final class WeChatOpenSimulatorSetup implements SimulatorSetup {

	private static final String PREFIX = "bootx.starter.third.wechat-open.";

	private final SimulatorProperties properties;

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

}
