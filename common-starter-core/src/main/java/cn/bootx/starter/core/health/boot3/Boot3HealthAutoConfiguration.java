package cn.bootx.starter.core.health.boot3;

import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import cn.bootx.starter.core.health.HealthProbes;

/**
 * Auto-configuration of the platforms' health on Spring Boot 3.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = "cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration")
@ConditionalOnClass(name = { "org.springframework.boot.actuate.health.HealthIndicator",
		"org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator" })
@ConditionalOnBean(HealthProbes.class)
@ConditionalOnEnabledHealthIndicator("bootx-third")
public final class Boot3HealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "bootxThirdHealthContributor")
	PlatformsHealth bootxThirdHealthContributor(HealthProbes probes) {
		return new PlatformsHealth(probes);
	}

}
