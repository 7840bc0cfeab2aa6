package cn.bootx.starter.core.autoconfigure;

import java.util.Objects;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;

import cn.bootx.starter.core.callback.ledger.MessageLedger;

/**
 * Shows whether the bound of the ledger in memory shortens the time in which a replayed
 * push is recognised.
 */
final class LedgerMetrics implements MeterBinder {

	private final MessageLedger ledger;

	LedgerMetrics(MessageLedger ledger) {
		this.ledger = ledger;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		if (this.ledger.memory() == null) {
			// The host's own ledger has its own bounds.
			return;
		}
		Gauge.builder("bootx.third.ledger.window", this, (it) -> it.memory().keptFor().toSeconds())
			.description("How long the identity of a handled message is kept at the present rate")
			.baseUnit("seconds")
			.register(registry);
		Gauge.builder("bootx.third.ledger.identities", this, (it) -> it.memory().identities())
			.description("Identities of handled messages in memory")
			.register(registry);
		FunctionCounter.builder("bootx.third.ledger.forgotten", this, (it) -> it.memory().forgottenEarly())
			.description("Identities that were forgotten although their pushes could still be replayed")
			.register(registry);
	}

	private MessageLedger.Memory memory() {
		return Objects.requireNonNull(this.ledger.memory());
	}

}
