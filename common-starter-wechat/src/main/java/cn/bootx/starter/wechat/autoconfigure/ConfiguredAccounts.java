package cn.bootx.starter.wechat.autoconfigure;

import java.util.Map;

import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.ResolvableType;
import org.springframework.core.env.Environment;

/**
 * What conditions see of the accounts, before the properties are bound.
 *
 * @param any whether there is an account
 * @param more whether accounts may be added while the application runs
 */
record ConfiguredAccounts(boolean any, boolean more) {

	private static final String PREFIX = "bootx.starter.third.wechat";

	static ConfiguredAccounts of(Environment environment) {
		Binder binder = Binder.get(environment);
		Map<String, Map<String, Object>> named = binder
			.bind(PREFIX + ".accounts", Bindable.<Map<String, Map<String, Object>>>of(mapOfMaps()))
			.orElse(Map.of());
		boolean defaultAccount = binder.bind(PREFIX + ".app-id", String.class).isBound();
		boolean more = binder.bind(PREFIX + ".runtime-accounts", Boolean.class).orElse(false);
		return new ConfiguredAccounts(defaultAccount || !named.isEmpty(), more);
	}

	private static ResolvableType mapOfMaps() {
		return ResolvableType.forClassWithGenerics(Map.class, ResolvableType.forClass(String.class),
				ResolvableType.forClassWithGenerics(Map.class, String.class, Object.class));
	}

}
