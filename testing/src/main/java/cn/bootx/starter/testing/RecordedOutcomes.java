package cn.bootx.starter.testing;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;

/**
 * Keeps how the forwarding ended.
 */
public final class RecordedOutcomes implements ObservationHandler<Observation.Context> {

	private static final String FORWARD = "bootx.third.forward";

	private final List<String> outcomes = new CopyOnWriteArrayList<>();

	private final List<String> tags = new CopyOnWriteArrayList<>();

	/** What records them here. */
	public ObservationRegistry registry() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(this);
		return registry;
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return FORWARD.equals(context.getName());
	}

	@Override
	public void onStart(Observation.Context context) {
		this.tags.add("portal " + value(context, "portal") + " target " + value(context, "target"));
	}

	@Override
	public void onStop(Observation.Context context) {
		this.outcomes.add(value(context, "outcome"));
	}

	private static String value(Observation.Context context, String tag) {
		return Objects.requireNonNull(context.getLowCardinalityKeyValue(tag), tag).getValue();
	}

	public List<String> tags() {
		return this.tags;
	}

	public long count(String outcome) {
		return this.outcomes.stream().filter(outcome::equals).count();
	}

	public void await(String outcome, long count) {
		Await.until(() -> count(outcome) >= count);
	}

}
