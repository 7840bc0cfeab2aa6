package cn.bootx.starter.simulator.dingtalk.stream;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.journal.Platforms;
import cn.bootx.starter.simulator.platform.ScaledWaits;
import cn.bootx.starter.simulator.push.PushRequest;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * An application's connections in Stream mode. Each push goes to one of them at random;
 * one that is not acknowledged within 60 seconds, scaled, is pushed again, at most three
 * times in all.
 *
 * @since 0.1.0
 */
public final class DingStream {

	/** Messages to the application's robot. */
	public static final String ROBOT_TOPIC = "/v1.0/im/bot/messages/get";

	/** Actions of users on interactive cards. */
	public static final String CARD_TOPIC = "/v1.0/card/instances/callback";

	private static final Duration ACK_TIMEOUT = Duration.ofSeconds(60);

	/** Even without waits a client needs a moment to answer. */
	private static final Duration MIN_ACK_TIMEOUT = Duration.ofMillis(500);

	private static final int DELIVERIES = 3;

	private final String appKey;

	private final String corpId;

	private final StreamTools tools;

	private final StreamAnswers answers = new StreamAnswers();

	private final List<DingStreamConnection> connections = new ArrayList<>();

	private volatile @Nullable StreamPush last;

	public DingStream(String appKey, String corpId, StreamTools tools) {
		this.appKey = appKey;
		this.corpId = corpId;
		this.tools = tools;
	}

	/** The open connections, oldest first. */
	public List<DingStreamConnection> connections() {
		synchronized (this.connections) {
			return List.copyOf(this.connections);
		}
	}

	/**
	 * Waits until so many connections are open.
	 * @throws IllegalStateException if that takes longer than 10 seconds
	 */
	public List<DingStreamConnection> awaitConnections(int count) throws InterruptedException {
		long deadline = System.nanoTime() + Duration.ofSeconds(10).toNanos();
		synchronized (this.connections) {
			while (this.connections.size() != count) {
				long left = (deadline - System.nanoTime()) / 1_000_000;
				if (left <= 0) {
					throw new IllegalStateException(this.appKey + " has " + this.connections.size()
							+ " Stream connections instead of " + count);
				}
				this.connections.wait(left);
			}
			return List.copyOf(this.connections);
		}
	}

	/** Whether a connection takes pushes of this kind. */
	public boolean takes(String type, String topic) {
		return choose(type, topic) != null;
	}

	/**
	 * Pushes an event.
	 * @param eventType for example {@code user_add_org}
	 * @param data content; its members start with a small letter, unlike over HTTP
	 */
	public StreamOutcome event(String eventType, Map<String, ?> data) {
		return push(StreamPush.of("EVENT", "*",
				Map.of("eventType", eventType, "eventId", UUID.randomUUID().toString().replace("-", ""), "eventCorpId",
						this.corpId, "eventBornTime", String.valueOf(now().toEpochMilli()), "eventUnifiedAppId",
						UUID.nameUUIDFromBytes(this.appKey.getBytes(StandardCharsets.UTF_8)).toString()),
				Json.text(data)));
	}

	/**
	 * Pushes a callback.
	 * @param topic for example {@link #ROBOT_TOPIC}
	 */
	public StreamOutcome callback(String topic, Map<String, ?> data) {
		return push(StreamPush.of("CALLBACK", topic, Map.of(), Json.text(data)));
	}

	/**
	 * Pushes the last event or callback again under the same message id, as the platform
	 * may do even if it was acknowledged.
	 * @throws IllegalStateException if there was none
	 */
	public StreamOutcome repeat() {
		StreamPush push = this.last;
		if (push == null) {
			throw new IllegalStateException("Nothing was pushed to " + this.appKey + " yet");
		}
		return push(push);
	}

	/**
	 * Pushes until it is acknowledged or was pushed three times.
	 * @throws IllegalStateException if no connection takes it
	 */
	public StreamOutcome push(StreamPush push) {
		return push(push, DELIVERIES);
	}

	private StreamOutcome push(StreamPush push, int deliveries) {
		if (!takes(push.type(), push.topic())) {
			throw new IllegalStateException("No Stream connection of " + this.appKey + " subscribed to " + push.type()
					+ " " + push.topic() + "; wait for it with stream().awaitConnections(1)");
		}
		this.last = push;
		List<StreamOutcome.Attempt> attempts = new ArrayList<>();
		StreamOutcome outcome = new StreamOutcome(push, attempts);
		while (!outcome.accepted() && attempts.size() < deliveries && !Thread.currentThread().isInterrupted()) {
			if (outcome.answer() != null) {
				pause();
			}
			attempts.add(attempt(push));
			outcome = new StreamOutcome(push, attempts);
			String problem = outcome.problem();
			this.tools.journal()
				.add(Platforms.DINGTALK, "push", "stream " + push.topic(),
						"attempt " + attempts.size() + ": " + ((problem == null) ? "acknowledged" : problem));
		}
		StreamOutcome result = outcome;
		if (!attempts.isEmpty()) {
			this.tools.pusher()
				.record(request(push), result.delivery(), result.problem(), () -> push(push, 1).delivery());
		}
		return result;
	}

	/** As the record of pushes shows it: there is no address but the application's. */
	private PushRequest request(StreamPush push) {
		return new PushRequest(Platforms.DINGTALK, "stream " + push.topic(), PushRequest.STREAM,
				URI.create("stream://" + this.appKey + "/" + push.topic().replaceFirst("^/", "")), push.headers(),
				push.data().getBytes(StandardCharsets.UTF_8), ackTimeout(), List.of(), PushRequest.STATUS_200);
	}

	private StreamOutcome.Attempt attempt(StreamPush push) {
		DingStreamConnection connection = choose(push.type(), push.topic());
		if (connection == null) {
			pause();
			return new StreamOutcome.Attempt(null, null, Duration.ZERO);
		}
		long start = System.nanoTime();
		JsonNode answer = exchange(connection, push, ackTimeout());
		return new StreamOutcome.Attempt(connection.id(), answer, Duration.ofNanos(System.nanoTime() - start));
	}

	private Duration ackTimeout() {
		Duration scaled = waits().real(ACK_TIMEOUT);
		return (scaled.compareTo(MIN_ACK_TIMEOUT) < 0) ? MIN_ACK_TIMEOUT : scaled;
	}

	private void pause() {
		try {
			waits().beforeRetry(now(), ACK_TIMEOUT);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private @Nullable DingStreamConnection choose(String type, String topic) {
		List<DingStreamConnection> fitting = connections().stream()
			.filter((connection) -> connection.takes(type, topic))
			.toList();
		return fitting.isEmpty() ? null : fitting.get(ThreadLocalRandom.current().nextInt(fitting.size()));
	}

	@Nullable JsonNode exchange(DingStreamConnection connection, StreamPush push, Duration timeout) {
		CompletableFuture<JsonNode> answer = this.answers.expect(push.messageId());
		connection.send(push);
		return this.answers.await(push.messageId(), answer, timeout);
	}

	void opened(DingStreamConnection connection) {
		synchronized (this.connections) {
			this.connections.add(connection);
			this.connections.notifyAll();
		}
		note("connected", connection);
	}

	void closed(DingStreamConnection connection) {
		synchronized (this.connections) {
			this.connections.remove(connection);
			this.connections.notifyAll();
		}
		note("disconnected", connection);
	}

	void answered(JsonNode frame) {
		this.answers.take(frame);
	}

	void garbled(DingStreamConnection connection) {
		note("sent something that is not JSON", connection);
	}

	Instant now() {
		return this.tools.clock().instant();
	}

	ScaledWaits waits() {
		return this.tools.waits();
	}

	void inBackground(Waiting task) {
		this.tools.background().execute(() -> {
			try {
				task.run();
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
		});
	}

	private void note(String what, DingStreamConnection connection) {
		this.tools.journal()
			.add(Platforms.DINGTALK, "stream", this.appKey,
					connection.subscriber().ua() + " " + what + ": " + connection.id());
	}

	/** Something that waits. */
	@FunctionalInterface
	interface Waiting {

		void run() throws InterruptedException;

	}

}
