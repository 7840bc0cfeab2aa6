package cn.bootx.starter.core.autoconfigure.store;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

import cn.bootx.starter.core.autoconfigure.StoreProperties;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.secret.EncryptingRecordStore;
import cn.bootx.starter.core.store.secret.SecretBox;

/**
 * The two stores, where the host has none of its own.
 */
@Configuration(proxyBeanMethods = false)
@Import({ JdbcStoreConfiguration.class, RedisStoreConfiguration.class })
class StoreConfiguration {

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
