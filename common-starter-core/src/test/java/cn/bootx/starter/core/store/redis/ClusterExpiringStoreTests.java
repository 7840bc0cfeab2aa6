package cn.bootx.starter.core.store.redis;

import java.time.Duration;

import org.junit.jupiter.api.extension.ExtendWith;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.ExpiringStoreContractTests;

@ExtendWith(RedisStoresOnCluster.class)
class ClusterExpiringStoreTests extends ExpiringStoreContractTests {

	@Override
	protected ExpiringStore store() {
		return RedisStoresOnCluster.stores().expiring();
	}

	@Override
	protected void pass(Duration time) {
		// The time of Redis passes by itself.
	}

}
