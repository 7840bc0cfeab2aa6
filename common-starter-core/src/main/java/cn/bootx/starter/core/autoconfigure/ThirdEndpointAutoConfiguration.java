package cn.bootx.starter.core.autoconfigure;

import java.time.Clock;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.actuate.autoconfigure.endpoint.condition.ConditionalOnAvailableEndpoint;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import cn.bootx.starter.core.actuate.ThirdEndpoint;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.token.TokenRegistry;

/**
 * Auto-configuration of the actuator endpoint {@code third}.
 *
 * @since 0.1.0
 */
@AutoConfiguration(after = CoreAutoConfiguration.class)
@ConditionalOnClass({ Endpoint.class, ConditionalOnAvailableEndpoint.class })
@ConditionalOnAvailableEndpoint(endpoint = ThirdEndpoint.class)
public final class ThirdEndpointAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean
	ThirdEndpoint thirdEndpoint(TokenRegistry tokens, ExpiringStore expiring, RecordStore records,
			ObjectProvider<Clock> clock) {
		return new ThirdEndpoint(tokens, expiring, records, clock.getIfUnique(Clock::systemUTC));
	}

}
