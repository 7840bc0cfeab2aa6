package cn.bootx.starter.core.store;

class InMemoryRecordStoreTests extends RecordStoreContractTests {

	private final InMemoryRecordStore store = new InMemoryRecordStore();

	@Override
	protected RecordStore store() {
		return this.store;
	}

}
