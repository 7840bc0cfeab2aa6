package cn.bootx.starter.core.actuate;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.account.Accounts;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.TokenRegistry;

/** The endpoint, where the host has the actuator. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(endpoint = ThirdEndpoint.class)
class ThirdEndpointConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ThirdEndpoint thirdEndpoint(TokenRegistry tokens, ExpiringStore expiring, RecordStore records,
			ObjectProvider<Accounts<?, ?>> accounts, ObjectProvider<Clock> clock) {
		return new ThirdEndpoint(tokens, expiring, records, accounts.orderedStream().toList(),
				clock.getIfUnique(Clock::systemUTC));
	}

}
