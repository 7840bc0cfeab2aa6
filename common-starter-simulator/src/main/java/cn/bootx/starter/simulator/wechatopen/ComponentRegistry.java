package cn.bootx.starter.simulator.wechatopen;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;

/**
 * The components that are known.
 */
final class ComponentRegistry {

	private final Map<String, SimulatedComponent> components = new ConcurrentSkipListMap<>();

	void add(SimulatedComponent component) {
		this.components.put(component.componentAppId(), component);
	}

	void remove(String componentAppId) {
		this.components.remove(componentAppId);
	}

	@Nullable SimulatedComponent find(String componentAppId) {
		return this.components.get(componentAppId);
	}

	Collection<SimulatedComponent> all() {
		return this.components.values();
	}

	/** The component of an AppID and secret that a client presents. */
	SimulatedComponent authenticate(String componentAppId, String secret) {
		if (componentAppId.isEmpty()) {
			throw ComponentErrors.refuse(41018);
		}
		if (secret.isEmpty()) {
			throw ComponentErrors.refuse(41004);
		}
		SimulatedComponent component = find(componentAppId);
		if (component == null) {
			throw ComponentErrors.refuse(61011);
		}
		if (!component.settings().componentAppSecret().equals(secret)) {
			throw ComponentErrors.refuse(40125);
		}
		return component;
	}

}
