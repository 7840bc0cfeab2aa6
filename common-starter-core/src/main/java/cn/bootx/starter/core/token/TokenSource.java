package cn.bootx.starter.core.token;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * Fetches a token from its platform. Called by one thread of one node at a time.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface TokenSource {

	/**
	 * Fetches a token.
	 * @param rejected the value that the platform refused last, or null. A platform that
	 * would hand out the same value again must be asked for another one.
	 * @throws cn.bootx.starter.core.client.PlatformException if the platform refuses
	 */
	Fetched fetch(@Nullable String rejected);

	/**
	 * What the platform gave.
	 *
	 * @param value the token
	 * @param lifetime how long the platform says it lives from now on
	 */
	record Fetched(String value, Duration lifetime) {

		/**
		 * Leaves the value out.
		 */
		@Override
		public String toString() {
			return "Fetched[lifetime=" + this.lifetime + "]";
		}

	}

}
