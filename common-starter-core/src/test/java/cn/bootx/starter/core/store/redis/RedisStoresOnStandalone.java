package cn.bootx.starter.core.store.redis;

import java.time.Duration;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import cn.bootx.starter.core.testing.RedisProcess;

/**
 * One Redis for all tests that only use it.
 */
class RedisStoresOnStandalone implements BeforeAllCallback {

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

		private final RedisProcess redis = RedisProcess.start();

		private final LettuceConnectionFactory host = new LettuceConnectionFactory("127.0.0.1", this.redis.port());

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
