package cn.bootx.starter.simulator.autoconfigure;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.springframework.core.env.Environment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;

/** What the setups of the platforms are tested with. */
final class Setups {

	private Setups() {
	}

	static SimulatorProperties properties(Duration tokenLifetime) {
		return new SimulatorProperties(true, 0, null, tokenLifetime, Duration.ofSeconds(5), 1, Map.of(), false, false,
				List.of());
	}

	static Environment environment(String prefix, Map<String, Object> properties) {
		Map<String, Object> all = new HashMap<>();
		properties.forEach((name, value) -> all.put(prefix + name, value));
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources().addFirst(new MapPropertySource("test", all));
		return environment;
	}

}
