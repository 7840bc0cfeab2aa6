package cn.bootx.starter.core.limit;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

import cn.bootx.starter.core.text.ContentDigest;

/**
 * Turns that this node has seen, by key. Keys without a turn in the last window go first
 * when there are too many, then those that were used longest ago.
 */
final class LocalTurnsByKey {

	static final int MAX_KEYS = 10_000;

	private final int calls;

	private final Duration window;

	private final Map<String, LocalTurns> byKey = new LinkedHashMap<>(16, 0.75f, true);

	LocalTurnsByKey(int calls, Duration window) {
		this.calls = calls;
		this.window = window;
	}

	synchronized LocalTurns of(String key, long now) {
		LocalTurns known = this.byKey.get(key);
		if (known != null) {
			return known;
		}
		if (this.byKey.size() >= MAX_KEYS) {
			this.byKey.values().removeIf((turns) -> turns.isOver(now, this.window));
		}
		if (this.byKey.size() >= MAX_KEYS) {
			this.byKey.remove(this.byKey.keySet().iterator().next());
		}
		LocalTurns turns = new LocalTurns(digest(key), this.calls);
		this.byKey.put(key, turns);
		return turns;
	}

	private static String digest(String key) {
		return ContentDigest.brief(key);
	}

}
