package cn.bootx.starter.simulator.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.Filter;
import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import cn.bootx.starter.simulator.rules.Fields;
import org.jspecify.annotations.Nullable;

/**
 * Makes the platform fail on purpose.
 *
 * @since 0.1.0
 */
public final class Faults implements Filter {

	private final Map<String, Queue<SimulatorResponse>> answers = new ConcurrentHashMap<>();

	private final Map<String, Duration> delays = new ConcurrentHashMap<>();

	private final Set<String> delayed = ConcurrentHashMap.newKeySet();

	private static final List<String> PREFIXES = List.of("", "/qyapi", "/oapi", "/dingapi");

	private static final long HANG_MILLIS = 600_000;

	private final List<ActiveRule> rules = new CopyOnWriteArrayList<>();

	private final Predicate<String> known;

	private final Owner owner;

	/**
	 * Makes faults for known paths.
	 * @param known whether the platforms have such a path
	 * @param owner whose call it is
	 */
	public Faults(Predicate<String> known, Owner owner) {
		this.known = known;
		this.owner = owner;
	}

	/**
	 * Adds a rule. Rules are asked in the order in which they came; the first that meets
	 * a call decides.
	 * @throws IllegalArgumentException if it can never fire; names every problem
	 */
	public void add(FaultRule rule) {
		List<String> problems = new ArrayList<>(rule.problems());
		List<String> paths = paths(rule);
		if (!problems.isEmpty()) {
			throw new IllegalArgumentException(String.join("; ", problems));
		}
		if (paths.isEmpty()) {
			requireKnown(rule.path());
		}
		paths.forEach((path) -> this.rules.add(new ActiveRule(rule, path)));
	}

	/** The paths here that a rule is for; empty if no platform has its path. */
	public List<String> paths(FaultRule rule) {
		return rule.isPush() ? List.of(rule.path())
				: PREFIXES.stream().map((prefix) -> prefix + rule.path()).filter(this.known).toList();
	}

	/** The rules that may still fire, in their order. */
	public List<FaultRule> rules() {
		return this.rules.stream().filter((active) -> !active.spent()).map(ActiveRule::rule).distinct().toList();
	}

	/** The rule that a push to the host meets, null if none does; counts it. */
	public @Nullable FaultRule ofPush(String path) {
		return this.rules.stream()
			.filter((active) -> active.meetsPush(path))
			.map(ActiveRule::rule)
			.findFirst()
			.orElse(null);
	}

	/**
	 * Answers the next calls of a path instead of the platform.
	 * @param path exact path
	 * @param times how many calls
	 * @param answer what they get
	 * @throws IllegalArgumentException if no platform has that path
	 */
	public void next(String path, int times, SimulatorResponse answer) {
		requireKnown(path);
		Queue<SimulatorResponse> queue = this.answers.computeIfAbsent(path, (key) -> new ConcurrentLinkedQueue<>());
		for (int i = 0; i < times; i++) {
			queue.add(answer);
		}
	}

	/**
	 * Delays every call of a path, also those answered by {@link #next}.
	 * @param path exact path
	 * @param duration zero ends the delay
	 * @throws IllegalArgumentException if no platform has that path
	 */
	public void delay(String path, Duration duration) {
		requireKnown(path);
		this.delayed.remove(path);
		if (duration.isZero()) {
			this.delays.remove(path);
		}
		else {
			this.delays.put(path, duration);
		}
	}

	/** Answers that are still to come, by path. */
	public Map<String, List<SimulatorResponse>> pending() {
		Map<String, List<SimulatorResponse>> pending = new TreeMap<>();
		this.answers.forEach((path, queue) -> {
			if (!queue.isEmpty()) {
				pending.put(path, List.copyOf(queue));
			}
		});
		return pending;
	}

	/** How long calls are delayed, by path. */
	public Map<String, Duration> delays() {
		return new TreeMap<>(this.delays);
	}

	/** Faults that no call has met yet, in words; a test fails for them. */
	public List<String> unused() {
		List<String> unused = new ArrayList<>();
		this.answers.forEach((path, queue) -> {
			if (!queue.isEmpty()) {
				unused.add(queue.size() + " × " + path);
			}
		});
		this.delays.keySet().stream().filter((path) -> !this.delayed.contains(path)).forEach(unused::add);
		Set<FaultRule> used = this.rules.stream()
			.filter(ActiveRule::used)
			.map(ActiveRule::rule)
			.collect(Collectors.toSet());
		this.rules.stream()
			.map(ActiveRule::rule)
			.filter((rule) -> !used.contains(rule))
			.distinct()
			.forEach((rule) -> unused.add("rule on " + rule.path() + " that never fired (规则从未生效): " + rule));
		return unused;
	}

	/** Ends all faults. */
	public void clear() {
		this.rules.clear();
		this.answers.clear();
		this.delays.clear();
		this.delayed.clear();
	}

	private void requireKnown(String path) {
		if (!this.known.test(path)) {
			throw new IllegalArgumentException("No endpoint has the path '" + path
					+ "': write it as the platform has it, behind the simulator's prefix, such as /qyapi/cgi-bin/gettoken "
					+ "(没有这个接口)");
		}
	}

	@Override
	public SimulatorResponse handle(SimulatorRequest request, Endpoint next) throws Exception {
		Duration delay = this.delays.get(request.path());
		if (delay != null) {
			this.delayed.add(request.path());
			Thread.sleep(delay.toMillis());
		}
		Queue<SimulatorResponse> queue = this.answers.get(request.path());
		SimulatorResponse injected = (queue != null) ? queue.poll() : null;
		return (injected != null) ? injected : byRule(request, next);
	}

	private SimulatorResponse byRule(SimulatorRequest request, Endpoint next) throws Exception {
		for (ActiveRule active : this.rules) {
			if (active.meets(request, this.owner)) {
				return apply(active.rule(), request, next);
			}
		}
		return next.handle(request);
	}

	private SimulatorResponse apply(FaultRule rule, SimulatorRequest request, Endpoint next) throws Exception {
		if (rule.delayMillis() != null) {
			Thread.sleep(rule.delayMillis());
		}
		String action = (rule.action() != null) ? rule.action() : "";
		switch (action) {
			case "hang" -> {
				Thread.sleep(HANG_MILLIS);
				return SimulatorResponse.empty(503).withHeader(SimulatorResponse.WIRE, "drop");
			}
			case "drop-before" -> {
				return SimulatorResponse.empty(503).withHeader(SimulatorResponse.WIRE, "drop");
			}
			case "revoke" -> this.owner.revoke(request);
			default -> {
			}
		}
		SimulatorResponse answer = rule.answers() ? answer(rule, request) : next.handle(request);
		return switch (action) {
			case "drop-after" -> answer.withHeader(SimulatorResponse.WIRE, "drop");
			case "half" -> answer.withHeader(SimulatorResponse.WIRE, "half");
			default -> answer;
		};
	}

	private static SimulatorResponse answer(FaultRule rule, SimulatorRequest request) {
		String code = rule.errcode();
		boolean modern = request.path().startsWith("/dingapi/");
		int status = (rule.status() != null) ? rule.status() : (modern && code != null) ? 400 : 200;
		if (rule.answer() != null) {
			return SimulatorResponse.json(status, rule.answer());
		}
		if (code == null) {
			return SimulatorResponse.empty(status);
		}
		if (modern) {
			return SimulatorResponse.json(status,
					Fields.of("code", code, "requestid", "injected", "message", "injected fault"));
		}
		return SimulatorResponse.json(status,
				Json.object().put("errcode", Integer.parseInt(code)).put("errmsg", "injected fault"));
	}

	/** Whose call it is. */
	public interface Owner {

		/** Whether a call carries a token or an id of an account. */
		boolean owns(String account, SimulatorRequest request);

		/** Makes the call's token invalid. */
		void revoke(SimulatorRequest request);

	}

}
