package cn.bootx.starter.core.store.redis;

import java.time.Duration;

import cn.bootx.starter.testing.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.data.redis.connection.RedisSentinelConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.testing.RedisSentinel;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A host that asks a Sentinel for its Redis.
 */
class RedisSentinelTests {

	private static final Duration LONG = Duration.ofMinutes(10);

	private final RedisSentinel redis = RedisSentinel.start();

	private LettuceConnectionFactory host;

	private RedisStores stores;

	@BeforeEach
	void connect() {
		this.host = new LettuceConnectionFactory(
				new RedisSentinelConfiguration().master(RedisSentinel.MASTER).sentinel("127.0.0.1", this.redis.port()));
		this.host.afterPropertiesSet();
		this.host.start();
		this.stores = RedisStores.on(this.host, "sentinel:", Duration.ofSeconds(1), Duration.ofSeconds(1));
	}

	@AfterEach
	void close() {
		this.stores.close();
		this.host.destroy();
		this.redis.close();
	}

	@Test
	void bothStoresWorkOnTheMaster() {
		ExpiringStore store = this.stores.expiring();
		assertThat(store.putIfAbsent("key", "first", LONG)).isEmpty();
		assertThat(store.putIfAbsent("key", "second", LONG)).contains("first");
		assertThat(store.compareAndSet("key", "first", "second", LONG)).isTrue();
		assertThat(store.increment("count", LONG).count()).isEqualTo(1);
		RecordStore records = this.stores.records();
		assertThat(records.insert("menus", "one", "{}").version()).isEqualTo(1);
		assertThat(records.list("menus", "", 10).records()).hasSize(1);
	}

	@Test
	void theStoresFollowTheSentinelToTheNewMaster() {
		ExpiringStore store = this.stores.expiring();
		store.put("key", "value", LONG);
		this.redis.killMaster();
		Await.until(() -> written(store));
		assertThat(store.putIfAbsent("after", "again", LONG)).contains("failover");
	}

	private static boolean written(ExpiringStore store) {
		try {
			store.put("after", "failover", LONG);
			return true;
		}
		catch (StoreUnavailableException ex) {
			return false;
		}
	}

}
