package cn.bootx.starter.simulator.dingtalk.stream;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.dingtalk.event.DingEventOutcome;
import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.PushAttempt;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * Shows what became of a push in Stream mode as if it had gone over HTTP, so that a test
 * reads both alike.
 */
public final class StreamDeliveries {

	private StreamDeliveries() {
	}

	public static DingEventOutcome event(StreamOutcome outcome) {
		return new DingEventOutcome(delivery(outcome), outcome.problem());
	}

	/** The answer's code is read as the HTTP status, its data for the body. */
	public static Delivery delivery(StreamOutcome outcome) {
		List<PushAttempt> attempts = outcome.attempts().stream().map((attempt) -> attempt(attempt)).toList();
		return new Delivery(attempts, outcome.accepted());
	}

	private static PushAttempt attempt(StreamOutcome.Attempt attempt) {
		JsonNode answer = attempt.answer();
		if (answer == null) {
			return new PushAttempt(0, attempt.elapsed(), Map.of(), new byte[0], "no answer");
		}
		return new PushAttempt(answer.path("code").asInt(), attempt.elapsed(), Map.of(),
				answer.path("data").asText().getBytes(StandardCharsets.UTF_8), null);
	}

}
