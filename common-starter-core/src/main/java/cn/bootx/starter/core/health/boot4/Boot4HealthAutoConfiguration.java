package cn.bootx.starter.core.health.boot4;

import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

import cn.bootx.starter.core.health.HealthProbes;

/**
 * Auto-configuration of the platforms' health on Spring Boot 4.
 *
 * @since 0.1.0
 */
@AutoConfiguration(afterName = "cn.bootx.starter.core.autoconfigure.CoreAutoConfiguration")
@ConditionalOnClass(name = { "org.springframework.boot.health.contributor.HealthIndicator",
		"org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator" })
@ConditionalOnBean(HealthProbes.class)
@ConditionalOnEnabledHealthIndicator("bootx-third")
public final class Boot4HealthAutoConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "bootxThirdHealthContributor")
	PlatformsHealth bootxThirdHealthContributor(HealthProbes probes) {
		return new PlatformsHealth(probes);
	}

}
