package cn.bootx.starter.simulator.autoconfigure;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.dingtalk.DingTalkSimulator;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.dingtalk.robot.DingRobot;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Registers the applications and robots that the host is configured for, and two members
 * to play with.
 */
final class DingTalkSimulatorSetup implements FollowingSetup {

	private static final String DING_TALK = "bootx.starter.third.ding-talk";

	private static final List<DingUser> MEMBERS = List.of(DingUser.of("zhangsan", "张三", "13800000001"),
			DingUser.of("lisi", "李四", "13800000002"));

	private final SimulatorProperties properties;

	DingTalkSimulatorSetup(SimulatorProperties properties) {
		this.properties = properties;
	}

	@Override
	public void configure(PlatformSimulator simulator, Environment environment, Function<String, String> callbackUrl) {
		DingTalkSimulator ding = simulator.dingtalk();
		ding.tokenLifetime(this.properties.tokenLifetime());
		MEMBERS.forEach(ding::register);
		Binder.get(environment).bind(DING_TALK, HostDingTalk.class).ifBound((host) -> {
			String path = host.portal().path();
			register(app(ding, host, () -> callbackUrl.apply(path)));
			host.apps().forEach((name, app) -> register(app(ding, app, () -> callbackUrl.apply(path + "/" + name))));
			host.robots().values().forEach((robot) -> register(robot(ding, robot)));
		});
	}

	@Override
	public Map<String, Kind<?>> stored() {
		return Map.of("ding-talk.apps", new Kind<>(HostDingTalk.class, (name, app, host) -> {
			String path = host.property("ding-talk.portal.path", HostDingTalk.Portal.PATH) + "/" + name;
			return app(host.simulator().dingtalk(), app, () -> host.callbackUrl().apply(path));
		}), "ding-talk.robots",
				new Kind<>(HostDingTalk.Robot.class, (name, robot, host) -> robot(host.simulator().dingtalk(), robot)));
	}

	private static void register(@Nullable HostEntry entry) {
		if (entry != null) {
			entry.put().run();
		}
	}

	private static @Nullable HostEntry app(DingTalkSimulator ding, HostDingTalk host, Supplier<String> callbackUrl) {
		String key = host.appKey();
		String secret = host.appSecret();
		if (key == null || secret == null || key.isBlank() || secret.isBlank()) {
			return null;
		}
		DingTalkApp plain = DingTalkApp.of(key, secret, host.agentId());
		String robotCode = host.robotCode();
		if (robotCode != null && !robotCode.isBlank()) {
			plain = plain.withRobotCode(robotCode);
		}
		String corpId = host.corpId();
		if (corpId != null && !corpId.isBlank()) {
			plain = plain.withCorpId(corpId);
		}
		String token = host.token();
		String aesKey = host.encodingAesKey();
		boolean pushes = token != null && aesKey != null && !token.isBlank() && !aesKey.isBlank();
		DingTalkApp app = pushes ? plain.withCallback(String.valueOf(token), String.valueOf(aesKey), null) : plain;
		return new HostEntry(key, () -> find(ding, key).isPresent(), () -> {
			SimulatedDingTalkApp simulated = find(ding, key).orElse(null);
			if (simulated != null) {
				simulated.change(app);
			}
			else {
				simulated = ding.register(app);
			}
			if (pushes) {
				simulated.events().callbackUrl(callbackUrl);
				simulated.robotCallbackUrl(callbackUrl);
			}
		}, () -> ding.remove(key));
	}

	private static Optional<SimulatedDingTalkApp> find(DingTalkSimulator ding, String appKey) {
		return ding.apps().stream().filter((known) -> known.app().appKey().equals(appKey)).findAny();
	}

	private static @Nullable HostEntry robot(DingTalkSimulator ding, HostDingTalk.Robot host) {
		String token = HostValues.secretOf(host.accessToken(), host.webhook(), "access_token");
		if (token == null) {
			return null;
		}
		String secret = host.secret();
		DingRobot robot = (secret == null || secret.isBlank()) ? DingRobot.of(token)
				: DingRobot.of(token).withSecret(secret);
		return new HostEntry(token, () -> ding.robots().stream().anyMatch((known) -> known.accessToken().equals(token)),
				() -> {
					if (!ding.robots().contains(robot)) {
						ding.register(robot);
					}
				}, () -> ding.removeRobot(token));
	}

}
