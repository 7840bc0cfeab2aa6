package cn.bootx.starter.simulator.dingtalk.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.rules.SlidingWindow;
import org.jspecify.annotations.Nullable;

/**
 * How often an application may call; unlimited at first. Calls that are refused are not
 * executed and do not count.
 *
 * @since 0.1.0
 */
public final class DingLimits {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZONE);

	private static final List<String> FREE = List.of("/topapi/v2/user/", "/topapi/user/", "/v1.0/contact/");

	private final Map<DingLimit, Integer> allowed = new EnumMap<>(DingLimit.class);

	private final Map<String, SlidingWindow> windows = new HashMap<>();

	private YearMonth month = YearMonth.of(1970, 1);

	private int calls;

	/**
	 * Sets a limit; what was counted so far is forgotten.
	 * @param calls how many calls are allowed, 0 for none
	 */
	public synchronized void allow(DingLimit limit, int calls) {
		this.allowed.put(limit, calls);
		forget();
	}

	/** Ends all limits. */
	public synchronized void clear() {
		this.allowed.clear();
		forget();
	}

	private void forget() {
		this.windows.clear();
		this.calls = 0;
	}

	/** Takes a call; returns what refuses it, null if nothing does. */
	synchronized @Nullable Refusal take(String path, Instant now) {
		for (Map.Entry<DingLimit, Integer> entry : this.allowed.entrySet()) {
			Refusal refusal = (entry.getKey() == DingLimit.PER_MONTH) ? takeMonthly(path, entry.getValue(), now)
					: takeWindow(entry.getKey(), path, entry.getValue(), now);
			if (refusal != null) {
				return refusal;
			}
		}
		return null;
	}

	private @Nullable Refusal takeWindow(DingLimit limit, String path, int max, Instant now) {
		SlidingWindow window = this.windows.computeIfAbsent(limit + path,
				(key) -> new SlidingWindow(max, limit.length()));
		return window.take(now) ? null : refusal(limit, max, now.plus(limit.length()));
	}

	private @Nullable Refusal takeMonthly(String path, int max, Instant now) {
		if (FREE.stream().anyMatch(path::startsWith)) {
			return null;
		}
		YearMonth present = YearMonth.from(now.atZone(ZONE));
		if (!present.equals(this.month)) {
			this.month = present;
			this.calls = 0;
		}
		if (this.calls >= max) {
			return refusal(DingLimit.PER_MONTH, max, present.plusMonths(1).atDay(1).atStartOfDay(ZONE).toInstant());
		}
		this.calls++;
		return null;
	}

	private static Refusal refusal(DingLimit limit, int max, Instant end) {
		// The end is written in whole seconds, so it must not lie before the real one.
		return new Refusal(limit, "您的企业/应用调用该接口的请求总次数超过了 %d 次, 限制将在 %s 结束.".formatted(max,
				TIME.format(end.plus(Duration.ofMillis(999)))));
	}

	/** A limit that was reached and what the caller gets as an answer. */
	record Refusal(DingLimit limit, String message) {
	}

}
