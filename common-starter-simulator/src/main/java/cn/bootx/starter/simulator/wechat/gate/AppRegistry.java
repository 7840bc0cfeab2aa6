package cn.bootx.starter.simulator.wechat.gate;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.jspecify.annotations.Nullable;

/**
 * The official accounts and mini programs that are known.
 */
public final class AppRegistry {

	private final Map<String, RegisteredApp> apps = new ConcurrentHashMap<>();

	public void add(RegisteredApp app) {
		this.apps.put(app.appId(), app);
	}

	public void remove(String appId) {
		this.apps.remove(appId);
	}

	public @Nullable RegisteredApp find(String appId) {
		return this.apps.get(appId);
	}

	public Collection<RegisteredApp> all() {
		return this.apps.values();
	}

	/** The app of an AppID and secret that a client presents. */
	public RegisteredApp authenticate(@Nullable String appId, @Nullable String secret) {
		if (appId == null || appId.isEmpty()) {
			throw WeChatErrors.refuse(41002);
		}
		if (secret == null || secret.isEmpty()) {
			throw WeChatErrors.refuse(41004);
		}
		RegisteredApp app = find(appId);
		if (app == null) {
			throw WeChatErrors.refuse(40013);
		}
		if (!app.appSecret().equals(secret)) {
			throw WeChatErrors.refuse(40125);
		}
		return app;
	}

}
