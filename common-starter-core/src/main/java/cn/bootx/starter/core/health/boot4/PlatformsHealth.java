package cn.bootx.starter.core.health.boot4;

import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.HealthContributors;
import org.springframework.boot.health.contributor.HealthIndicator;

import cn.bootx.starter.core.health.HealthProbe;
import cn.bootx.starter.core.health.HealthProbes;

/**
 * One health indicator for each platform in use.
 */
final class PlatformsHealth implements CompositeHealthContributor {

	private final HealthProbes probes;

	PlatformsHealth(HealthProbes probes) {
		this.probes = probes;
	}

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
