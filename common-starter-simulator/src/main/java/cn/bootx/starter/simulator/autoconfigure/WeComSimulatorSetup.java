package cn.bootx.starter.simulator.autoconfigure;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wecom.WeComAgent;
import cn.bootx.starter.simulator.wecom.WeComAgent.Secret;
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
			register(wecom, "", host, host.corpId(), () -> callbackUrl.apply(path));
			host.agents()
				.forEach((name, agent) -> register(wecom, name, agent,
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

	private static void register(WeComSimulator wecom, String name, HostWeCom host, @Nullable String corpId,
			Supplier<String> callbackUrl) {
		String secret = host.corpSecret();
		Long agentId = host.agentId();
		if (corpId == null || secret == null || corpId.isBlank() || secret.isBlank()) {
			return;
		}
		WeComAgent agent = (agentId != null) ? WeComAgent.of(corpId, secret, agentId)
				: WeComAgent.of(corpId, secret, kindOf(name));
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

	/** An agent without an AgentId is what its name says, contacts sync otherwise. */
	private static Secret kindOf(String name) {
		return Stream.of(Secret.KF, Secret.CUSTOMER_CONTACT)
			.filter((secret) -> secret.wireName().equals(name))
			.findFirst()
			.orElse(Secret.CONTACTS);
	}

}
