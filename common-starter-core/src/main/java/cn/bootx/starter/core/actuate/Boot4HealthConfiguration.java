package cn.bootx.starter.core.actuate;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

import cn.bootx.starter.core.health.HealthProbe;
import cn.bootx.starter.core.health.HealthProbes;

/** The platforms' health on Spring Boot 4. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnClass(name = { "org.springframework.boot.health.contributor.HealthIndicator",
		"org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator" })
@ConditionalOnEnabledHealthIndicator("bootx-third")
class Boot4HealthConfiguration {

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
		public Stream<HealthContributors.Entry> stream() {
			return this.probes.probes()
				.values()
				.stream()
				.map((probe) -> new HealthContributors.Entry(probe.platform(), indicator(probe)));
		}

		private static HealthIndicator indicator(HealthProbe probe) {
			return () -> {
				HealthProbe.Report report = probe.report();
				return Health.status(report.state().name()).withDetails(report.details()).build();
			};
		}

	}

}
