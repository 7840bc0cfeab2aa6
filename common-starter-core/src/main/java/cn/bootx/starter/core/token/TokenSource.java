package cn.bootx.starter.core.token;

import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.UnreadableAnswer;

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
	 */
	Fetched fetch(@Nullable String rejected);

	/** What the platform gave, with the lifetime that it says. */
	record Fetched(String value, Duration lifetime) {

		private static final long USUAL_SECONDS = 7200;

		/** Longer than any token that a platform documents. */
		private static final int MAX_LENGTH = 4096;

		private static final Duration SHORTEST = Duration.ofSeconds(1);

		/** The platforms' tokens live for two hours. */
		private static final Duration LONGEST = Duration.ofDays(30);

		/**
		 * Reads a token out of an answer; it lives for two hours where the seconds are
		 * absent.
		 * @throws PlatformException with TRANSIENT if one of them is not what it should
		 * be
		 */
		public static Fetched read(Platform platform, String api, JsonNode answer, String value, String seconds) {
			JsonNode lifetime = answer.path(seconds);
			if (!answer.path(value).isTextual()) {
				throw UnreadableAnswer.without(platform, api, "a text in " + value);
			}
			if (!lifetime.isMissingNode() && !lifetime.canConvertToLong() && !lifetime.asText().matches("\\d{1,9}")) {
				throw UnreadableAnswer.without(platform, api, "a number in " + seconds);
			}
			return new Fetched(answer.path(value).asText(), Duration.ofSeconds(lifetime.asLong(USUAL_SECONDS)));
		}

		/** What makes it a token that no platform gives, or null. */
		@Nullable String problem() {
			if (this.value.isBlank() || this.value.length() > MAX_LENGTH
					|| !this.value.chars().allMatch((c) -> c > ' ' && c < 0x7f)) {
				return "a token of printable characters";
			}
			return (this.lifetime.compareTo(SHORTEST) < 0 || this.lifetime.compareTo(LONGEST) > 0)
					? "a possible lifetime of the token" : null;
		}

		/** Leaves the value out. */
		@Override
		public String toString() {
			return "Fetched[lifetime=" + this.lifetime + "]";
		}

	}

}
