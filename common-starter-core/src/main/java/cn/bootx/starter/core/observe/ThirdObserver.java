package cn.bootx.starter.core.observe;

import java.util.function.Function;
import java.util.function.Supplier;

import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import org.jspecify.annotations.Nullable;

/**
 * Watches what the library does as Micrometer observations: a timer for each and, where
 * tracing is on, a span. Tags have few different values: never an open id, a message or a
 * path with an id in it.
 *
 * @since 0.1.0
 */
public record ThirdObserver(ObservationRegistry registry) {

	/** A call to a platform. Tags: platform, api, outcome. */
	public static final String CLIENT = "bootx.third.client";

	/** A push of a platform. Tags: portal, outcome. */
	public static final String CALLBACK = "bootx.third.callback";

	/** A token that is fetched. Tags: platform, kind, outcome. */
	public static final String TOKEN = "bootx.third.token";

	/** A push that is sent on to another application. Tags: portal, target, outcome. */
	public static final String FORWARD = "bootx.third.forward";

	/** Watches nothing. */
	public static final ThirdObserver NONE = new ThirdObserver(ObservationRegistry.NOOP);

	/**
	 * Begins to watch.
	 * @param tags names and values in turn
	 */
	public Watch begin(String name, String... tags) {
		Observation observation = Observation.createNotStarted(name, this.registry);
		return new Watch(
				observation.isNoop() ? observation : observation.lowCardinalityKeyValues(KeyValues.of(tags)).start());
	}

	/** One thing that is watched. */
	public record Watch(Observation observation) {

		/** Ends it with the value of the tag {@code outcome}, and what went wrong. */
		public void end(String outcome, @Nullable Throwable failure) {
			this.observation.lowCardinalityKeyValue("outcome", outcome);
			if (failure != null) {
				this.observation.error(failure);
			}
			this.observation.stop();
		}

		/**
		 * Does work while this is current, and ends it as {@code success} or with what
		 * the failure means.
		 */
		public <T> T around(Supplier<T> work, Function<RuntimeException, String> outcome) {
			Observation.Scope scope = this.observation.openScope();
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

}
