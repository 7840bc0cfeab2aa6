package cn.bootx.starter.dingtalk.stream;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.client.ApiCall;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.Redaction;
import cn.bootx.starter.core.client.UnreadableAnswer;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.dingtalk.autoconfigure.DingTalkProperties;
import cn.bootx.starter.dingtalk.client.DingTalkClient;
import cn.bootx.starter.dingtalk.client.DingTalkHttp;

/**
 * Keeps one application connected in Stream mode. A lost connection is opened again after
 * a random, growing pause; one that DingTalk announces to end is replaced before it does.
 * <p>
 * Several nodes may be connected at once: DingTalk sends each push to one of them, and
 * what it sends twice is handled once on all nodes that share the store.
 *
 * @see <a href=
 * "https://open.dingtalk.com/document/development/configure-stream-push">DingTalk</a>
 */
final class DingTalkStreamClient {

	private static final Logger logger = LoggerFactory.getLogger(DingTalkStreamClient.class);

	/** A connection that lived that long was good: the next pause is short again. */
	private static final Duration GOOD = Duration.ofSeconds(10);

	private static final Duration LOOK = Duration.ofMillis(50);

	private static final String OPEN = "/v1.0/gateway/connections/open";

	private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(10);

	private final String app;

	private final DingTalkClient.Credentials credentials;

	private final DingTalkHttp gateway;

	private final OkHttpClient http;

	private final StreamPushes pushes;

	private final ScheduledExecutorService background;

	private final Clock clock;

	private final Duration drain;

	private final Backoff backoff;

	private final Set<StreamConnection> connections = ConcurrentHashMap.newKeySet();

	private final AtomicBoolean connecting = new AtomicBoolean();

	private final AtomicLong opened = new AtomicLong();

	private volatile CompletableFuture<Void> stopped = new CompletableFuture<>();

	private volatile boolean running;

	private volatile @Nullable StreamConnection pending;

	private volatile @Nullable StreamConnection current;

	private volatile @Nullable Instant since;

	private volatile @Nullable Instant lastPush;

	private volatile @Nullable String lastError;

	DingTalkStreamClient(DingTalkClient.Credentials credentials, DingTalkHttp http, StreamPushes pushes,
			CallbackRuntime runtime, DingTalkProperties.Stream settings) {
		this.app = credentials.name();
		this.credentials = credentials;
		this.gateway = http;
		// A WebSocket is silent for long; the probes find out whether it lives.
		this.http = http.okHttp()
			.newBuilder()
			.callTimeout(Duration.ZERO)
			.readTimeout(Duration.ZERO)
			.pingInterval(settings.pingInterval())
			.build();
		this.pushes = pushes;
		this.background = runtime.background();
		this.clock = runtime.clock();
		this.drain = settings.drain();
		this.backoff = new Backoff(settings.firstRetry(), settings.maxRetry());
	}

	/** Whether it connects with the key and the secret of an application. */
	boolean connectsAs(DingTalkClient.@Nullable Credentials app) {
		return app != null && app.appKey().equals(this.credentials.appKey())
				&& app.appSecret().equals(this.credentials.appSecret());
	}

	/** Begins to connect, in the background. */
	void start() {
		this.stopped = new CompletableFuture<>();
		this.connecting.set(false);
		this.running = true;
		connectAfter(Duration.ZERO);
	}

	/** Ends the connection after its answers, at most twice the time to drain. */
	CompletableFuture<Void> stop() {
		this.running = false;
		this.current = null;
		this.connections.forEach((connection) -> drain(connection, System.nanoTime() + this.drain.toNanos()));
		completeIfStopped();
		return this.stopped;
	}

	DingTalkStreamConnections.Status status() {
		boolean connected = this.current != null;
		return new DingTalkStreamConnections.Status(this.app, this.running, connected, connected ? this.since : null,
				this.lastPush, this.opened.get(), this.lastError);
	}

	void opened(StreamConnection connection) {
		StreamConnection before = this.current;
		this.since = this.clock.instant();
		this.current = connection;
		this.pending = null;
		this.connecting.set(false);
		this.opened.incrementAndGet();
		logger.info("DingTalk app '{}' is connected in Stream mode", this.app);
		if (!this.running) {
			this.current = null;
			drain(connection, System.nanoTime());
		}
		else if (before != null) {
			drain(before, System.nanoTime() + this.drain.toNanos());
		}
	}

	void received() {
		this.lastPush = this.clock.instant();
	}

	/** The platform will end the connection soon. */
	void replace(StreamConnection connection) {
		if (connection == this.current) {
			logger.info("DingTalk ends a connection of app '{}'; another takes its place", this.app);
			connectAfter(Duration.ZERO);
		}
	}

	void ended(StreamConnection connection, String why) {
		this.connections.remove(connection);
		completeIfStopped();
		boolean needed = false;
		if (connection == this.pending) {
			this.pending = null;
			this.connecting.set(false);
			needed = true;
		}
		if (connection == this.current) {
			Instant from = this.since;
			if (from != null && from.plus(GOOD).isBefore(this.clock.instant())) {
				this.backoff.reset();
			}
			this.current = null;
			needed = true;
		}
		if (needed && this.running) {
			failed(why);
		}
	}

	private void connectAfter(Duration pause) {
		if (this.running && this.connecting.compareAndSet(false, true)) {
			schedule(this::connect, pause);
		}
	}

	private void connect() {
		try {
			Request request = new Request.Builder().url(open()).build();
			if (!this.running) {
				return;
			}
			StreamConnection connection = new StreamConnection(this.pushes, this);
			this.pending = connection;
			this.connections.add(connection);
			connection.socket(this.http.newWebSocket(request, connection));
		}
		catch (RuntimeException ex) {
			this.connecting.set(false);
			failed(String.valueOf(ex.getMessage()));
		}
	}

	/**
	 * Asks for a place to connect to. The ticket works once, for 90 seconds, so every
	 * connection asks anew.
	 * @return the address of a connection, with its ticket
	 */
	private HttpUrl open() {
		ObjectNode body = Json.object("clientId", this.credentials.appKey(), "clientSecret",
				this.credentials.appSecret(), "ua", "bootx-starter-dingtalk");
		body.putArray("subscriptions")
			.add(Json.object("type", "EVENT", "topic", "*"))
			.add(Json.object("type", "CALLBACK", "topic", StreamPushes.ROBOT))
			.add(Json.object("type", "CALLBACK", "topic", StreamPushes.CARD));
		// Without Accept the answer is XML.
		JsonNode answer = this.gateway.execute(ApiCall.post(this.gateway.api(), OPEN)
			.header("Accept", "application/json")
			.json(body)
			.timeout(OPEN_TIMEOUT));
		HttpUrl url = address(answer.path("endpoint").asText());
		String ticket = answer.path("ticket").asText();
		if (url == null || ticket.isEmpty()) {
			throw UnreadableAnswer.without(Platform.DING_TALK, OPEN, "a secure endpoint and a ticket");
		}
		return url.newBuilder().addQueryParameter("ticket", ticket).build();
	}

	/** The client takes https for wss. The ticket must not travel in clear text. */
	private @Nullable HttpUrl address(String endpoint) {
		if (endpoint.startsWith("wss:")) {
			return HttpUrl.parse("https:" + endpoint.substring(4));
		}
		HttpUrl api = this.gateway.api();
		HttpUrl url = endpoint.startsWith("ws:") ? HttpUrl.parse("http:" + endpoint.substring(3)) : null;
		return (url != null && !api.isHttps() && url.host().equals(api.host())) ? url : null;
	}

	private void failed(String why) {
		this.lastError = Redaction.redact(why);
		Duration pause = this.backoff.next();
		logger.warn("DingTalk app '{}' is not connected and tries again in {} ms: {}", this.app, pause.toMillis(),
				this.lastError);
		connectAfter(pause);
	}

	/** Closes the connection when nothing waits for its answer, or when time is up. */
	private void drain(StreamConnection connection, long until) {
		if (connection.busy() && System.nanoTime() < until) {
			schedule(() -> drain(connection, until), LOOK);
		}
		else {
			connection.close();
			schedule(connection::cancel, this.drain);
		}
	}

	private void completeIfStopped() {
		if (!this.running && this.connections.isEmpty()) {
			this.stopped.complete(null);
		}
	}

	private void schedule(Runnable task, Duration delay) {
		try {
			this.background.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (RejectedExecutionException ex) {
			// The application is closed: nothing is worth waiting for.
			this.connections.forEach(StreamConnection::cancel);
		}
	}

	/**
	 * Pauses between attempts to connect: random between half and all of a time that
	 * doubles, so that a fleet does not come back in one moment.
	 */
	static final class Backoff {

		private final long first;

		private final long max;

		private final AtomicInteger failures = new AtomicInteger();

		Backoff(Duration first, Duration max) {
			this.first = first.toMillis();
			this.max = max.toMillis();
		}

		Duration next() {
			int exponent = Math.min(20, this.failures.getAndIncrement());
			long longest = Math.min(this.max, this.first << exponent);
			return Duration.ofMillis(longest / 2 + ThreadLocalRandom.current().nextLong(longest / 2 + 1));
		}

		void reset() {
			this.failures.set(0);
		}

	}

}
