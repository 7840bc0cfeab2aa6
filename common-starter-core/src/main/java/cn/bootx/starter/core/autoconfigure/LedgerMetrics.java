package cn.bootx.starter.core.autoconfigure;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import cn.bootx.starter.core.callback.ledger.InMemoryMessageLedger;

/**
 * Shows whether the bound of the ledger in memory shortens the time in which a replayed
 * push is recognised.
 */
final class LedgerMetrics implements MeterBinder {

	private final InMemoryMessageLedger ledger;

	LedgerMetrics(InMemoryMessageLedger ledger) {
		this.ledger = ledger;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		Gauge.builder("bootx.third.ledger.window", this.ledger, (it) -> it.keptFor().toSeconds())
			.description("How long the identity of a handled message is kept at the present rate")
			.baseUnit("seconds")
			.register(registry);
		Gauge.builder("bootx.third.ledger.identities", this.ledger, InMemoryMessageLedger::size)
			.description("Identities of handled messages in memory")
			.register(registry);
		FunctionCounter.builder("bootx.third.ledger.forgotten", this.ledger, InMemoryMessageLedger::forgottenEarly)
			.description("Identities that were forgotten although their pushes could still be replayed")
			.register(registry);
	}

}
