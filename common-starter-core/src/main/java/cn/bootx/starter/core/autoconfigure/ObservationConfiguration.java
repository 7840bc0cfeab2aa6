package cn.bootx.starter.core.autoconfigure;

import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.core.observe.ThirdObserver;

/**
 * Observations through Micrometer, where the host has it.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(ObservationRegistry.class)
class ObservationConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ThirdObserver thirdObserver(ObjectProvider<ObservationRegistry> registry) {
		ObservationRegistry found = registry.getIfUnique();
		return (found != null) ? new ThirdObserver.Micrometer(found) : ThirdObserver.NONE;
	}

	/** Where there are meters, not only observations. */
	@Configuration(proxyBeanMethods = false)
	@ConditionalOnClass(MeterBinder.class)
	static class Meters {

		@Bean
		MeterBinder bootxThirdLedgerMetrics(MessageLedger ledger) {
			return new LedgerMetrics(ledger);
		}

	}

}
