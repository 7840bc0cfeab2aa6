package cn.bootx.starter.core.callback.ledger;

import java.time.Duration;

import cn.bootx.starter.core.store.ExpiringStore;

/**
 * Ledgers as an application does not get them.
 */
public final class Ledgers {

	private Ledgers() {
	}

	/** That fails while its store cannot be reached. */
	public static MessageLedger withoutFallback(ExpiringStore store, Duration doneTtl, Duration claimTtl) {
		return new StoreMessageLedger(store, doneTtl, claimTtl);
	}

	/** Of one process and with another bound. */
	public static MessageLedger inMemory(Duration doneTtl, int maxIdentities) {
		return new InMemoryMessageLedger(doneTtl, maxIdentities, System::nanoTime);
	}

}
