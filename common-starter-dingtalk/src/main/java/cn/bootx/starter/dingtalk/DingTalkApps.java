package cn.bootx.starter.dingtalk;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The configured applications: {@code default} at the prefix itself, and those under
 * {@code apps}.
 *
 * @since 0.1.0
 */
public final class DingTalkApps {

	/** Name of the application at the prefix itself. */
	public static final String DEFAULT = "default";

	private final Map<String, DingTalkApp> apps = new LinkedHashMap<>();

	public DingTalkApps(Collection<DingTalkApp> apps) {
		apps.forEach((app) -> this.apps.put(app.name(), app));
	}

	/**
	 * The application of that name.
	 * @throws IllegalArgumentException if none of that name is configured
	 */
	public DingTalkApp get(String name) {
		DingTalkApp app = this.apps.get(name);
		if (app == null) {
			throw new IllegalArgumentException("DingTalk app '" + name + "' is not configured; there are "
					+ this.apps.keySet() + ". Add bootx.starter.third.ding-talk.apps." + name + ".app-key");
		}
		return app;
	}

	/**
	 * The application at the prefix itself, or the only one.
	 * @throws IllegalStateException if several are configured and none is the default
	 */
	public DingTalkApp getDefault() {
		if (this.apps.size() == 1) {
			return this.apps.values().iterator().next();
		}
		DingTalkApp app = this.apps.get(DEFAULT);
		if (app == null) {
			throw new IllegalStateException("None of the DingTalk apps " + this.apps.keySet()
					+ " is the default; name one, or set bootx.starter.third.ding-talk.app-key");
		}
		return app;
	}

	public Set<String> names() {
		return Set.copyOf(this.apps.keySet());
	}

	public Collection<DingTalkApp> all() {
		return this.apps.values().stream().toList();
	}

}
