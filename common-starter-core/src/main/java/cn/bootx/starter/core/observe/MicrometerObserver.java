package cn.bootx.starter.core.observe;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * {@link ThirdObserver} that makes Micrometer observations: a timer for each and, where
 * tracing is on, a span.
 *
 * @since 0.1.0
 */
public final class MicrometerObserver implements ThirdObserver {

	private final ObservationRegistry registry;

	public MicrometerObserver(ObservationRegistry registry) {
		this.registry = registry;
	}

	@Override
	public Watch begin(String name, String... tags) {
		Observation observation = Observation.createNotStarted(name, this.registry);
		if (observation.isNoop()) {
			return Watch.NONE;
		}
		for (int i = 0; i + 1 < tags.length; i += 2) {
			observation.lowCardinalityKeyValue(tags[i], tags[i + 1]);
		}
		return new ObservationWatch(observation.start());
	}

	private record ObservationWatch(Observation observation) implements Watch {

		@Override
		public void end(String outcome, @Nullable Throwable failure) {
			this.observation.lowCardinalityKeyValue("outcome", outcome);
			if (failure != null) {
				this.observation.error(failure);
			}
			this.observation.stop();
		}

		@Override
		public Scope open() {
			Observation.Scope scope = this.observation.openScope();
			return scope::close;
		}

	}

}
