package cn.bootx.starter.core.callback.envelope;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * Keeps a few objects that are costly to make and that one thread at a time may use. Not
 * one for each thread: virtual threads come by the million and work on one message each.
 */
final class Spares<T> {

	/** A power of two. When more are in use at once, the others are made and dropped. */
	private static final int PLACES = 16;

	private final AtomicReferenceArray<@Nullable T> places = new AtomicReferenceArray<>(PLACES);

	private final Supplier<T> maker;

	Spares(Supplier<T> maker) {
		this.maker = maker;
	}

	T take() {
		int first = first();
		for (int i = 0; i < PLACES; i++) {
			int place = first + i & PLACES - 1;
			T spare = this.places.get(place);
			if (spare != null && this.places.compareAndSet(place, spare, null)) {
				return spare;
			}
		}
		return this.maker.get();
	}

	/** Gives back what was taken, if it is fit for the next one. */
	void give(T spare) {
		int first = first();
		for (int i = 0; i < PLACES; i++) {
			if (this.places.compareAndSet(first + i & PLACES - 1, null, spare)) {
				return;
			}
		}
	}

	/** Threads begin at different places, so that they do not meet. */
	private static int first() {
		return (int) Thread.currentThread().getId();
	}

}
