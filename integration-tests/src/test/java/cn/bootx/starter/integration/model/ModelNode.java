package cn.bootx.starter.integration.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import cn.bootx.starter.core.callback.CallbackExecutor;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.store.redis.RedisStores;

/**
 * A node in a process of its own: the pipeline behind a web server, on a Redis. It writes
 * what its handlers do, in lines that begin with {@value #MARK}. A message is its
 * identity and the milliseconds that its handler takes.
 */
final class ModelNode {

	static final String MARK = "## ";

	private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

	private final AtomicLong clockStep = new AtomicLong();

	private final ScheduledExecutorService background = Executors.newScheduledThreadPool(4);

	private final CallbackPipeline<String> pipeline;

	private ModelNode(int redisPort) {
		LettuceConnectionFactory redis = new LettuceConnectionFactory("127.0.0.1", redisPort);
		redis.afterPropertiesSet();
		redis.start();
		ExpiringStore store = RedisStores
			.on(redis, "model:", ModelTimes.of(Duration.ofSeconds(1)), ModelTimes.of(Duration.ofSeconds(2)))
			.expiring();
		CallbackRuntime runtime = new CallbackRuntime(
				MessageLedger.shared(watched(store), Duration.ofMinutes(11), ModelTimes.CLAIM),
				CallbackExecutor.pooled(ModelTimes.THREADS, 1_024, Executors.defaultThreadFactory()), this.background,
				this.background, new SteppedClock(), ModelTimes.CLAIM.dividedBy(3));
		this.pipeline = new CallbackPipeline<>("model", new Protocol(), this::handle, ModelTimes.DEADLINE,
				(callback, reply) -> say("late " + callback.message().split(" ")[0]), runtime);
		connect(store);
	}

	public static void main(String[] args) throws Exception {
		ModelNode node = new ModelNode(Integer.parseInt(args[0]));
		node.watchForStalls();
		HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1_024);
		server.setExecutor(Executors.newFixedThreadPool(16));
		server.createContext("/", node::push);
		server.start();
		node.say("ready " + server.getAddress().getPort());
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			node.clockStep.addAndGet(Long.parseLong(line));
		}
		System.exit(0);
	}

	private static void connect(ExpiringStore store) {
		for (int i = 0; i < 100; i++) {
			try {
				store.putIfAbsent("warm-up", "up", ModelTimes.CLAIM);
				return;
			}
			catch (StoreUnavailableException ex) {
				LockSupport.parkNanos(ModelTimes.of(Duration.ofSeconds(1)).toNanos());
			}
		}
	}

	private String handle(String message) throws InterruptedException {
		String[] parts = message.split(" ");
		say("begun " + parts[0]);
		Thread.sleep(Long.parseLong(parts[1]));
		say("handled " + parts[0]);
		return "reply " + parts[0];
	}

	private void push(HttpExchange exchange) throws IOException {
		byte[] body = exchange.getRequestBody().readAllBytes();
		this.pipeline.handle(new CallbackRequest("POST", Map.of(), "", Map.of(), body))
			.whenComplete((response, failure) -> answer(exchange, response));
	}

	private static void answer(HttpExchange exchange, CallbackResponse response) {
		try (exchange) {
			exchange.sendResponseHeaders(response.status(),
					(response.body().length == 0) ? -1 : response.body().length);
			exchange.getResponseBody().write(response.body());
		}
		catch (IOException ex) {
			// The platform has closed the attempt.
		}
	}

	/** Whoever is not scheduled for long cannot keep a claim: that is a pause as well. */
	private void watchForStalls() {
		Thread thread = new Thread(() -> {
			long longest = ModelTimes.CLAIM.dividedBy(3).toMillis();
			while (true) {
				long begin = System.nanoTime();
				try {
					Thread.sleep(20);
				}
				catch (InterruptedException ex) {
					return;
				}
				long millis = (System.nanoTime() - begin) / 1_000_000;
				if (millis > longest) {
					say("stalled " + millis);
				}
			}
		});
		thread.setDaemon(true);
		thread.start();
	}

	/** Says when the store is away, also where that was nobody's plan. */
	private ExpiringStore watched(ExpiringStore store) {
		AtomicLong said = new AtomicLong();
		return (ExpiringStore) Proxy.newProxyInstance(ModelNode.class.getClassLoader(),
				new Class<?>[] { ExpiringStore.class }, (proxy, method, arguments) -> {
					try {
						return method.invoke(store, arguments);
					}
					catch (InvocationTargetException ex) {
						long now = System.nanoTime();
						if (ex.getCause() instanceof StoreUnavailableException
								&& now - said.getAndSet(now) > 50_000_000) {
							say("away");
						}
						throw ex.getCause();
					}
				});
	}

	private void say(String line) {
		synchronized (this.out) {
			this.out.println(MARK + line);
		}
	}

	/** Refuses what is older than a minute, as a portal does. */
	private final class Protocol implements CallbackProtocol<String> {

		@Override
		public OpenedCallback<String> open(CallbackRequest request) {
			String message = new String(request.body(), StandardCharsets.UTF_8);
			return new OpenedCallback<>(message, "model:" + message.split(" ")[0]);
		}

		@Override
		public CallbackResponse seal(OpenedCallback<String> callback, String reply) {
			return CallbackResponse.text((reply != null) ? reply : "success");
		}

	}

	private final class SteppedClock extends Clock {

		@Override
		public Instant instant() {
			return Instant.ofEpochMilli(System.currentTimeMillis() + ModelNode.this.clockStep.get());
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
