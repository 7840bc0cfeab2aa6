package cn.bootx.starter.core.autoconfigure.store;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;

/**
 * A technology of the application that can hold a store.
 */
interface StorePlace {

	/** As in the properties, in lower case. */
	String name();

	/** The store, or null if this place cannot hold one in this application. */
	@Nullable ExpiringStore expiring();

	/** The store, or null if this place cannot hold one in this application. */
	@Nullable RecordStore records();

}
