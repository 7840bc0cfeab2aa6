package cn.bootx.starter.wechat.forward;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import cn.bootx.starter.core.observe.ThirdObserver;
import cn.bootx.starter.testing.Await;

/**
 * Keeps how the forwarding ended.
 */
final class RecordedOutcomes implements ThirdObserver {

	private final List<String> outcomes = new CopyOnWriteArrayList<>();

	private final List<String> tags = new CopyOnWriteArrayList<>();

	@Override
	public Watch begin(String name, String... tags) {
		if (!name.equals(FORWARD)) {
			return Watch.NONE;
		}
		this.tags.add(String.join(" ", tags));
		return (outcome, failure) -> this.outcomes.add(outcome);
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
