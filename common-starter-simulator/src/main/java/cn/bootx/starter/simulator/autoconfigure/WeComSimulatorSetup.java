package cn.bootx.starter.simulator.autoconfigure;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wecom.WeComAgent;
import cn.bootx.starter.simulator.wecom.WeComSimulator;
import cn.bootx.starter.simulator.wecom.people.WeComUser;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Registers the agents and robots that the host is configured for, and two members of
 * each corporation to play with.
 */
final class WeComSimulatorSetup implements SimulatorSetup {

	private static final String WECOM = "bootx.starter.third.wecom";

	private static final List<WeComUser> MEMBERS = List.of(WeComUser.of("zhangsan", "张三"), WeComUser.of("lisi", "李四"));

	private final SimulatorProperties properties;

	WeComSimulatorSetup(SimulatorProperties properties) {
		this.properties = properties;
	}

	@Override
	public void configure(PlatformSimulator simulator, Environment environment, Function<String, String> callbackUrl) {
		WeComSimulator wecom = simulator.wecom();
		wecom.tokenLifetime(this.properties.tokenLifetime());
		Binder.get(environment).bind(WECOM, HostWeCom.class).ifBound((host) -> {
			String path = host.portal().path();
			register(wecom, host, host.corpId(), () -> callbackUrl.apply(path));
			host.agents()
				.forEach((name, agent) -> register(wecom, agent,
						HostValues.filled(agent.corpId()) ? agent.corpId() : host.corpId(),
						() -> callbackUrl.apply(path + "/" + name)));
			host.robots().values().forEach((robot) -> {
				String key = HostValues.secretOf(robot.key(), robot.webhook(), "key");
				if (key != null) {
					wecom.registerRobot(key);
				}
			});
		});
	}

	private static void register(WeComSimulator wecom, HostWeCom host, @Nullable String corpId,
			Supplier<String> callbackUrl) {
		String secret = host.corpSecret();
		Integer agentId = host.agentId();
		if (corpId == null || secret == null || agentId == null || corpId.isBlank() || secret.isBlank()) {
			return;
		}
		WeComAgent agent = WeComAgent.of(corpId, secret, agentId);
		String token = host.token();
		String key = host.encodingAesKey();
		if (token == null || key == null || token.isBlank() || key.isBlank()) {
			wecom.register(agent);
		}
		else {
			wecom.register(agent.withCallback(token, key, null)).callbackUrl(callbackUrl);
		}
		MEMBERS.forEach((member) -> wecom.register(corpId, member));
	}

}
