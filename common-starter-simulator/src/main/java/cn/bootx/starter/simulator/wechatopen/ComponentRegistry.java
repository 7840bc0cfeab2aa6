package cn.bootx.starter.simulator.wechatopen;

import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;

import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
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

	/**
	 * The component whose token it is; refuses any other.
	 * @param wrongKind code for an authorizer's token
	 */
	SimulatedComponent owner(String token, int wrongKind) {
		if (token.isEmpty()) {
			throw WeChatErrors.refuse(41021);
		}
		for (SimulatedComponent component : all()) {
			if (component.state().tokens().knows(token)) {
				component.state().tokens().subject(token, 40001, 42001);
				return component;
			}
		}
		throw WeChatErrors.refuse((holder(token) != null) ? wrongKind : 40001);
	}

	/** The component that got this token of an account, or null. */
	@Nullable SimulatedComponent holder(String token) {
		return all().stream().filter((component) -> component.state().holder(token) != null).findFirst().orElse(null);
	}

	/** The component of an AppID and secret that a client presents. */
	SimulatedComponent authenticate(String componentAppId, String secret) {
		if (componentAppId.isEmpty()) {
			throw WeChatErrors.refuse(41018);
		}
		if (secret.isEmpty()) {
			throw WeChatErrors.refuse(41004);
		}
		SimulatedComponent component = find(componentAppId);
		if (component == null) {
			throw WeChatErrors.refuse(61011);
		}
		if (!component.settings().componentAppSecret().equals(secret)) {
			throw WeChatErrors.refuse(40125);
		}
		return component;
	}

}
