package cn.bootx.starter.test;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.PlatformSimulator;
import cn.bootx.starter.simulator.autoconfigure.SimulatorEnvironmentInitializer;

import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.MutablePropertySources;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/**
 * Starts a simulator for an application context and points the application at it. Equal
 * ones share a cached context.
 *
 * @param platforms where the application gets an account
 */
record SimulatorContextCustomizer(Set<SimulatedPlatform> platforms) implements ContextCustomizer {

	static final String SOURCE = "simulatedPlatforms";

	@Override
	public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
		PlatformSimulator simulator = PlatformSimulator.start();
		PortalDoor door = PortalDoor.forContext(context);
		context.getBeanFactory().registerSingleton("platformSimulator", simulator);
		context.addApplicationListener((event) -> {
			if (event instanceof ContextClosedEvent closed && closed.getApplicationContext() == context) {
				simulator.close();
				if (door != null) {
					door.close();
				}
			}
		});
		Map<String, Object> properties = new LinkedHashMap<>();
		properties.put(SimulatedPlatform.THIRD + "simulator.enabled", true);
		properties.put(SimulatedPlatform.THIRD + "simulator.port", simulator.baseUri().getPort());
		if (door != null) {
			properties.put(SimulatedPlatform.THIRD + "simulator.callback-base-url", door.baseUrl());
		}
		properties.putAll(SimulatorEnvironmentInitializer.addresses(simulator.baseUrl()));
		this.platforms.forEach((platform) -> platform.addTo(properties));
		add(context.getEnvironment().getPropertySources(), new MapPropertySource(SOURCE, properties));
	}

	/** Behind the properties of the test, before all those of the application. */
	private static void add(MutablePropertySources sources, MapPropertySource source) {
		if (sources.contains(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME)) {
			sources.addBefore(StandardEnvironment.SYSTEM_PROPERTIES_PROPERTY_SOURCE_NAME, source);
		}
		else {
			sources.addFirst(source);
		}
	}

}
