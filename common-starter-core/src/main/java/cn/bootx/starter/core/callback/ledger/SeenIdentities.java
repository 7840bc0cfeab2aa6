package cn.bootx.starter.core.callback.ledger;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.LongSupplier;

/**
 * The messages that this process has answered, for as long as a push can be replayed: 128
 * bits of each identity, in generations, so that old ones are forgotten all at once. Not
 * thread-safe.
 */
final class SeenIdentities {

	/** Of which the oldest is always on its way out. */
	private static final int GENERATIONS = 5;

	private static final long key0 = new SecureRandom().nextLong();

	private static final long key1 = new SecureRandom().nextLong();

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
			if (generation.closedAt - oldest > 0 && generation.contains(value)) {
				return true;
			}
		}
		return false;
	}

	void add(String identity) {
		newest().add(hash(identity));
	}

	MessageLedger.Memory memory() {
		int size = this.generations.stream().mapToInt((generation) -> generation.size).sum();
		return new MessageLedger.Memory(size, this.forgottenEarly, Duration.ofNanos(this.keptFor));
	}

	private static SipHash.Value hash(String identity) {
		return SipHash.of(key0, key1, identity.getBytes(StandardCharsets.UTF_8));
	}

	private Generation newest() {
		long now = this.clock.getAsLong();
		Generation newest = this.generations.peekFirst();
		if (newest == null || newest.size >= this.mostPerGeneration
				|| now - newest.openedAt >= this.window / (GENERATIONS - 1)) {
			forget(now);
			newest = new Generation(now, (newest != null) ? newest.size : 0);
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
			this.forgottenEarly += past ? 0 : generation.size;
			oldest.remove();
		}
	}

	/** An open hash table of pairs of numbers; the pair of zeros is an empty place. */
	private static final class Generation {

		private static final int SMALLEST = 64;

		private final long openedAt;

		/** When the last one was added. */
		private long closedAt;

		private long[] pairs;

		private int size;

		Generation(long now, int expected) {
			this.openedAt = now;
			this.closedAt = now;
			this.pairs = new long[2 * Math.max(SMALLEST, Integer.highestOneBit(Math.max(1, expected)) * 2)];
		}

		boolean contains(SipHash.Value value) {
			int place = place(this.pairs, value);
			return this.pairs[place] == value.low() && this.pairs[place + 1] == value.high();
		}

		void add(SipHash.Value value) {
			if (contains(value)) {
				return;
			}
			int places = this.pairs.length / 2;
			if (this.size >= places - places / 4) {
				grow();
			}
			put(this.pairs, value);
			this.size++;
		}

		private void grow() {
			long[] larger = new long[this.pairs.length * 2];
			for (int i = 0; i < this.pairs.length; i += 2) {
				SipHash.Value value = new SipHash.Value(this.pairs[i], this.pairs[i + 1]);
				if (!isEmpty(this.pairs, i)) {
					put(larger, value);
				}
			}
			this.pairs = larger;
		}

		private static void put(long[] pairs, SipHash.Value value) {
			int place = place(pairs, value);
			pairs[place] = value.low();
			pairs[place + 1] = value.high();
		}

		/** Where the value is, or the empty place where it would be. */
		private static int place(long[] pairs, SipHash.Value value) {
			int mask = pairs.length / 2 - 1;
			int place = (int) value.low() & mask;
			while (!isEmpty(pairs, 2 * place)
					&& !(pairs[2 * place] == value.low() && pairs[2 * place + 1] == value.high())) {
				place = place + 1 & mask;
			}
			return 2 * place;
		}

		private static boolean isEmpty(long[] pairs, int index) {
			return pairs[index] == 0 && pairs[index + 1] == 0;
		}

	}

}
