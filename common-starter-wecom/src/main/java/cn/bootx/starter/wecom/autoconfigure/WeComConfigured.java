package cn.bootx.starter.wecom.autoconfigure;

import java.util.Map;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What of WeCom is configured, for the conditions.
 */
final class WeComConfigured {

	private final Environment environment;

	WeComConfigured(Environment environment) {
		this.environment = environment;
	}

	boolean agents() {
		return has("corp-id") || !map("agents").isEmpty();
	}

	boolean robots() {
		// Robots may be in the record store only; saying so is enough then.
		return agents() || !map("robots").isEmpty() || has("enabled") || has("admin.enabled");
	}

	/** Whether it is clear which agent is meant where none is named. */
	boolean defaultAgent() {
		return has("corp-secret") || has("agent-id") || has("token") || map("agents").size() <= 1;
	}

	boolean callback() {
		return has("token") || map("agents").values()
			.stream()
			.anyMatch((agent) -> agent instanceof Map<?, ?> properties && properties.containsKey("token"));
	}

	private boolean has(String property) {
		return this.environment.containsProperty(WeComProperties.PREFIX + "." + property);
	}

	private Map<String, Object> map(String property) {
		return Binder.get(this.environment)
			.bind(WeComProperties.PREFIX + "." + property, Bindable.mapOf(String.class, Object.class))
			.orElse(Map.of());
	}

}
