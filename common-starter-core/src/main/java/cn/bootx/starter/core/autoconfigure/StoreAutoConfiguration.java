package cn.bootx.starter.core.autoconfigure;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.InMemoryRecordStore;
import cn.bootx.starter.core.store.RecordStore;

/**
 * Auto-configuration of the two stores.
 *
 * @since 0.1.0
 */
@AutoConfiguration
@EnableConfigurationProperties(StoreProperties.class)
public final class StoreAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(ExpiringStore.class)
	InMemoryExpiringStore inMemoryExpiringStore(ObjectProvider<Clock> clock) {
		return new InMemoryExpiringStore(clock.getIfUnique(Clock::systemUTC));
	}

	@Bean
	@ConditionalOnMissingBean(RecordStore.class)
	InMemoryRecordStore inMemoryRecordStore() {
		return new InMemoryRecordStore();
	}

}
