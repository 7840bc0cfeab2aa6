package cn.bootx.starter.core.store.redis;

import org.junit.jupiter.api.extension.ExtendWith;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.RecordStoreContractTests;

@ExtendWith(RedisStoresOnCluster.class)
class ClusterRecordStoreTests extends RecordStoreContractTests {

	@Override
	protected RecordStore store() {
		return RedisStoresOnCluster.stores().records();
	}

}
