package cn.bootx.starter.core.autoconfigure;

import java.util.HashMap;
import java.util.Map;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;

import cn.bootx.starter.core.config.StoredSettings;

/**
 * Publishes stored settings as application events, for a simulator in the application
 * only: they hold secrets. The payload is a {@link MapPropertySource} that is named as
 * the properties would be, and empty for what was removed.
 */
final class StoredSettingsEvents implements StoredSettings {

	private final ApplicationEventPublisher events;

	private final Map<String, Map<String, String>> published = new HashMap<>();

	StoredSettingsEvents(ApplicationEventPublisher events) {
		this.events = events;
	}

	@Override
	public synchronized void report(String property, Map<String, String> values) {
		Map<String, String> before = values.isEmpty() ? this.published.remove(property)
				: this.published.put(property, Map.copyOf(values));
		if (!values.equals((before != null) ? before : Map.of())) {
			this.events.publishEvent(new MapPropertySource(property, Map.copyOf(values)));
		}
	}

	@Configuration(proxyBeanMethods = false)
	@ConditionalOnProperty(name = "bootx.starter.third.simulator.enabled", havingValue = "true")
	static class OfSimulatedApplications {

		/** Before the web server takes requests, which starts 2048 before the end. */
		@Bean
		ThirdLifecycle bootxThirdStoredSettingsEvents(ObjectProvider<Keeper> keepers,
				ApplicationEventPublisher events) {
			StoredSettings settings = new StoredSettingsEvents(events);
			return new ThirdLifecycle(SmartLifecycle.DEFAULT_PHASE - 4096,
					() -> keepers.orderedStream().forEach((keeper) -> keeper.reportTo(settings)), () -> {
					});
		}

	}

}
