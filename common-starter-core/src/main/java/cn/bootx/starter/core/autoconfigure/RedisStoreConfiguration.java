package cn.bootx.starter.core.autoconfigure;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.redis.RedisStores;

/**
 * Redis as a place for stores. The connection factory is looked up when a store is made,
 * so nothing depends on the order of Spring Boot's own auto-configuration, whose name
 * differs between 3.5 and 4.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ StringRedisTemplate.class, RedisConnectionFactory.class })
class RedisStoreConfiguration {

	@Bean
	@Order(2)
	RedisPlace bootxThirdRedisPlace(ObjectProvider<RedisConnectionFactory> connections, ThirdProperties properties) {
		return new RedisPlace(connections, properties.store());
	}

	static final class RedisPlace implements StoreConfiguration.Place, AutoCloseable {

		private final ObjectProvider<RedisConnectionFactory> connections;

		private final ThirdProperties.Store properties;

		private @Nullable RedisStores stores;

		RedisPlace(ObjectProvider<RedisConnectionFactory> connections, ThirdProperties.Store properties) {
			this.connections = connections;
			this.properties = properties;
		}

		@Override
		public String name() {
			return "redis";
		}

		@Override
		public @Nullable ExpiringStore expiring() {
			RedisStores present = stores();
			return (present != null) ? present.expiring() : null;
		}

		@Override
		public @Nullable RecordStore records() {
			RedisStores present = stores();
			return (present != null) ? present.records() : null;
		}

		private synchronized @Nullable RedisStores stores() {
			RedisConnectionFactory factory = this.connections.getIfUnique();
			if (this.stores == null && factory != null) {
				this.stores = RedisStores.on(factory, this.properties.keyPrefix(), this.properties.timeout(),
						this.properties.connectTimeout());
			}
			return this.stores;
		}

		@Override
		public synchronized void close() {
			if (this.stores != null) {
				this.stores.close();
			}
		}

	}

}
