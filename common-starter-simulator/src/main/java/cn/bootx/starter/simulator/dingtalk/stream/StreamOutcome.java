package cn.bootx.starter.simulator.dingtalk.stream;

import cn.bootx.starter.simulator.push.Delivery;
import cn.bootx.starter.simulator.push.PushAttempt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.http.InvalidBodyException;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import org.jspecify.annotations.Nullable;

/**
 * What became of a push.
 *
 * @param push what was pushed
 * @param attempts every delivery, oldest first
 * @since 0.1.0
 */
public record StreamOutcome(StreamPush push, List<Attempt> attempts) {

	public StreamOutcome {
		attempts = List.copyOf(attempts);
	}

	/** Whether the last delivery was acknowledged; an event also not with LATER. */
	public boolean accepted() {
		return problem() == null;
	}

	/** Why the platform does not count the push as delivered, null if it does. */
	public @Nullable String problem() {
		JsonNode answer = answer();
		if (answer == null) {
			return "no answer";
		}
		int code = answer.path("code").asInt();
		if (code != 200) {
			return "code " + code + " instead of 200";
		}
		String status = Fields.text(data(), "status");
		return (this.push.type().equals("EVENT") && !status.equals("SUCCESS"))
				? "status " + status + " instead of SUCCESS" : null;
	}

	/** The last answer's frame, null if there was none. */
	public @Nullable JsonNode answer() {
		return this.attempts.isEmpty() ? null : this.attempts.get(this.attempts.size() - 1).answer();
	}

	/** The JSON within the last answer's data, missing where there is no answer. */
	public JsonNode data() {
		JsonNode answer = answer();
		try {
			return (answer == null) ? MissingNode.getInstance()
					: Json.read(Fields.text(answer, "data").getBytes(StandardCharsets.UTF_8));
		}
		catch (InvalidBodyException ex) {
			return MissingNode.getInstance();
		}
	}

	/**
	 * The same as if it had gone over HTTP, so that a test reads both alike: the answer's
	 * code is read as the status, its data as the body.
	 */
	public Delivery delivery() {
		return new Delivery(this.attempts.stream().map((attempt) -> attempt.overHttp()).toList(), accepted());
	}

	/**
	 * One delivery.
	 *
	 * @param connectionId connection that was chosen, null if none was left
	 * @param answer frame that came back in time, or null
	 * @param elapsed until the answer came or was given up
	 */
	public record Attempt(@Nullable String connectionId, @Nullable JsonNode answer, Duration elapsed) {

		private PushAttempt overHttp() {
			if (this.answer == null) {
				return new PushAttempt(0, this.elapsed, Map.of(), new byte[0], "no answer");
			}
			return new PushAttempt(this.answer.path("code").asInt(), this.elapsed, Map.of(),
					this.answer.path("data").asText().getBytes(StandardCharsets.UTF_8), null);
		}

	}

}
