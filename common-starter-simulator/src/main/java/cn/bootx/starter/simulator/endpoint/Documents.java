package cn.bootx.starter.simulator.endpoint;

import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What calls of rows keep: documents by the caller, a name and a key.
 */
final class Documents implements EndpointTable.Kept {

	/** Numbers in their order, whatever their digits. */
	private static final Comparator<String> SHORT_FIRST = Comparator.comparingInt(String::length)
		.thenComparing(Comparator.naturalOrder());

	private final Clock clock;

	private final Supplier<URI> baseUri;

	private final Map<String, ObjectNode> seeds;

	private final Map<String, Map<String, ObjectNode>> all = new ConcurrentHashMap<>();

	private final Map<String, AtomicLong> numbers = new ConcurrentHashMap<>();

	/**
	 * @param seeds by name and key with a blank between
	 */
	Documents(Clock clock, Supplier<URI> baseUri, Map<String, ObjectNode> seeds) {
		this.clock = clock;
		this.baseUri = baseUri;
		this.seeds = seeds;
	}

	@Override
	public Map<String, ObjectNode> of(String scope, String name) {
		return this.all.computeIfAbsent(scope + " " + name, (key) -> {
			Map<String, ObjectNode> documents = new ConcurrentSkipListMap<>(SHORT_FIRST);
			this.seeds.forEach((seed, document) -> {
				if (seed.startsWith(name + " ")) {
					documents.put(seed.substring(name.length() + 1), document.deepCopy());
				}
			});
			return documents;
		});
	}

	@Override
	public void forget(String scope) {
		this.all.keySet().removeIf((key) -> key.startsWith(scope + " "));
	}

	/** Counts from 101, so that the platforms' own small ids stay free. */
	long next(String scope, String name) {
		return this.numbers.computeIfAbsent(scope + " " + name, (key) -> new AtomicLong(100)).incrementAndGet();
	}

	Saved saved() {
		Map<String, Long> counters = new TreeMap<>();
		this.numbers.forEach((key, number) -> counters.put(key, number.get()));
		return new Saved(new TreeMap<>(this.all), counters);
	}

	void load(Saved saved) {
		this.all.clear();
		this.numbers.clear();
		saved.documents().forEach((key, documents) -> {
			Map<String, ObjectNode> sorted = new ConcurrentSkipListMap<>(SHORT_FIRST);
			sorted.putAll(documents);
			this.all.put(key, sorted);
		});
		saved.numbers().forEach((key, number) -> this.numbers.put(key, new AtomicLong(number)));
	}

	Instant now() {
		return this.clock.instant();
	}

	String baseUrl() {
		return this.baseUri.get().toString();
	}

	/** Everything, by scope and name with a blank between. */
	record Saved(Map<String, Map<String, ObjectNode>> documents, Map<String, Long> numbers) {
	}

}
