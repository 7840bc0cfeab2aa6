package cn.bootx.starter.dingtalk.stream;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.Response;
import okhttp3.WebSocket;
import okhttp3.WebSocketListener;

import cn.bootx.starter.core.json.Json;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The Stream gateway, doing what a test asks for.
 */
final class StreamServer implements AutoCloseable {

	private final MockWebServer server = new MockWebServer();

	private final Set<String> tickets = ConcurrentHashMap.newKeySet();

	private final List<JsonNode> opens = new CopyOnWriteArrayList<>();

	private final BlockingQueue<Connection> connections = new LinkedBlockingQueue<>();

	private final AtomicInteger refusals = new AtomicInteger();

	private volatile String endpoint;

	StreamServer() {
		this.server.setDispatcher(new Dispatcher() {

			@Override
			public MockResponse dispatch(RecordedRequest request) {
				return request.getUrl().encodedPath().endsWith("/open") ? open(request) : connect(request);
			}

		});
		try {
			this.server.start();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.endpoint = "ws://" + this.server.getHostName() + ":" + this.server.getPort() + "/connect";
	}

	String url() {
		return "http://" + this.server.getHostName() + ":" + this.server.getPort();
	}

	/** Where clients are sent from now on. */
	void endpoint(String value) {
		this.endpoint = value;
	}

	/** Refuses the next attempts to open. */
	void refuse(int times) {
		this.refusals.set(times);
	}

	List<JsonNode> opens() {
		return this.opens;
	}

	/** The next connection that a client opens. */
	Connection connection() throws InterruptedException {
		Connection connection = this.connections.poll(60, TimeUnit.SECONDS);
		assertThat(connection).as("a connection").isNotNull();
		return connection;
	}

	boolean hasNoConnection() {
		return this.connections.isEmpty();
	}

	private MockResponse open(RecordedRequest request) {
		assertThat(request.getHeaders().get("Accept")).isEqualTo("application/json");
		this.opens.add(Json.readTree(request.getBody().utf8()));
		if (this.refusals.getAndUpdate((left) -> Math.max(0, left - 1)) > 0) {
			return new MockResponse.Builder().code(401)
				.addHeader("Content-Type", "application/json")
				.body("{\"requestid\":\"r1\",\"code\":\"authFailed\",\"message\":\"鉴权失败\"}")
				.build();
		}
		String ticket = "ticket-" + this.opens.size() + "+/=";
		this.tickets.add(ticket);
		return new MockResponse.Builder().addHeader("Content-Type", "application/json")
			.body(Json.write(Json.object().put("endpoint", this.endpoint).put("ticket", ticket)))
			.build();
	}

	private MockResponse connect(RecordedRequest request) {
		if (!this.tickets.remove(request.getUrl().queryParameter("ticket"))) {
			return new MockResponse.Builder().code(403).build();
		}
		Connection connection = new Connection();
		return new MockResponse.Builder().webSocketUpgrade(connection).build();
	}

	@Override
	public void close() {
		this.server.close();
	}

	/**
	 * The server's end of a connection.
	 */
	final class Connection extends WebSocketListener {

		private final BlockingQueue<JsonNode> answers = new LinkedBlockingQueue<>();

		private final BlockingQueue<Integer> closed = new LinkedBlockingQueue<>();

		private volatile WebSocket socket;

		private volatile boolean dropping;

		@Override
		public void onOpen(WebSocket webSocket, Response response) {
			this.socket = webSocket;
			StreamServer.this.connections.add(this);
		}

		@Override
		public void onMessage(WebSocket webSocket, String text) {
			if (this.dropping) {
				throw new IllegalStateException("the connection is dropped on purpose");
			}
			this.answers.add(Json.readTree(text));
		}

		@Override
		public void onClosing(WebSocket webSocket, int code, String reason) {
			this.closed.add(code);
			webSocket.close(code, null);
		}

		@Override
		public void onFailure(WebSocket webSocket, Throwable failure, Response response) {
			this.closed.add(-1);
		}

		Connection send(String text) {
			this.socket.send(text);
			return this;
		}

		Connection event(String messageId, String eventId, String type) {
			ObjectNode headers = headers("*", messageId).put("eventType", type).put("eventCorpId", "dingcorp");
			if (eventId != null) {
				headers.put("eventId", eventId);
			}
			return frame("EVENT", headers.put("eventBornTime", "1683533823336"), "{\"userId\":[\"u1\"]}");
		}

		Connection robot(String messageId, JsonNode message) {
			return frame("CALLBACK", headers(StreamPushes.ROBOT, messageId), Json.write(message));
		}

		Connection card(String messageId, String outTrackId) {
			return frame("CALLBACK", headers(StreamPushes.CARD, messageId),
					Json.write(Json.object()
						.put("outTrackId", outTrackId)
						.put("userId", "u1")
						.put("content", "{\"cardPrivateData\":{\"actionIds\":[\"ok\"],\"params\":{\"n\":\"1\"}}}")));
		}

		Connection callback(String messageId, String topic) {
			return frame("CALLBACK", headers(topic, messageId), "{}");
		}

		Connection system(String topic, String data) {
			return frame("SYSTEM", headers(topic, "system-" + topic), data);
		}

		private Connection frame(String type, ObjectNode headers, String data) {
			ObjectNode frame = Json.object().put("specVersion", "1.0").put("type", type);
			frame.set("headers", headers);
			return send(Json.write(frame.put("data", data)));
		}

		private ObjectNode headers(String topic, String messageId) {
			return Json.object().put("topic", topic).put("messageId", messageId).put("contentType", "application/json");
		}

		/** The next answer of the client. */
		JsonNode answer() throws InterruptedException {
			JsonNode answer = this.answers.poll(60, TimeUnit.SECONDS);
			assertThat(answer).as("an answer").isNotNull();
			return answer;
		}

		/** The code with which the client closed. */
		int closed() throws InterruptedException {
			Integer code = this.closed.poll(60, TimeUnit.SECONDS);
			assertThat(code).as("a close").isNotNull();
			return code;
		}

		boolean isOpen() {
			return this.closed.isEmpty();
		}

		/** Lets the TCP connection die without a word, at the client's next frame. */
		void drop() {
			this.dropping = true;
			system("ping", "{}");
		}

	}

}
