package cn.bootx.starter.simulator.journal;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import cn.bootx.starter.simulator.http.Endpoint;
import cn.bootx.starter.simulator.http.Filter;
import cn.bootx.starter.simulator.http.SimulatorRequest;
import cn.bootx.starter.simulator.http.SimulatorResponse;
import org.jspecify.annotations.Nullable;

/**
 * Every API call that the host made, for tests. Keeps the last {@value #CAPACITY} calls
 * and at most 32 MB of bodies; counts go on beyond that. Control calls under
 * {@code /_sim} are not recorded.
 *
 * @since 0.1.0
 */
public final class CallLog implements Filter {

	static final int CAPACITY = 2000;

	static final int MAX_BYTES = 32 * 1024 * 1024;

	private static final int MAX_PATHS = 5000;

	private final Clock clock;

	private final NumberedLog<RecordedCall> calls = new NumberedLog<>(CAPACITY, MAX_BYTES,
			(call) -> call.body().length);

	private final ConcurrentNavigableMap<Long, RecordedAnswer> answers = new ConcurrentSkipListMap<>();

	private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();

	public CallLog(Clock clock) {
		this.clock = clock;
	}

	/** How often a path was called since the start or the last {@link #clear()}. */
	public int count(String path) {
		AtomicInteger count = this.counts.get(path);
		return (count != null) ? count.get() : 0;
	}

	/** The remembered calls of a path, oldest first. */
	public List<RecordedCall> of(String path) {
		return all().stream().filter((call) -> call.path().equals(path)).toList();
	}

	/** The remembered bodies of a path as text, oldest first. */
	public List<String> bodies(String path) {
		return of(path).stream().map(RecordedCall::bodyText).toList();
	}

	/** The calls with their numbers, to ask for what is new and to wait for it. */
	public NumberedLog<RecordedCall> log() {
		return this.calls;
	}

	/**
	 * What a call was answered, or null while it is not, and for calls that are
	 * forgotten.
	 */
	public @Nullable RecordedAnswer answer(long number) {
		return this.answers.get(number);
	}

	/** All remembered calls, oldest first. */
	public List<RecordedCall> all() {
		return this.calls.all();
	}

	/**
	 * Waits until a path has been called so often.
	 * @param atMost how long to wait
	 * @return whether that came true in time
	 */
	public boolean await(String path, int times, Duration atMost) throws InterruptedException {
		long deadline = System.nanoTime() + atMost.toNanos();
		synchronized (this.calls) {
			while (count(path) < times) {
				long left = (deadline - System.nanoTime()) / 1_000_000;
				if (left <= 0) {
					return false;
				}
				this.calls.wait(left);
			}
			return true;
		}
	}

	public void clear() {
		synchronized (this.calls) {
			this.calls.removeIf((call) -> true);
			this.counts.clear();
		}
	}

	@Override
	public SimulatorResponse handle(SimulatorRequest request, Endpoint next) throws Exception {
		if (Platforms.isApi(request.path())) {
			return answered(record(request), request, next);
		}
		return next.handle(request);
	}

	private SimulatorResponse answered(long number, SimulatorRequest request, Endpoint next) throws Exception {
		long start = System.nanoTime();
		SimulatorResponse response = next.handle(request);
		this.answers.put(number, RecordedAnswer.of(response, Duration.ofNanos(System.nanoTime() - start)));
		this.answers.headMap(number - CAPACITY).clear();
		return response;
	}

	private long record(SimulatorRequest request) {
		RecordedCall call = new RecordedCall(this.clock.instant(), request.method(), request.path(), request.query(),
				request.headers(), request.body());
		synchronized (this.calls) {
			if (this.counts.size() < MAX_PATHS || this.counts.containsKey(call.path())) {
				this.counts.computeIfAbsent(call.path(), (path) -> new AtomicInteger()).incrementAndGet();
			}
			return this.calls.add(call);
		}
	}

}
