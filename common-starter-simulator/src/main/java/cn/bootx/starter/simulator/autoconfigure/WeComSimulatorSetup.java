package cn.bootx.starter.simulator.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
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
final class WeComSimulatorSetup implements FollowingSetup {

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
			register(agent(wecom, "", host, host.corpId(), () -> callbackUrl.apply(path)));
			host.agents()
				.forEach((name, agent) -> register(
						agent(wecom, name, agent, host.corpId(), () -> callbackUrl.apply(path + "/" + name))));
			host.robots().values().forEach((robot) -> register(robot(wecom, robot)));
		});
	}

	@Override
	public Map<String, Kind<?>> stored() {
		return Map.of("wecom.agents", new Kind<>(HostWeCom.class, (name, agent, host) -> {
			String path = host.property("wecom.portal.path", HostWeCom.Portal.PATH) + "/" + name;
			return agent(host.simulator().wecom(), name, agent, host.property("wecom.corp-id", ""),
					() -> host.callbackUrl().apply(path));
		}), "wecom.robots",
				new Kind<>(HostWeCom.Robot.class, (name, robot, host) -> robot(host.simulator().wecom(), robot)));
	}

	private static void register(@Nullable HostEntry entry) {
		if (entry != null) {
			entry.put().run();
		}
	}

	private static @Nullable HostEntry robot(WeComSimulator wecom, HostWeCom.Robot robot) {
		String key = HostValues.secretOf(robot.key(), robot.webhook(), "key");
		return (key == null) ? null : new HostEntry(key, () -> wecom.robots().contains(key), () -> {
			if (!wecom.robots().contains(key)) {
				wecom.registerRobot(key);
			}
		}, () -> wecom.removeRobot(key));
	}

	private static @Nullable HostEntry agent(WeComSimulator wecom, String name, HostWeCom host,
			@Nullable String corpIdOfHost, Supplier<String> callbackUrl) {
		String corpId = HostValues.filled(host.corpId()) ? host.corpId() : corpIdOfHost;
		String secret = host.corpSecret();
		Long agentId = host.agentId();
		if (corpId == null || secret == null || corpId.isBlank() || secret.isBlank()) {
			return null;
		}
		WeComAgent plain = (agentId != null) ? WeComAgent.of(corpId, secret, agentId)
				: WeComAgent.of(corpId, secret, kindOf(name));
		String token = host.token();
		String key = host.encodingAesKey();
		boolean pushes = token != null && key != null && !token.isBlank() && !key.isBlank();
		WeComAgent agent = pushes ? plain.withCallback(String.valueOf(token), String.valueOf(key), null) : plain;
		return new HostEntry(corpId + ":" + agent.id(), () -> find(wecom, agent).isPresent(), () -> {
			SimulatedWeComAgent simulated = find(wecom, agent).orElse(null);
			if (simulated != null) {
				simulated.change(agent);
			}
			else {
				simulated = wecom.register(agent);
				MEMBERS.forEach((member) -> wecom.register(corpId, member));
			}
			if (pushes) {
				simulated.callbackUrl(callbackUrl);
			}
		}, () -> find(wecom, agent).ifPresent(wecom::remove));
	}

	private static Optional<SimulatedWeComAgent> find(WeComSimulator wecom, WeComAgent agent) {
		return wecom.agents()
			.stream()
			.filter((known) -> known.agent().corpId().equals(agent.corpId()) && known.agent().id().equals(agent.id()))
			.findAny();
	}

	/** An agent without an AgentId is what its name says, contacts sync otherwise. */
	private static Secret kindOf(String name) {
		return Stream.of(Secret.KF, Secret.CUSTOMER_CONTACT)
			.filter((secret) -> secret.wireName().equals(name))
			.findFirst()
			.orElse(Secret.CONTACTS);
	}

}
