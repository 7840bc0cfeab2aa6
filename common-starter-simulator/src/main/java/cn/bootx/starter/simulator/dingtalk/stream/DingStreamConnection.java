package cn.bootx.starter.simulator.dingtalk.stream;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import cn.bootx.starter.simulator.http.InvalidBodyException;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import cn.bootx.starter.simulator.websocket.WebSocketConnection;
import cn.bootx.starter.simulator.websocket.WebSocketListener;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a client: what a test sees of it and can do to it.
 *
 * @since 0.1.0
 */
public final class DingStreamConnection implements WebSocketListener {

	private static final Duration SILENCE = Duration.ofSeconds(10);

	private final String id = UUID.randomUUID().toString();

	private final StreamSubscriber subscriber;

	private final DingStream stream;

	private volatile @Nullable WebSocketConnection socket;

	private volatile boolean leaving;

	DingStreamConnection(StreamSubscriber subscriber, DingStream stream) {
		this.subscriber = subscriber;
		this.stream = stream;
	}

	public String id() {
		return this.id;
	}

	/** Who connected. */
	public StreamSubscriber subscriber() {
		return this.subscriber;
	}

	public boolean isOpen() {
		WebSocketConnection present = this.socket;
		return present != null && present.isOpen();
	}

	/**
	 * Sends the platform's ping.
	 * @return whether it was echoed within 5 seconds
	 */
	public boolean ping() {
		String data = Json.text(Map.of("opaque", UUID.randomUUID().toString()));
		StreamPush push = StreamPush.of("SYSTEM", "ping", Map.of(), data);
		JsonNode answer = this.stream.exchange(this, push, Duration.ofSeconds(5));
		return answer != null && answer.path("code").asInt() == 200 && Fields.text(answer, "data").equals(data);
	}

	/**
	 * Announces the end: nothing more is pushed here, and after 10 seconds, scaled, the
	 * connection is cut.
	 */
	public void disconnect() {
		this.leaving = true;
		send(StreamPush.of("SYSTEM", "disconnect", Map.of(), Json.text(Map.of("reason", "connection is expired"))));
		this.stream.inBackground(() -> {
			if (!socket().awaitClosed(this.stream.waits().real(SILENCE))) {
				drop();
			}
		});
	}

	/** Cuts the connection without a word. */
	public void drop() {
		socket().drop();
	}

	/** Ends the connection with a closing handshake. */
	public void close() {
		socket().close(1001);
	}

	/** Stays connected but neither sends nor reads anything any more. */
	public void freeze() {
		socket().freeze();
	}

	/**
	 * Waits for the end of the connection.
	 * @return whether it ended in time
	 */
	public boolean awaitClosed(Duration timeout) throws InterruptedException {
		return socket().awaitClosed(timeout);
	}

	/** Sends any text, for example one that is not a frame. */
	public void sendRaw(String text) {
		socket().send(text);
	}

	boolean takes(String type, String topic) {
		return !this.leaving && isOpen() && this.subscriber.wants(type, topic);
	}

	void send(StreamPush push) {
		sendRaw(push.frame(this.subscriber.appKey(), this.id, this.stream.now()));
	}

	@Override
	public void opened(WebSocketConnection connection) {
		this.socket = connection;
		this.stream.opened(this);
	}

	@Override
	public void text(String message) {
		try {
			this.stream.answered(Json.read(message.getBytes(StandardCharsets.UTF_8)));
		}
		catch (InvalidBodyException ex) {
			this.stream.garbled(this);
		}
	}

	@Override
	public void closed() {
		this.stream.closed(this);
	}

	private WebSocketConnection socket() {
		return Objects.requireNonNull(this.socket, "not open yet");
	}

	@Override
	public String toString() {
		return this.subscriber.appKey() + " " + this.id;
	}

}
