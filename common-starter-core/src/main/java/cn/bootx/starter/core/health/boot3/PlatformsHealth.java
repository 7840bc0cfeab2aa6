package cn.bootx.starter.core.health.boot3;

import java.util.Iterator;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.health.CompositeHealthContributor;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthContributor;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.NamedContributor;

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
