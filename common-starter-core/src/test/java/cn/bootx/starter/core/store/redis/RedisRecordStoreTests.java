package cn.bootx.starter.core.store.redis;

import org.junit.jupiter.api.extension.ExtendWith;

import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.RecordStoreContractTests;

@ExtendWith(RedisStoresOnStandalone.class)
class RedisRecordStoreTests extends RecordStoreContractTests {

	@Override
	protected RecordStore store() {
		return RedisStoresOnStandalone.stores().records();
	}

}
