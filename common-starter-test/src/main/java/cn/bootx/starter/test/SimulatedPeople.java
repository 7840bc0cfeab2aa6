package cn.bootx.starter.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.dingtalk.chat.DingGroup;
import cn.bootx.starter.simulator.dingtalk.people.DingUser;
import cn.bootx.starter.simulator.dingtalk.SimulatedDingTalkApp;
import cn.bootx.starter.simulator.dingtalk.people.SimulatedDingUser;
import cn.bootx.starter.simulator.wechat.Fan;
import cn.bootx.starter.simulator.wechat.applet.MiniProgramUser;
import cn.bootx.starter.simulator.wechat.SimulatedAccount;
import cn.bootx.starter.simulator.wechat.applet.SimulatedMiniProgram;
import cn.bootx.starter.simulator.wechatopen.SimulatedComponent;
import cn.bootx.starter.simulator.wecom.SimulatedWeComAgent;
import cn.bootx.starter.simulator.wecom.people.SimulatedWeComUser;
import cn.bootx.starter.simulator.wecom.people.WeComUser;
import org.jspecify.annotations.Nullable;

import static cn.bootx.starter.test.SimulatedPlatform.DING_TALK;
import static cn.bootx.starter.test.SimulatedPlatform.WECHAT;
import static cn.bootx.starter.test.SimulatedPlatform.WECHAT_APPLET;
import static cn.bootx.starter.test.SimulatedPlatform.WECHAT_OPEN;
import static cn.bootx.starter.test.SimulatedPlatform.WECOM;

/**
 * What a parameter of a test may be.
 */
final class SimulatedPeople {

	/** From the name that the parameter gives a person. */
	private static final Map<Class<?>, BiFunction<PlatformSimulator, String, Object>> BY_TYPE = new LinkedHashMap<>();

	static {
		BY_TYPE.put(PlatformSimulator.class, (simulator, name) -> simulator);
		BY_TYPE.put(SimulatedAccount.class, (simulator, name) -> account(simulator));
		BY_TYPE.put(SimulatedMiniProgram.class, (simulator, name) -> miniProgram(simulator));
		BY_TYPE.put(SimulatedWeComAgent.class, (simulator, name) -> agent(simulator));
		BY_TYPE.put(SimulatedDingTalkApp.class, (simulator, name) -> app(simulator));
		BY_TYPE.put(SimulatedComponent.class, (simulator, name) -> component(simulator));
		BY_TYPE.put(Fan.class, (simulator, name) -> account(simulator).fan("o" + name));
		BY_TYPE.put(MiniProgramUser.class, (simulator, name) -> miniProgram(simulator).user("o" + name));
		BY_TYPE.put(SimulatedWeComUser.class, SimulatedPeople::colleague);
		BY_TYPE.put(SimulatedDingUser.class, SimulatedPeople::dingUser);
		BY_TYPE.put(DingGroup.class, (simulator, name) -> simulator.dingtalk()
			.registerGroup("cid" + name + "==", app(simulator).app().robotCode()));
	}

	private SimulatedPeople() {
	}

	static boolean supports(Class<?> type) {
		return BY_TYPE.containsKey(type);
	}

	static Object resolve(PlatformSimulator simulator, Class<?> type, String name) {
		BiFunction<PlatformSimulator, String, Object> maker = BY_TYPE.get(type);
		if (maker == null) {
			throw new IllegalArgumentException("No parameter can be a " + type.getName());
		}
		return maker.apply(simulator, name);
	}

	private static SimulatedWeComUser colleague(PlatformSimulator simulator, String name) {
		SimulatedWeComAgent agent = agent(simulator);
		simulator.wecom().register(agent.agent().corpId(), WeComUser.of(name, name));
		return agent.user(name);
	}

	private static SimulatedDingUser dingUser(PlatformSimulator simulator, String name) {
		String mobile = String.format("138%08d", Math.floorMod(name.hashCode(), 100_000_000));
		simulator.dingtalk().register(DingUser.of(name, name, mobile));
		return app(simulator).user(name);
	}

	private static SimulatedAccount account(PlatformSimulator simulator) {
		return the(WECHAT, "app-id", simulator.wechat().accounts(), SimulatedAccount::appId);
	}

	private static SimulatedMiniProgram miniProgram(PlatformSimulator simulator) {
		return the(WECHAT_APPLET, "app-id", simulator.wechat().miniPrograms(), SimulatedMiniProgram::appId);
	}

	private static SimulatedWeComAgent agent(PlatformSimulator simulator) {
		return the(WECOM, "corp-id", simulator.wecom().agents(), (agent) -> agent.agent().corpId());
	}

	private static SimulatedDingTalkApp app(PlatformSimulator simulator) {
		return the(DING_TALK, "app-key", simulator.dingtalk().apps(), (app) -> app.app().appKey());
	}

	private static SimulatedComponent component(PlatformSimulator simulator) {
		return the(WECHAT_OPEN, "component-app-id", simulator.wechatOpen().components(),
				SimulatedComponent::componentAppId);
	}

	/** The account that the test was given or, where the test names its own, that one. */
	private static <T> T the(SimulatedPlatform platform, String id, List<T> accounts, Function<T, String> idOf) {
		T found = accounts.isEmpty() ? null : accounts.get(0);
		for (T account : accounts) {
			if (idOf.apply(account).equals(platform.credential(id))) {
				found = account;
				break;
			}
		}
		return required(platform, found);
	}

	private static <T> T required(SimulatedPlatform platform, @Nullable T account) {
		if (account == null) {
			throw new IllegalStateException("The simulator has no account of " + platform
					+ ": add it to @SimulatedPlatforms, or give the application its credentials (没有这个平台的账号)");
		}
		return account;
	}

}
