package cn.bootx.starter.simulator.dingtalk;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** A client of Stream mode, on the JDK's WebSocket, that answers what a test says. */
final class StreamClient implements WebSocket.Listener {

	final List<JsonNode> frames = new CopyOnWriteArrayList<>();

	final CompletableFuture<Integer> ended = new CompletableFuture<>();

	final BlockingQueue<String> pongs = new LinkedBlockingQueue<>();

	private final StringBuilder partial = new StringBuilder();

	private final Function<JsonNode, @Nullable Object> answers;

	private StreamClient(Function<JsonNode, @Nullable Object> answers) {
		this.answers = answers;
	}

	/**
	 * Opens a connection.
	 * @param answers the data that a frame is acknowledged with, null for none
	 */
	static StreamClient connect(JsonNode opened, Function<JsonNode, @Nullable Object> answers) {
		StreamClient client = new StreamClient(answers);
		client.open(opened.path("endpoint").asText(), opened.path("ticket").asText());
		return client;
	}

	/** Why a connection is refused: the HTTP status. */
	static int refusal(String endpoint, String ticket) {
		try {
			new StreamClient((frame) -> null).open(endpoint, ticket);
			return 101;
		}
		catch (CompletionException ex) {
			return ((WebSocketHandshakeException) ex.getCause()).getResponse().statusCode();
		}
	}

	private volatile @Nullable WebSocket socket;

	private void open(String endpoint, String ticket) {
		this.socket = HttpClient.newHttpClient()
			.newWebSocketBuilder()
			.connectTimeout(Duration.ofSeconds(60))
			.buildAsync(URI.create(endpoint + "?ticket=" + DingTestBed.encoded(ticket)), this)
			.join();
	}

	WebSocket socket() {
		return Objects.requireNonNull(this.socket);
	}

	@Nullable String awaitPong() throws InterruptedException {
		return this.pongs.poll(60, TimeUnit.SECONDS);
	}

	@Override
	public @Nullable CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
		this.partial.append(data);
		if (last) {
			JsonNode frame = Json.read(this.partial.toString().getBytes(StandardCharsets.UTF_8));
			this.partial.setLength(0);
			this.frames.add(frame);
			Object answer = this.answers.apply(frame);
			if (answer != null) {
				webSocket.sendText(Json.text(Fields.of("code", 200, "message", "OK", "headers",
						Fields.of("messageId", frame.path("headers").path("messageId").asText(), "contentType",
								"application/json"),
						"data", (answer instanceof String text) ? text : Json.text(answer))), true);
			}
		}
		webSocket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onPong(WebSocket webSocket, ByteBuffer message) {
		this.pongs.add(StandardCharsets.UTF_8.decode(message).toString());
		webSocket.request(1);
		return null;
	}

	@Override
	public @Nullable CompletionStage<?> onClose(WebSocket webSocket, int statusCode, String reason) {
		this.ended.complete(statusCode);
		return null;
	}

	@Override
	public void onError(WebSocket webSocket, Throwable error) {
		this.ended.complete(-1);
	}

}
