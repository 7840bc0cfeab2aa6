package cn.bootx.starter.core.autoconfigure;

import io.micrometer.observation.ObservationRegistry;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.observe.MicrometerObserver;
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
		return new MicrometerObserver(registry.getIfUnique(() -> ObservationRegistry.NOOP));
	}

}
