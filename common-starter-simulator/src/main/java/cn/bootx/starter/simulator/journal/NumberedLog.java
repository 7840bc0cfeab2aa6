package cn.bootx.starter.simulator.journal;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.function.UnaryOperator;

/**
 * The last things of a kind, numbered from 1 as long as the simulator runs, so that a
 * reader can ask for what is new and wait for it.
 *
 * @param <T> what is kept
 * @since 0.1.0
 */
public final class NumberedLog<T> {

	private final Deque<Numbered<T>> items = new ArrayDeque<>();

	private final int capacity;

	private final long maxWeight;

	private final ToLongFunction<T> weigher;

	private long last;

	private long weight;

	/** Keeps so many items. */
	public NumberedLog(int capacity) {
		this(capacity, Long.MAX_VALUE, (item) -> 0);
	}

	/** Keeps so many items, and fewer where they weigh more together. */
	public NumberedLog(int capacity, long maxWeight, ToLongFunction<T> weigher) {
		this.capacity = capacity;
		this.maxWeight = maxWeight;
		this.weigher = weigher;
	}

	/**
	 * An item and its number.
	 *
	 * @param <T> what is kept
	 * @param number counts up from 1
	 * @param item what is kept
	 */
	public record Numbered<T>(long number, T item) {
	}

	/** Adds an item; the oldest ones leave where there are too many. */
	public synchronized long add(T item) {
		this.items.addLast(new Numbered<>(++this.last, item));
		this.weight += this.weigher.applyAsLong(item);
		while (this.items.size() > 1 && (this.items.size() > this.capacity || this.weight > this.maxWeight)) {
			this.weight -= this.weigher.applyAsLong(this.items.removeFirst().item());
		}
		notifyAll();
		return this.last;
	}

	/** Oldest first. */
	public synchronized List<T> all() {
		return this.items.stream().map(Numbered::item).toList();
	}

	/** What has a higher number, oldest first. */
	public synchronized List<Numbered<T>> after(long number) {
		return this.items.stream().filter((item) -> item.number() > number).toList();
	}

	/** The number of the newest item that there ever was. */
	public synchronized long last() {
		return this.last;
	}

	/**
	 * Waits until so many items match.
	 * @param number only items with a higher number count
	 * @param atMost how long to wait
	 * @return all that match, fewer than wanted if the time is over
	 */
	public synchronized List<Numbered<T>> await(long number, Predicate<T> wanted, int count, Duration atMost)
			throws InterruptedException {
		long deadline = System.nanoTime() + atMost.toNanos();
		while (true) {
			List<Numbered<T>> found = after(number).stream().filter((item) -> wanted.test(item.item())).toList();
			long left = (deadline - System.nanoTime()) / 1_000_000;
			if (found.size() >= count || left <= 0) {
				return found;
			}
			wait(left);
		}
	}

	/** Changes the newest item that matches. */
	public synchronized void change(Predicate<T> wanted, UnaryOperator<T> change) {
		List<Numbered<T>> kept = List.copyOf(this.items);
		for (int i = kept.size() - 1; i >= 0; i--) {
			if (wanted.test(kept.get(i).item())) {
				Numbered<T> changed = new Numbered<>(kept.get(i).number(), change.apply(kept.get(i).item()));
				this.items.clear();
				this.items.addAll(kept.subList(0, i));
				this.items.add(changed);
				this.items.addAll(kept.subList(i + 1, kept.size()));
				return;
			}
		}
	}

	/** Forgets what matches; numbers go on. */
	public synchronized void removeIf(Predicate<T> unwanted) {
		this.items.removeIf((item) -> unwanted.test(item.item()));
		this.weight = this.items.stream().mapToLong((item) -> this.weigher.applyAsLong(item.item())).sum();
	}

}
