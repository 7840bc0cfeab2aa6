package cn.bootx.starter.simulator.push;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A callback to deliver. Every attempt sends the same bytes to the same URI.
 *
 * @param platform a name of {@code Platforms}, for the journal
 * @param title what it is, for the journal
 * @param method {@code GET}, {@code POST} or {@value #STREAM}
 * @param uri whole address with its query
 * @param headers to send
 * @param body to send, ignored for GET
 * @param clear what the body says before it is sealed, for the inspector; or null where
 * the body is clear
 * @param timeout of each attempt
 * @param pauses simulated time from the beginning of each attempt to the next one; empty
 * for a single attempt
 * @param accepted whether an answered attempt ends the delivery
 * @since 0.1.0
 */
public record PushRequest(String platform, String title, String method, URI uri, Map<String, String> headers,
		byte[] body, @Nullable String clear, Duration timeout, List<Duration> pauses, Predicate<PushAttempt> accepted) {

	/** Method of what goes over a connection that the application has opened. */
	public static final String STREAM = "STREAM";

	/** Accepted by status 200, as WeChat and WeCom do. */
	public static final Predicate<PushAttempt> STATUS_200 = (attempt) -> attempt.status() == 200;

	/** Three attempts, five seconds apart, as WeChat and WeCom make them. */
	public static final List<Duration> THREE_ATTEMPTS = List.of(Duration.ofSeconds(5), Duration.ofSeconds(5));

	/** One whose body is clear. */
	public PushRequest(String platform, String title, String method, URI uri, Map<String, String> headers, byte[] body,
			Duration timeout, List<Duration> pauses, Predicate<PushAttempt> accepted) {
		this(platform, title, method, uri, headers, body, null, timeout, pauses, accepted);
	}

	/** Whether it goes over a connection that the application has opened. */
	public boolean streamed() {
		return this.method.equals(STREAM);
	}

	/** With what its sealed body says. */
	public PushRequest withClear(@Nullable String text) {
		return new PushRequest(this.platform, this.title, this.method, this.uri, this.headers, this.body, text,
				this.timeout, this.pauses, this.accepted);
	}

	/** The same bytes once more, in a single attempt. */
	public PushRequest again() {
		return new PushRequest(this.platform, this.title, this.method, this.uri, this.headers, this.body, this.clear,
				this.timeout, List.of(), this.accepted);
	}

}
