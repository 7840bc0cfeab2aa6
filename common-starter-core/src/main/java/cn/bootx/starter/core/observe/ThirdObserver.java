package cn.bootx.starter.core.observe;

import java.util.function.Function;
import java.util.function.Supplier;

import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Watches what the library does. Tags have few different values: never an open id, a
 * message or a path with an id in it.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ThirdObserver {

	/** A call to a platform. Tags: platform, api, outcome. */
	String CLIENT = "bootx.third.client";

	/** A push of a platform. Tags: portal, outcome. */
	String CALLBACK = "bootx.third.callback";

	/** A token that is fetched. Tags: platform, kind, outcome. */
	String TOKEN = "bootx.third.token";

	/** A push that is sent on to another application. Tags: portal, target, outcome. */
	String FORWARD = "bootx.third.forward";

	/** Watches nothing. */
	ThirdObserver NONE = (name, tags) -> Watch.NONE;

	/**
	 * Begins to watch.
	 * @param tags names and values in turn
	 */
	Watch begin(String name, String... tags);

	/** One thing that is watched. */
	interface Watch {

		/** Watches nothing. */
		Watch NONE = (outcome, failure) -> {
		};

		/** Ends it with the value of the tag {@code outcome}, and what went wrong. */
		void end(String outcome, @Nullable Throwable failure);

		/**
		 * Makes it current on this thread, so that traces and logs of the work hang on
		 * it.
		 */
		default Scope open() {
			return () -> {
			};
		}

		/**
		 * Does work while this is current, and ends it as {@code success} or with what
		 * the failure means.
		 */
		default <T> T around(Supplier<T> work, Function<RuntimeException, String> outcome) {
			Scope scope = open();
			try (scope) {
				T result = work.get();
				end("success", null);
				return result;
			}
			catch (RuntimeException ex) {
				end(outcome.apply(ex), ex);
				throw ex;
			}
		}

	}

	/** The time in which a watch is current on a thread. */
	interface Scope extends AutoCloseable {

		@Override
		void close();

	}

	/**
	 * {@link ThirdObserver} that makes Micrometer observations: a timer for each and,
	 * where tracing is on, a span.
	 */
	final class Micrometer implements ThirdObserver {

		private final ObservationRegistry registry;

		public Micrometer(ObservationRegistry registry) {
			this.registry = registry;
		}

		@Override
		public Watch begin(String name, String... tags) {
			Observation observation = Observation.createNotStarted(name, this.registry);
			if (observation.isNoop()) {
				return Watch.NONE;
			}
			for (int i = 0; i + 1 < tags.length; i += 2) {
				observation.lowCardinalityKeyValue(tags[i], tags[i + 1]);
			}
			return new ObservationWatch(observation.start());
		}

		private record ObservationWatch(Observation observation) implements Watch {

			@Override
			public void end(String outcome, @Nullable Throwable failure) {
				this.observation.lowCardinalityKeyValue("outcome", outcome);
				if (failure != null) {
					this.observation.error(failure);
				}
				this.observation.stop();
			}

			@Override
			public Scope open() {
				Observation.Scope scope = this.observation.openScope();
				return scope::close;
			}

		}

	}

}
