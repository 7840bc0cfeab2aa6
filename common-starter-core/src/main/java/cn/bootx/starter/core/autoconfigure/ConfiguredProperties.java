package cn.bootx.starter.core.autoconfigure;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;

/**
 * What is configured below a prefix, for conditions, which are asked before the
 * properties are bound.
 *
 * @param prefix for example {@code bootx.starter.third.wecom}
 * @since 0.1.0
 */
public record ConfiguredProperties(Environment environment, String prefix) {

	/** Whether one of the properties has a value. */
	public boolean has(String... properties) {
		return Arrays.stream(properties)
			.anyMatch((property) -> this.environment.containsProperty(this.prefix + "." + property));
	}

	/** Whether a switch is on. */
	public boolean isOn(String property, boolean otherwise) {
		return this.environment.getProperty(this.prefix + "." + property, Boolean.class, otherwise);
	}

	/** How many named entries a property has: accounts, agents, applications, robots. */
	public int count(String property) {
		return entries(property).size();
	}

	/** Whether one of the named entries of a property has one of these members. */
	public boolean anyHas(String property, String... members) {
		Set<String> wanted = Arrays.stream(members).map(ConfiguredProperties::uniform).collect(Collectors.toSet());
		return entries(property).values()
			.stream()
			.anyMatch((entry) -> entry instanceof Map<?, ?> present && present.keySet()
				.stream()
				.anyMatch((member) -> wanted.contains(uniform(String.valueOf(member)))));
	}

	/** A member may be written in any of Spring Boot's spellings. */
	private static String uniform(String member) {
		return member.replaceAll("[-_]", "").toLowerCase(Locale.ROOT);
	}

	private Map<String, Object> entries(String property) {
		return Binder.get(this.environment)
			.bind(this.prefix + "." + property, Bindable.mapOf(String.class, Object.class))
			.orElse(Map.of());
	}

}
