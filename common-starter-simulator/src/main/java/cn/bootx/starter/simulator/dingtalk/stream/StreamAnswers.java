package cn.bootx.starter.simulator.dingtalk.stream;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Brings answers together with the pushes that wait for them.
 */
final class StreamAnswers {

	private final Map<String, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();

	/** Begins to wait, before the push is sent. */
	CompletableFuture<JsonNode> expect(String messageId) {
		CompletableFuture<JsonNode> answer = new CompletableFuture<>();
		this.waiting.put(messageId, answer);
		return answer;
	}

	/** Takes an answer; one that is not awaited any more is dropped. */
	void take(JsonNode frame) {
		CompletableFuture<JsonNode> answer = this.waiting.remove(Fields.text(frame.path("headers"), "messageId"));
		if (answer != null) {
			answer.complete(frame);
		}
	}

	/** The answer, null if it does not come in time. */
	@Nullable JsonNode await(String messageId, CompletableFuture<JsonNode> answer, Duration timeout) {
		try {
			return answer.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			return null;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
		finally {
			this.waiting.remove(messageId, answer);
		}
	}

}
