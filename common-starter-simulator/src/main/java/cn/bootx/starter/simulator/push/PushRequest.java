package cn.bootx.starter.simulator.push;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.function.Predicate;

/**
 * A callback to deliver. Every attempt sends the same bytes to the same URI.
 *
 * @param platform a name of {@code Platforms}, for the journal
 * @param title what it is, for the journal
 * @param method {@code GET} or {@code POST}
 * @param uri whole address with its query
 * @param headers to send
 * @param body to send, ignored for GET
 * @param timeout of each attempt
 * @param maxAttempts at least 1
 * @param accepted whether an answered attempt ends the delivery
 * @since 0.1.0
 */
public record PushRequest(String platform, String title, String method, URI uri, Map<String, String> headers,
		byte[] body, Duration timeout, int maxAttempts, Predicate<PushAttempt> accepted) {

	/** Accepted by status 200, as WeChat and WeCom do. */
	public static final Predicate<PushAttempt> STATUS_200 = (attempt) -> attempt.status() == 200;

}
