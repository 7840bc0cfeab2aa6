package cn.bootx.starter.simulator.journal;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listeners, whose failures do not reach what they listen to.
 */
final class Listeners<T> {

	private static final Logger log = LoggerFactory.getLogger(Listeners.class);

	private final List<Consumer<T>> all = new CopyOnWriteArrayList<>();

	Subscription add(Consumer<T> listener) {
		this.all.add(listener);
		return () -> this.all.remove(listener);
	}

	void report(T event) {
		for (Consumer<T> listener : this.all) {
			try {
				listener.accept(event);
			}
			catch (RuntimeException ex) {
				log.warn("A listener of the simulator failed", ex);
			}
		}
	}

}
