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
import java.util.function.Predicate;

import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.Filter;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;

/**
 * Makes the platform fail on purpose.
 *
 * @since 0.1.0
 */
public final class Faults implements Filter {

	private final Map<String, Queue<SimulatorResponse>> answers = new ConcurrentHashMap<>();

	private final Map<String, Duration> delays = new ConcurrentHashMap<>();

	private final Set<String> delayed = ConcurrentHashMap.newKeySet();

	private final Predicate<String> known;

	/**
	 * Makes faults for known paths.
	 * @param known whether the platforms have such a path
	 */
	public Faults(Predicate<String> known) {
		this.known = known;
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
		return unused;
	}

	/** Ends all faults. */
	public void clear() {
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
		return (injected != null) ? injected : next.handle(request);
	}

}
