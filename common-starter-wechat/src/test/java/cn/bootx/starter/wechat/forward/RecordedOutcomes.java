package cn.bootx.starter.wechat.forward;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;

import cn.bootx.starter.core.observe.ThirdObserver;
import cn.bootx.starter.testing.Await;

/**
 * Keeps how the forwarding ended.
 */
final class RecordedOutcomes implements ObservationHandler<Observation.Context> {

	private final List<String> outcomes = new CopyOnWriteArrayList<>();

	private final List<String> tags = new CopyOnWriteArrayList<>();

	/** What records them here. */
	ThirdObserver observer() {
		ObservationRegistry registry = ObservationRegistry.create();
		registry.observationConfig().observationHandler(this);
		return new ThirdObserver(registry);
	}

	@Override
	public boolean supportsContext(Observation.Context context) {
		return ThirdObserver.FORWARD.equals(context.getName());
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
		return context.getLowCardinalityKeyValue(tag).getValue();
	}

	List<String> tags() {
		return this.tags;
	}

	long count(String outcome) {
		return this.outcomes.stream().filter(outcome::equals).count();
	}

	void await(String outcome, long count) {
		Await.until(() -> count(outcome) >= count);
	}

}
