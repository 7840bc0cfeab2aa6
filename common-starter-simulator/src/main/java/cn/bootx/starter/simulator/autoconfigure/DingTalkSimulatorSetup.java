package cn.bootx.starter.simulator.autoconfigure;

import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.DingTalkApp;
import cn.bootx.starter.simulator.dingtalk.DingTalkSimulator;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.dingtalk.robot.DingRobot;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * Registers the applications and robots that the host is configured for, and two members
 * to play with.
 */
final class DingTalkSimulatorSetup implements SimulatorSetup {

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
			register(ding, host, () -> callbackUrl.apply(path));
			host.apps().forEach((name, app) -> register(ding, app, () -> callbackUrl.apply(path + "/" + name)));
			host.robots().values().forEach((robot) -> register(ding, robot));
		});
	}

	private static void register(DingTalkSimulator ding, HostDingTalk host, Supplier<String> callbackUrl) {
		String key = host.appKey();
		String secret = host.appSecret();
		if (key == null || secret == null || key.isBlank() || secret.isBlank()) {
			return;
		}
		DingTalkApp app = DingTalkApp.of(key, secret, host.agentId());
		String robotCode = host.robotCode();
		if (robotCode != null && !robotCode.isBlank()) {
			app = app.withRobotCode(robotCode);
		}
		String corpId = host.corpId();
		if (corpId != null && !corpId.isBlank()) {
			app = app.withCorpId(corpId);
		}
		String token = host.token();
		String aesKey = host.encodingAesKey();
		if (token == null || aesKey == null || token.isBlank() || aesKey.isBlank()) {
			ding.register(app);
			return;
		}
		SimulatedDingTalkApp simulated = ding.register(app.withCallback(token, aesKey, null));
		simulated.events().callbackUrl(callbackUrl);
		simulated.robotCallbackUrl(callbackUrl);
	}

	private static void register(DingTalkSimulator ding, HostDingTalk.Robot robot) {
		String token = HostValues.secretOf(robot.accessToken(), robot.webhook(), "access_token");
		if (token == null) {
			return;
		}
		String secret = robot.secret();
		ding.register(
				(secret == null || secret.isBlank()) ? DingRobot.of(token) : DingRobot.of(token).withSecret(secret));
	}

}
