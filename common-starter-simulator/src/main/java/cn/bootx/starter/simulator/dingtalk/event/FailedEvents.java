package cn.bootx.starter.simulator.dingtalk.event;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.gate.OldFamily;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;

/**
 * Events that could not be delivered. Reading them takes them away.
 */
public final class FailedEvents {

	private static final int MAX_AT_ONCE = 200;

	private final Deque<Map<String, Object>> events = new ArrayDeque<>();

	synchronized void add(String eventType, long time, Map<String, Object> event) {
		Map<String, Object> content = Fields.of();
		// Here names are written in small letters, unlike in the event itself.
		event.forEach((name, value) -> content.put(name.toLowerCase(Locale.ROOT), value));
		this.events.add(Fields.of("call_back_tag", eventType, "event_time", time, eventType, content));
	}

	public synchronized SimulatorResponse take() {
		List<Map<String, Object>> taken = new ArrayList<>();
		while (taken.size() < MAX_AT_ONCE && !this.events.isEmpty()) {
			taken.add(this.events.remove());
		}
		return OldFamily.ok("has_more", !this.events.isEmpty(), "failed_list", taken);
	}

}
