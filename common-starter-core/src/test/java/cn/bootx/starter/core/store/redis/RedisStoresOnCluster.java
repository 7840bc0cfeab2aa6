package cn.bootx.starter.core.store.redis;

import java.time.Duration;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.data.redis.connection.RedisClusterConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import cn.bootx.starter.core.testing.RedisCluster;

/**
 * One cluster of three nodes for all tests that only use it.
 */
class RedisStoresOnCluster implements BeforeAllCallback {

	private static volatile RedisStores stores;

	static RedisStores stores() {
		return stores;
	}

	@Override
	public void beforeAll(ExtensionContext context) {
		context.getRoot().getStore(Namespace.GLOBAL).getOrComputeIfAbsent(Running.class, (key) -> new Running());
	}

	@SuppressWarnings("deprecation")
	static final class Running implements ExtensionContext.Store.CloseableResource {

		private final RedisCluster redis = RedisCluster.start();

		private final LettuceConnectionFactory host = new LettuceConnectionFactory(
				new RedisClusterConfiguration(this.redis.addresses()));

		Running() {
			this.host.afterPropertiesSet();
			this.host.start();
			stores = RedisStores.on(this.host, "bootx:third:", Duration.ofSeconds(30), Duration.ofMinutes(1));
		}

		@Override
		public void close() {
			stores.close();
			this.host.destroy();
			this.redis.close();
		}

	}

}
