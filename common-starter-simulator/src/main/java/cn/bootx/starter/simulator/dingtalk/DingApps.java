package cn.bootx.starter.simulator.dingtalk;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/**
 * The registered applications.
 */
public final class DingApps {

	private final Map<String, SimulatedDingTalkApp> apps = new ConcurrentHashMap<>();

	void add(SimulatedDingTalkApp app) {
		this.apps.put(app.app().appKey(), app);
	}

	public void remove(String appKey) {
		this.apps.remove(appKey);
	}

	public @Nullable SimulatedDingTalkApp find(@Nullable String appKey) {
		return (appKey == null) ? null : this.apps.get(appKey);
	}

	public SimulatedDingTalkApp byKey(String appKey) {
		SimulatedDingTalkApp app = this.apps.get(appKey);
		if (app == null) {
			throw new IllegalArgumentException("No DingTalk application with app key " + appKey + " is registered");
		}
		return app;
	}

	List<SimulatedDingTalkApp> all() {
		return List.copyOf(this.apps.values());
	}

	public @Nullable SimulatedDingTalkApp byRobotCode(String robotCode) {
		return first((app) -> app.app().robotCode().equals(robotCode));
	}

	public boolean hasCorp(String corpId) {
		return first((app) -> app.app().corpId().equals(corpId)) != null;
	}

	private @Nullable SimulatedDingTalkApp first(Predicate<SimulatedDingTalkApp> matches) {
		return this.apps.values().stream().filter(matches).findFirst().orElse(null);
	}

}
