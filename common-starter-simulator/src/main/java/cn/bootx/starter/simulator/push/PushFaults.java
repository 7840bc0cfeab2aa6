package cn.bootx.starter.simulator.push;

import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import cn.bootx.starter.simulator.fault.FaultRule;
import org.jspecify.annotations.Nullable;

/**
 * Loses, repeats, forges and reorders callbacks as the rules of faults say.
 */
final class PushFaults {

	private static final long WAITS_FOR_NEXT_MILLIS = 3000;

	private final Map<String, PushRequest> last = new ConcurrentHashMap<>();

	private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();

	/** Waits where the push comes late or behind the next one. */
	void before(PushRequest request, @Nullable FaultRule rule) {
		try {
			if (rule != null && rule.delayMillis() != null) {
				Thread.sleep(rule.delayMillis());
			}
			if (rule != null && "reorder".equals(rule.action())) {
				CountDownLatch next = new CountDownLatch(1);
				this.held.put(request.uri().getPath(), next);
				next.await(WAITS_FOR_NEXT_MILLIS, TimeUnit.MILLISECONDS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	/** Remembers the push and lets the one go that waited for it. */
	void after(PushRequest request) {
		String path = request.uri().getPath();
		this.last.put(path, request);
		CountDownLatch waiting = this.held.remove(path);
		if (waiting != null) {
			waiting.countDown();
		}
	}

	/** The push before this one to the same address, null before the first. */
	@Nullable PushRequest previous(PushRequest request) {
		return this.last.get(request.uri().getPath());
	}

	/** The same push with signatures that do not fit. */
	static PushRequest forged(PushRequest request) {
		String query = String.valueOf(request.uri().getRawQuery())
			.replaceAll("(signature=)[^&]+", "$1" + "0".repeat(40));
		URI uri = URI.create(request.uri().toString().replaceAll("\\?.*", "") + "?" + query);
		Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
		headers.putAll(request.headers());
		headers.computeIfPresent("sign", (name, value) -> "forged");
		return new PushRequest(request.platform(), request.title(), request.method(), uri, headers, request.body(),
				request.timeout(), request.pauses(), request.accepted());
	}

}
