package cn.bootx.starter.core.fleet;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

import cn.bootx.starter.core.callback.CallbackExecutor;
import cn.bootx.starter.core.callback.CallbackPipeline;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.CallbackRuntime;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.core.store.redis.RedisStores;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.core.token.TokenName;
import cn.bootx.starter.core.token.TokenRegistry;
import cn.bootx.starter.testing.Await;
import cn.bootx.starter.testing.MutableClock;

/**
 * One node of a fleet, in a process of its own. It does what its parent writes to it and
 * answers in lines that begin with {@value #ANSWER}.
 */
final class Node {

	static final String ANSWER = "## ";

	private static final Duration ANSWERS = Duration.ofMinutes(11);

	private static final Duration CLAIMS = Duration.ofSeconds(6);

	private static final Duration STORE_TIMEOUT = Duration.ofSeconds(5);

	private final PlatformStub.Client platform;

	private final AccessTokens tokens;

	private final CallbackPipeline<String> pipeline;

	private final ExpiringStore store;

	private final MutableClock clock = new MutableClock("2026-11-21T10:00:00Z");

	private Node(int redisPort, String platform) {
		LettuceConnectionFactory redis = new LettuceConnectionFactory("127.0.0.1", redisPort);
		redis.afterPropertiesSet();
		redis.start();
		this.platform = new PlatformStub.Client(platform);
		this.store = RedisStores.on(redis, "fleet:", STORE_TIMEOUT, STORE_TIMEOUT).expiring();
		ScheduledExecutorService background = Executors.newScheduledThreadPool(4);
		this.tokens = new TokenRegistry(this.store, TokenRegistry.Settings.DEFAULTS, this.clock, background)
			.tokens(TokenName.access(Platform.WECHAT, "wx1"), (rejected) -> this.platform.token());
		MessageLedger ledger = MessageLedger.shared(this.store, ANSWERS, CLAIMS);
		CallbackRuntime runtime = new CallbackRuntime(ledger, CallbackExecutor.pooled(64, 64, Thread::new), background,
				background, Clock.systemUTC(), CLAIMS.dividedBy(3));
		this.pipeline = new CallbackPipeline<>("fleet", new NodeProtocol(), this.platform::handled,
				CallbackPipeline.Deadline.WECHAT, (callback, reply) -> {
				}, runtime);
	}

	public static void main(String[] args) throws Exception {
		Node node = new Node(Integer.parseInt(args[0]), args[1]);
		PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
		BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		// The first connection of a node on a busy machine may take longer than the
		// store's timeout.
		Await.until(() -> node.warm().equals("up"));
		out.println(ANSWER + "ready");
		for (String line = in.readLine(); line != null; line = in.readLine()) {
			out.println(ANSWER + node.run(line.split(" ")));
		}
		System.exit(0);
	}

	private String warm() {
		try {
			this.store.put("warm", "up", CLAIMS);
			return this.store.get("warm").orElse("not");
		}
		catch (StoreUnavailableException ex) {
			return "not";
		}
	}

	private String run(String[] command) throws Exception {
		return switch (command[0]) {
			case "token" -> storm(Integer.parseInt(command[1]), this.tokens::get);
			case "advance" -> advance(Duration.parse(command[1]));
			case "store" -> warm();
			case "push" -> storm(Integer.parseInt(command[1]), () -> push(command[2]));
			default -> throw new IOException("Unknown command " + command[0]);
		};
	}

	/**
	 * Tokens age by this clock, so that none expires while a busy machine takes its time.
	 */
	private String advance(Duration time) {
		this.clock.advance(time);
		return "advanced";
	}

	private String push(String message) throws Exception {
		CallbackRequest request = NodeProtocol.push(message);
		return this.pipeline.handle(request).toCompletableFuture().get(60, TimeUnit.SECONDS).bodyText();
	}

	/** The different results of all threads. */
	private static String storm(int threads, Callable<String> task) throws Exception {
		ExecutorService executor = Executors.newFixedThreadPool(threads);
		CountDownLatch ready = new CountDownLatch(threads);
		List<Future<String>> running = new ArrayList<>();
		for (int i = 0; i < threads; i++) {
			running.add(executor.submit(() -> {
				ready.countDown();
				ready.await();
				return task.call();
			}));
		}
		TreeSet<String> results = new TreeSet<>();
		for (Future<String> future : running) {
			results.add(outcome(future));
		}
		executor.shutdown();
		return String.join(",", results);
	}

	private static String outcome(Future<String> future) {
		try {
			return future.get(60, TimeUnit.SECONDS);
		}
		catch (Exception ex) {
			return String.valueOf(ex.getCause()).replace(' ', '_').replace(',', '_');
		}
	}

}
