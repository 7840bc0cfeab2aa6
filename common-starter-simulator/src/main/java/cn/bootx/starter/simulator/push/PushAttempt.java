package cn.bootx.starter.simulator.push;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * One HTTP request of a callback.
 *
 * @param status HTTP status, or 0 if there was no answer
 * @param elapsed until the answer or the failure
 * @param headers of the answer, by lower-case name
 * @param body of the answer
 * @param failure why there was no answer, or null
 * @since 0.1.0
 */
public record PushAttempt(int status, Duration elapsed, Map<String, String> headers, byte[] body,
		@Nullable String failure) {

	public boolean answered() {
		return this.failure == null;
	}

	public String bodyText() {
		return new String(this.body, StandardCharsets.UTF_8);
	}

	@Override
	public String toString() {
		return (this.failure != null) ? this.failure + " after " + this.elapsed.toMillis() + " ms"
				: "HTTP " + this.status + " after " + this.elapsed.toMillis() + " ms, " + this.body.length + " bytes";
	}

}
