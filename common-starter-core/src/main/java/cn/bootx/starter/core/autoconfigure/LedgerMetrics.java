package cn.bootx.starter.core.autoconfigure;

import java.util.Objects;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.callback.ledger.MessageLedger;

/**
 * Shows whether the bound of the ledger in memory shortens the time in which a replayed
 * push is recognised.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
class LedgerMetrics {

	@Bean
	MeterBinder bootxThirdLedgerMetrics(MessageLedger ledger) {
		return (registry) -> {
			if (ledger.memory() == null) {
				// The host's own ledger has its own bounds.
				return;
			}
			Gauge.builder("bootx.third.ledger.window", ledger, (it) -> memory(it).keptFor().toSeconds())
				.description("How long the identity of a handled message is kept at the present rate")
				.baseUnit("seconds")
				.register(registry);
			Gauge.builder("bootx.third.ledger.identities", ledger, (it) -> memory(it).identities())
				.description("Identities of handled messages in memory")
				.register(registry);
			FunctionCounter.builder("bootx.third.ledger.forgotten", ledger, (it) -> memory(it).forgottenEarly())
				.description("Identities that were forgotten although their pushes could still be replayed")
				.register(registry);
		};
	}

	private static MessageLedger.Memory memory(MessageLedger ledger) {
		return Objects.requireNonNull(ledger.memory());
	}

}
