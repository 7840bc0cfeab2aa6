package cn.bootx.starter.integration.model;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

import redis.embedded.RedisServer;

/**
 * Two nodes that send with all senders through one Redis to one platform that breaks
 * connections, answers and tokens as the seed says.
 */
final class OutboundModel implements AutoCloseable {

	/** So many messages are under way at a time. */
	private static final int UNDER_WAY = 40;

	private final Random random;

	private final RedisServer redis;

	private final ScriptedServer platform;

	private final List<ModelProcess> nodes = new ArrayList<>();

	private final Map<Integer, OutboundMessage> messages = new ConcurrentHashMap<>();

	private final Semaphore underWay = new Semaphore(UNDER_WAY);

	OutboundModel(long seed) throws IOException {
		this.random = new Random(seed);
		int port = InboundModel.freePort();
		this.redis = RedisServer.newRedisServer().port(port).bind("127.0.0.1").setting("save \"\"").build();
		this.redis.start();
		this.platform = new ScriptedServer(new Random(seed + 1), this.messages);
		List<String> arguments = List.of(this.platform.url(), Integer.toString(port));
		for (int i = 1; i <= 2; i++) {
			this.nodes.add(new ModelProcess("node" + i, OutboundNode.class, arguments, this::said));
		}
		this.nodes.forEach(ModelProcess::address);
	}

	/** Sends so many messages. */
	void run(int count) throws Exception {
		OutboundKind[] kinds = OutboundKind.values();
		while (this.messages.size() < count) {
			OutboundKind kind = kinds[this.random.nextInt(kinds.length)];
			this.underWay.acquire(kind.receivers);
			int first = this.messages.size();
			for (int i = 0; i < kind.receivers; i++) {
				this.messages.put(first + i, new OutboundMessage(first + i, kind));
			}
			this.nodes.get(this.random.nextInt(this.nodes.size())).write(first + " " + kind);
		}
		this.underWay.tryAcquire(UNDER_WAY, 60, TimeUnit.SECONDS);
	}

	List<OutboundMessage> doubled() {
		return select(OutboundMessage::isDoubled);
	}

	List<OutboundMessage> wronglySuccessful() {
		return select(OutboundMessage::isWronglySuccessful);
	}

	List<OutboundMessage> wronglyNotSent() {
		return select(OutboundMessage::isWronglyNotSent);
	}

	/** Nothing was reported to the caller. */
	List<OutboundMessage> silent() {
		return select((it) -> !it.isSettled());
	}

	int successful() {
		return select(OutboundMessage::isSuccessful).size();
	}

	List<String> tokensFetchedAgain() {
		return this.platform.tokens().fetchedAgain();
	}

	int tokensEnded() {
		return this.platform.tokens().ended();
	}

	@Override
	public String toString() {
		Map<String, Integer> kinds = new TreeMap<>();
		this.messages.values().forEach((it) -> kinds.merge(it.kind.name(), 1, Integer::sum));
		return this.messages.size() + " messages " + kinds + "; successful " + successful()
				+ ", unknown although refused " + select(OutboundMessage::isVague) + ", tokens ended " + tokensEnded()
				+ "; doubled " + doubled() + ", wrongly successful " + wronglySuccessful() + ", wrongly not sent "
				+ wronglyNotSent() + ", silent " + silent() + ", tokens fetched again " + tokensFetchedAgain();
	}

	private void said(ModelProcess process, String[] words) {
		if (words[0].equals("reported")) {
			this.messages.get(Integer.valueOf(words[1]))
				.reported(String.join(" ", List.of(words).subList(2, words.length)));
			this.underWay.release();
		}
	}

	private List<OutboundMessage> select(Predicate<OutboundMessage> condition) {
		return this.messages.values().stream().filter(condition).toList();
	}

	@Override
	public void close() throws IOException {
		this.nodes.forEach(ModelProcess::close);
		this.platform.close();
		this.redis.stop();
	}

}
