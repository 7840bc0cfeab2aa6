package cn.bootx.starter.integration.model;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import cn.bootx.starter.testing.Await;
import redis.embedded.RedisServer;

import cn.bootx.starter.integration.model.ModelProcess.Interval;

/**
 * A platform, two nodes and a Redis, and what happens to them: drawn from a seed.
 */
final class InboundModel implements AutoCloseable {

	private static final int MESSAGES_A_ROUND = 400;

	private final Random random;

	private final RedisServer redis;

	private final RedisLink link;

	private final List<ModelProcess> nodes = new CopyOnWriteArrayList<>();

	private final List<Interval> redisDisturbed = new CopyOnWriteArrayList<>();

	private final Map<String, ModelMessage> messages = new ConcurrentHashMap<>();

	private final List<String> script = new ArrayList<>();

	private final ScriptedPlatform platform;

	private int started;

	InboundModel(long seed) throws IOException {
		this.random = new Random(seed);
		int port = freePort();
		this.redis = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
		this.redis.start();
		this.link = new RedisLink(port);
		this.nodes.add(start());
		this.nodes.add(start());
		this.nodes.forEach(ModelProcess::address);
		this.platform = new ScriptedPlatform(this::up, new Random(seed + 1));
	}

	/** Sends so many messages while faults come and go. */
	void run(int count) throws Exception {
		List<CompletableFuture<Void>> answers = new ArrayList<>();
		while (this.messages.size() < count) {
			Fault fault = Fault.values()[this.random.nextInt(Fault.values().length)];
			this.script.add(fault + "@" + this.messages.size());
			CompletableFuture<Void> happening = CompletableFuture.runAsync(() -> happen(fault));
			for (int i = 0; i < MESSAGES_A_ROUND; i++) {
				ModelMessage message = new ModelMessage("m" + this.messages.size(), handlerMillis(fault));
				this.messages.put(message.id, message);
				answers.add(this.platform.send(message));
				if (fault != Fault.BURST) {
					Thread.sleep(1 + this.random.nextInt(9));
				}
			}
			happening.join();
			if (fault == Fault.BURST) {
				CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).join();
			}
		}
		CompletableFuture.allOf(answers.toArray(CompletableFuture[]::new)).get(60, TimeUnit.SECONDS);
		try {
			Await.until(Duration.ofSeconds(20),
					() -> this.messages.values().stream().allMatch(ModelMessage::isSettled));
		}
		catch (AssertionError unsettled) {
			// What is not settled by now is counted as lost.
		}
	}

	List<ModelMessage> lost() {
		// Acknowledged by a node, or sent to it for the last time, that was killed then.
		return select((it) -> it.isLost() && !it.lastReceiver().isKilled());
	}

	List<ModelMessage> doubledOnOneNode() {
		return select(ModelMessage::isDoubledOnOneNode);
	}

	/** Of the messages that met no fault that nodes cannot agree under. */
	List<ModelMessage> doubled() {
		return select((it) -> it.isDoubled() && !isExcused(it));
	}

	/** Of the others: another node could not know of them. */
	List<ModelMessage> doubledWithExcuse() {
		return select((it) -> it.isDoubled() && isExcused(it));
	}

	/** Of the messages that were handled; the others are lost or not. */
	List<ModelMessage> wronglyAnswered() {
		return select((it) -> it.isWronglyAnswered() && !it.isLost() && !isExcused(it));
	}

	@Override
	public String toString() {
		return this.messages.size() + " messages, " + this.started + " processes; unanswered "
				+ select(ModelMessage::isUnanswered).size() + ", doubled while nodes could not agree "
				+ doubledWithExcuse().size() + "; lost " + lost() + ", doubled " + doubled() + ", doubled on one node "
				+ doubledOnOneNode() + ", wrongly answered " + wronglyAnswered() + "; script " + this.script;
	}

	private boolean isExcused(ModelMessage message) {
		// A claim that Redis has lost is restored when it is prolonged.
		long from = message.begun() - ModelTimes.CLAIM.toNanos() / 2;
		long to = message.ended();
		return this.redisDisturbed.stream().anyMatch((it) -> it.overlaps(from, to))
				|| message.processes().stream().anyMatch((it) -> it.wasDisturbed(from, to));
	}

	private void happen(Fault fault) {
		try {
			Thread.sleep(200 + this.random.nextInt(500));
			ModelProcess node = up().get(this.random.nextInt(2));
			long millis = ModelTimes.ATTEMPT.toMillis();
			switch (fault) {
				case CALM, BURST -> {
				}
				case KILL -> replace(node);
				// A claim outlives a short pause, so that is no excuse.
				case SHORT_PAUSE -> node.pause(ModelTimes.CLAIM.toMillis() / 6);
				case LONG_PAUSE -> node.disturbedFor(node.pause(2 * ModelTimes.CLAIM.toMillis()));
				case CLOCK -> node.write(Integer.toString(this.random.nextInt(600_000) - 300_000));
				case CUT -> {
					this.platform.cut(40);
					Thread.sleep(millis);
					this.platform.cut(0);
				}
				case REDIS_KILLED -> disturb(this.link::kill, millis);
				case REDIS_HUNG -> disturb(this.link::block, millis);
				case REDIS_SLOW -> {
					this.link.slow(50);
					Thread.sleep(millis);
					this.link.heal();
				}
				case REDIS_FLUSHED -> disturb(this.link::flush, 10);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private void replace(ModelProcess node) throws IOException {
		node.kill();
		ModelProcess next = start();
		next.address();
		this.nodes.add(next);
		this.nodes.remove(node);
	}

	private void disturb(Disturbance disturbance, long millis) throws IOException, InterruptedException {
		long begin = System.nanoTime();
		disturbance.happen();
		Thread.sleep(millis);
		this.link.heal();
		this.redisDisturbed.add(new Interval(begin, System.nanoTime()));
	}

	private long handlerMillis(Fault fault) {
		int kind = this.random.nextInt(1_000);
		int attempt = (int) ModelTimes.ATTEMPT.toMillis();
		if (fault == Fault.BURST) {
			return attempt * 4 / 5;
		}
		if (kind < 830) {
			return this.random.nextInt(10);
		}
		if (kind < 980) {
			return 50 + this.random.nextInt(300);
		}
		return (kind < 995) ? attempt / 2 + this.random.nextInt(2 * attempt) : 32L * attempt / 10;
	}

	private ModelProcess start() throws IOException {
		return new ModelProcess("node" + ++this.started, ModelNode.class, List.of(Integer.toString(this.link.port())),
				this::said);
	}

	private void said(ModelProcess process, String[] words) {
		switch (words[0]) {
			case "handled" -> this.messages.get(words[1]).handled(process);
			case "late" -> this.messages.get(words[1]).late();
			case "stalled" -> process.disturbedFor(Long.parseLong(words[1]));
			case "away" -> this.redisDisturbed
				.add(new Interval(System.nanoTime() - ModelTimes.CLAIM.toNanos(), System.nanoTime()));
			default -> {
			}
		}
	}

	private List<ModelProcess> up() {
		List<ModelProcess> up = this.nodes.stream().filter(ModelProcess::isUp).toList();
		return up.isEmpty() ? this.nodes : up;
	}

	private List<ModelMessage> select(Predicate<ModelMessage> condition) {
		return this.messages.values().stream().filter(condition).toList();
	}

	static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

	@Override
	public void close() throws IOException {
		this.platform.close();
		this.nodes.forEach(ModelProcess::close);
		this.link.close();
		this.redis.stop();
	}

	/** What can happen in a round. */
	private enum Fault {

		CALM, BURST, KILL, SHORT_PAUSE, LONG_PAUSE, CLOCK, CUT, REDIS_KILLED, REDIS_HUNG, REDIS_SLOW, REDIS_FLUSHED

	}

	@FunctionalInterface
	private interface Disturbance {

		void happen() throws IOException;

	}

}
