package cn.bootx.starter.core.callback.ledger;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * The messages that this process has answered, for as long as a push can be replayed: 128
 * bits of each identity, in generations, so that old ones are forgotten all at once. Not
 * thread-safe.
 */
final class SeenIdentities {

	/** Of which the oldest is always on its way out. */
	private static final int GENERATIONS = 5;

	private static final long KEY0 = new SecureRandom().nextLong();

	private static final long KEY1 = new SecureRandom().nextLong();

	private final long window;

	private final int mostPerGeneration;

	private final LongSupplier clock;

	/** The newest first. */
	private final Deque<Generation> generations = new ArrayDeque<>();

	private long forgottenEarly;

	/** How old the youngest of the forgotten ones was, or the whole window. */
	private long keptFor;

	SeenIdentities(Duration window, int most, LongSupplier clock) {
		this.window = window.toNanos();
		this.mostPerGeneration = Math.max(1, most / GENERATIONS);
		this.clock = clock;
		this.keptFor = this.window;
	}

	boolean contains(String identity) {
		if (this.generations.isEmpty()) {
			return false;
		}
		SipHash.Value value = hash(identity);
		long oldest = this.clock.getAsLong() - this.window;
		for (Generation generation : this.generations) {
			if (generation.closedAt - oldest > 0 && generation.identities.contains(value)) {
				return true;
			}
		}
		return false;
	}

	void add(String identity) {
		newest().identities.add(hash(identity));
	}

	MessageLedger.Memory memory() {
		int size = this.generations.stream().mapToInt((generation) -> generation.identities.size()).sum();
		return new MessageLedger.Memory(size, this.forgottenEarly, Duration.ofNanos(this.keptFor));
	}

	private static SipHash.Value hash(String identity) {
		return SipHash.of(KEY0, KEY1, identity.getBytes(StandardCharsets.UTF_8));
	}

	private Generation newest() {
		long now = this.clock.getAsLong();
		Generation newest = this.generations.peekFirst();
		if (newest == null || newest.identities.size() >= this.mostPerGeneration
				|| now - newest.openedAt >= this.window / (GENERATIONS - 1)) {
			forget(now);
			newest = new Generation(now);
			this.generations.addFirst(newest);
		}
		newest.closedAt = now;
		return newest;
	}

	/** Makes room for one more generation. */
	private void forget(long now) {
		Iterator<Generation> oldest = this.generations.descendingIterator();
		while (oldest.hasNext()) {
			Generation generation = oldest.next();
			boolean past = now - generation.closedAt >= this.window;
			if (!past && this.generations.size() < GENERATIONS) {
				return;
			}
			this.keptFor = past ? this.window : now - generation.closedAt;
			this.forgottenEarly += past ? 0 : generation.identities.size();
			oldest.remove();
		}
	}

	/** Those of one stretch of the window. */
	private static final class Generation {

		private final long openedAt;

		private final Set<SipHash.Value> identities = new HashSet<>();

		/** When the last one was added. */
		private long closedAt;

		Generation(long now) {
			this.openedAt = now;
			this.closedAt = now;
		}

	}

}
