package cn.bootx.starter.core.send;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

import cn.bootx.starter.core.client.PlatformException;

/**
 * What became of a recall of several messages.
 *
 * @param recalled the platform's ids of the messages that were taken back
 * @param failed ids of those that were not, each with the reason, for people
 * @since 0.1.0
 */
public record Recall(List<String> recalled, Map<String, String> failed) {

	/** Whether all messages were taken back. */
	public boolean complete() {
		return this.failed.isEmpty();
	}

	/** Takes messages back one by one; it goes on after one has failed. */
	public static Recall each(Collection<String> ids, Consumer<String> recall) {
		List<String> recalled = new ArrayList<>();
		Map<String, String> failed = new LinkedHashMap<>();
		for (String id : Receivers.distinct(ids)) {
			try {
				recall.accept(id);
				recalled.add(id);
			}
			catch (PlatformException ex) {
				failed.put(id, ex.getMessage());
			}
		}
		return new Recall(recalled, failed);
	}

}
