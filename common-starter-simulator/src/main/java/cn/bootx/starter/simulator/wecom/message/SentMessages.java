package cn.bootx.starter.simulator.wecom.message;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import cn.bootx.starter.simulator.rules.SlidingWindow;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The messages that one agent sent.
 */
public final class SentMessages {

	private static final int PER_MINUTE = 30;

	private static final int PER_HOUR = 1000;

	private final Map<String, WeComMessage> messages = new LinkedHashMap<>();

	private final Map<String, SlidingWindow> minutes = new HashMap<>();

	private final Map<String, SlidingWindow> hours = new HashMap<>();

	/** Keeps a message; who got too many already does not receive it, silently. */
	synchronized WeComMessage add(List<String> users, String type, JsonNode body, Instant now) {
		List<String> receivers = new ArrayList<>();
		for (String user : users) {
			SlidingWindow minute = this.minutes.computeIfAbsent(user,
					(id) -> new SlidingWindow(PER_MINUTE, Duration.ofMinutes(1)));
			SlidingWindow hour = this.hours.computeIfAbsent(user,
					(id) -> new SlidingWindow(PER_HOUR, Duration.ofHours(1)));
			if (minute.take(now) && hour.take(now)) {
				receivers.add(user);
			}
		}
		WeComMessage message = new WeComMessage("m" + UUID.randomUUID().toString().replace("-", ""),
				List.copyOf(receivers), type, body, now, false, null);
		this.messages.put(message.msgId(), message);
		return message;
	}

	synchronized @Nullable WeComMessage find(String msgId) {
		return this.messages.get(msgId);
	}

	/** The task card of an id. */
	synchronized @Nullable WeComMessage ofTask(String taskId) {
		return this.messages.values()
			.stream()
			.filter((message) -> message.msgType().endsWith("taskcard")
					&& message.body().path(message.msgType()).path("task_id").asText().equals(taskId))
			.findFirst()
			.orElse(null);
	}

	synchronized void change(String msgId, UnaryOperator<WeComMessage> change) {
		this.messages.computeIfPresent(msgId, (id, message) -> change.apply(message));
	}

	/** A message with equal body that was sent at or after an instant. */
	synchronized @Nullable WeComMessage sameSince(JsonNode body, Instant since) {
		return this.messages.values()
			.stream()
			.filter((message) -> message.body().equals(body) && !message.at().isBefore(since))
			.findFirst()
			.orElse(null);
	}

	public synchronized List<WeComMessage> all() {
		return List.copyOf(this.messages.values());
	}

}
