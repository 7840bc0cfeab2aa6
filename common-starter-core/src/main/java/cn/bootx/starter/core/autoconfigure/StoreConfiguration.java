package cn.bootx.starter.core.autoconfigure;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.SecretBox;

/**
 * The two stores, where the host has none of its own: in the place that the properties
 * name, or in the first that the application has.
 */
@Configuration(proxyBeanMethods = false)
@Import({ JdbcStoreConfiguration.class, RedisStoreConfiguration.class })
class StoreConfiguration {

	static final Logger logger = LoggerFactory.getLogger(StoreConfiguration.class);

	private static final String PREFIX = "bootx.starter.third.store.";

	@Bean
	@ConditionalOnMissingBean
	SecretBox bootxThirdSecretBox(ThirdProperties properties) {
		ThirdProperties.Store store = properties.store();
		List<byte[]> keys = new ArrayList<>();
		if (store.encryptionKey() != null) {
			keys.add(key("encryption-key", store.encryptionKey()));
		}
		else if (!store.previousEncryptionKeys().isEmpty()) {
			throw new InvalidConfigurationException(PREFIX + "previous-encryption-keys",
					"there are previous keys, but no present one", "Set " + PREFIX + "encryption-key as well.");
		}
		store.previousEncryptionKeys().forEach((key) -> keys.add(key("previous-encryption-keys", key)));
		return keys.isEmpty() ? SecretBox.OPEN : SecretBox.of(keys);
	}

	@Bean
	@ConditionalOnMissingBean
	ExpiringStore expiringStore(ThirdProperties properties, ObjectProvider<Place> places, ObjectProvider<Clock> clock) {
		return choose("expiring", properties.store().expiring(), places, Place::expiring,
				() -> new InMemoryExpiringStore(clock.getIfUnique(Clock::systemUTC)));
	}

	@Bean
	@ConditionalOnMissingBean
	RecordStore recordStore(ThirdProperties properties, ObjectProvider<Place> places, SecretBox box) {
		return box
			.seal(choose("records", properties.store().records(), places, Place::records, InMemoryRecordStore::new));
	}

	private static <S> S choose(String property, Enum<?> wanted, ObjectProvider<Place> places,
			Function<Place, @Nullable S> from, Supplier<S> memory) {
		String name = wanted.name().toLowerCase(Locale.ROOT);
		boolean auto = name.equals("auto");
		String reason = auto ? "what the application has" : "configured";
		for (Place place : places.orderedStream().toList()) {
			S store = (auto || name.equals(place.name())) ? from.apply(place) : null;
			if (store != null) {
				logger.info("{}{} is '{}' ({})", PREFIX, property, place.name(), reason);
				return store;
			}
		}
		if (!auto && !name.equals("memory")) {
			String needed = name.equals("redis") ? "spring-boot-starter-data-redis and one RedisConnectionFactory bean"
					: "spring-boot-starter-jdbc and one DataSource bean";
			throw new InvalidConfigurationException(PREFIX + property,
					"'" + name + "' is asked for, but the application has none",
					"Bring " + needed + ", or set it to auto (what the application has) or memory (one process only).");
		}
		logger.info("{}{} is 'memory' ({})", PREFIX, property, reason);
		return memory.get();
	}

	private static byte[] key(String property, String value) {
		String problem;
		try {
			byte[] key = Base64.getDecoder().decode(value.strip());
			if (key.length == 32) {
				return key;
			}
			problem = "it is Base64 of " + key.length + " bytes, not of 32";
		}
		catch (IllegalArgumentException ex) {
			problem = "it is not Base64";
		}
		throw new InvalidConfigurationException(PREFIX + property, problem, "Make a key with: openssl rand -base64 32");
	}

	/**
	 * A technology of the application that can hold stores; null where it cannot here.
	 */
	interface Place {

		/** As in the properties, in lower case. */
		String name();

		default @Nullable ExpiringStore expiring() {
			return null;
		}

		@Nullable RecordStore records();

	}

}
