package cn.bootx.starter.core.autoconfigure;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.secret.EncryptingRecordStore;
import cn.bootx.starter.core.store.secret.SecretBox;

/**
 * Auto-configuration of the two stores.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@EnableConfigurationProperties(StoreProperties.class)
@Import({ JdbcStoreConfiguration.class, RedisStoreConfiguration.class })
public final class StoreAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	SecretBox bootxThirdSecretBox(StoreProperties properties) {
		return SecretBoxes.of(properties);
	}

	@Bean
	@ConditionalOnMissingBean
	ExpiringStore expiringStore(StoreProperties properties, ObjectProvider<StorePlace> places,
			ObjectProvider<Clock> clock) {
		return new StoreChoice(places.orderedStream().toList()).choose("expiring", properties.expiring(),
				StorePlace::expiring, () -> new InMemoryExpiringStore(clock.getIfUnique(Clock::systemUTC)));
	}

	@Bean
	@ConditionalOnMissingBean
	RecordStore recordStore(StoreProperties properties, ObjectProvider<StorePlace> places, SecretBox box) {
		RecordStore store = new StoreChoice(places.orderedStream().toList()).choose("records", properties.records(),
				StorePlace::records, InMemoryRecordStore::new);
		return (box != SecretBox.OPEN) ? new EncryptingRecordStore(store, box) : store;
	}

}
