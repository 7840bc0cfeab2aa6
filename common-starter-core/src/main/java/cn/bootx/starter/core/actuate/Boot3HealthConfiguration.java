package cn.bootx.starter.core.actuate;

import java.util.Iterator;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.NamedContributor;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.health.HealthProbe;
import cn.bootx.starter.core.health.HealthProbes;

/** The platforms' health on Spring Boot 3. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = { "org.springframework.boot.actuate.health.HealthIndicator",
		"org.springframework.boot.actuate.autoconfigure.health.ConditionalOnEnabledHealthIndicator" })
@ConditionalOnEnabledHealthIndicator("bootx-third")
class Boot3HealthConfiguration {

	@Bean
	@ConditionalOnMissingBean(name = "bootxThirdHealthContributor")
	PlatformsHealth bootxThirdHealthContributor(HealthProbes probes) {
		return new PlatformsHealth(probes);
	}

	/** One health indicator for each platform in use. */
	record PlatformsHealth(HealthProbes probes) implements CompositeHealthContributor {

		@Override
		public @Nullable HealthContributor getContributor(String name) {
			HealthProbe probe = this.probes.probe(name);
			return (probe != null) ? indicator(probe) : null;
		}

		@Override
		public Iterator<NamedContributor<HealthContributor>> iterator() {
			return this.probes.probes()
				.values()
				.stream()
				.map((probe) -> NamedContributor.<HealthContributor>of(probe.platform(), indicator(probe)))
				.iterator();
		}

		private static HealthIndicator indicator(HealthProbe probe) {
			return () -> {
				HealthProbe.Report report = probe.report();
				return Health.status(report.state().name()).withDetails(report.details()).build();
			};
		}

	}

}
