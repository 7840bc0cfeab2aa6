package cn.bootx.starter.core.autoconfigure.store;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.config.InvalidConfigurationException;

/**
 * Finds the place of a store: the one that the properties name, or the first that the
 * application has.
 */
final class StoreChoice {

	private static final Logger logger = LoggerFactory.getLogger(StoreConfiguration.class);

	private static final String PREFIX = "bootx.starter.third.store.";

	private final List<StorePlace> places;

	/**
	 * Makes a choice.
	 * @param places the places of this application, the preferred ones first
	 */
	StoreChoice(List<StorePlace> places) {
		this.places = places;
	}

	<S> S choose(String property, Enum<?> wanted, Function<StorePlace, @Nullable S> from, Supplier<S> memory) {
		String name = wanted.name().toLowerCase(Locale.ROOT);
		for (StorePlace place : this.places) {
			S store = (name.equals("auto") || name.equals(place.name())) ? from.apply(place) : null;
			if (store != null) {
				logger.info("{}{} is '{}' ({})", PREFIX, property, place.name(), reason(name));
				return store;
			}
		}
		if (!name.equals("auto") && !name.equals("memory")) {
			throw new InvalidConfigurationException(PREFIX + property,
					"'" + name + "' is asked for, but the application has none", "Bring " + needs(name)
							+ ", or set it to auto (what the application has) or memory (one process only).");
		}
		logger.info("{}{} is 'memory' ({})", PREFIX, property, reason(name));
		return memory.get();
	}

	private static String reason(String wanted) {
		return wanted.equals("auto") ? "what the application has" : "configured";
	}

	private static String needs(String name) {
		return name.equals("redis") ? "spring-boot-starter-data-redis and one RedisConnectionFactory bean"
				: "spring-boot-starter-jdbc and one DataSource bean";
	}

}
