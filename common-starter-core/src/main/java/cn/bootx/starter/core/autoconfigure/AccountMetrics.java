package cn.bootx.starter.core.autoconfigure;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.account.Accounts;

/** Shows whether all nodes know the same accounts. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(MeterBinder.class)
class AccountMetrics {

	@Bean
	MeterBinder bootxThirdAccountMetrics(ObjectProvider<Accounts<?, ?>> accounts) {
		return (registry) -> accounts.orderedStream()
			.forEach((platform) -> Gauge.builder("bootx.third.accounts", platform, (it) -> it.all().size())
				.description("Accounts that this node knows")
				.tag("platform", platform.kind().platform().id())
				.register(registry));
	}

}
