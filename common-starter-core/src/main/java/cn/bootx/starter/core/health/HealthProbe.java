package cn.bootx.starter.core.health;

import java.util.Map;

/**
 * Reports the health of one platform. It must not call the platform: health is read every
 * few seconds, and calls are counted.
 *
 * @since 0.1.0
 */
public interface HealthProbe {

	/** The platform, as in the properties. */
	String platform();

	/** State of the platform now. */
	Report report();

	/** State of a platform. */
	enum State {

		/** It was used, and nothing is wrong. */
		UP,

		/** It cannot be used. */
		DOWN,

		/** It was not used yet. */
		UNKNOWN

	}

	/**
	 * What a probe found.
	 *
	 * @param state the state
	 * @param details for people: never a secret
	 */
	record Report(State state, Map<String, Object> details) {

		public Report {
			details = Map.copyOf(details);
		}

	}

}
