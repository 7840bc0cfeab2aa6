package cn.bootx.starter.core.store;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.EntryShard.Entry;

/** The last turns of one key, as {@link ExpiringStore#takeTurns} keeps them. */
final class TurnList {

	private final long now;

	private final long window;

	private final int limit;

	private final long earliest;

	private final List<Long> turns = new ArrayList<>();

	private TurnList(long now, long window, int limit, long earliest) {
		this.now = now;
		this.window = window;
		this.limit = limit;
		this.earliest = earliest;
	}

	static TurnList of(@Nullable Entry entry, long now, long window, int limit) {
		boolean paused = entry != null && entry.value().equals(ExpiringStore.PAUSED);
		TurnList list = new TurnList(now, window, limit, (entry != null && paused) ? entry.expiresAt() : now);
		if (entry != null && !paused) {
			for (String turn : entry.value().split(",")) {
				list.turns.add(Long.valueOf(turn));
			}
			list.turns.removeIf((turn) -> turn <= now - window);
		}
		return list;
	}

	ExpiringStore.Turns take(int count, Duration maxWait) {
		Duration first = Duration.ofMillis(next() - this.now);
		if (first.compareTo(maxWait) > 0) {
			return new ExpiringStore.Turns(false, List.of(first));
		}
		List<Duration> waits = new ArrayList<>(count);
		for (int i = 0; i < count; i++) {
			long turn = next();
			this.turns.add(turn);
			waits.add(Duration.ofMillis(turn - this.now));
		}
		return new ExpiringStore.Turns(true, waits);
	}

	Entry entry() {
		List<Long> kept = this.turns.subList(Math.max(0, this.turns.size() - this.limit), this.turns.size());
		String value = kept.stream().map(String::valueOf).collect(Collectors.joining(","));
		return new Entry(value, kept.get(kept.size() - 1) + this.window);
	}

	private long next() {
		long turn = Math.max(this.now, this.earliest);
		int taken = this.turns.size();
		return (taken < this.limit) ? turn : Math.max(turn, this.turns.get(taken - this.limit) + this.window);
	}

}
