package cn.bootx.starter.simulator.wechat.gate;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

/**
 * How often an app may call an API each day, by Beijing time.
 */
public final class Quotas {

	private static final long DEFAULT_LIMIT = 100_000;

	private static final Map<String, Long> LIMITS = Map.of("/cgi-bin/menu/create", 1000L, "/cgi-bin/menu/delete", 1000L,
			"/cgi-bin/menu/get", 10_000L, "/cgi-bin/menu/addconditional", 2000L, "/cgi-bin/menu/delconditional", 2000L,
			"/cgi-bin/menu/trymatch", 20_000L, "/cgi-bin/user/info", 5_000_000L, "/cgi-bin/message/custom/send",
			500_000L);

	private final Clock clock;

	private final Map<String, Long> limits = new HashMap<>();

	private final Map<String, Long> used = new HashMap<>();

	private LocalDate day = LocalDate.MIN;

	public Quotas(Clock clock) {
		this.clock = clock;
	}

	public synchronized void limit(String appId, String path, long limit) {
		this.limits.put(key(appId, path), limit);
	}

	/** Takes one call, or refuses it with 45009. */
	synchronized void take(String appId, String path) {
		long before = used(appId, path);
		if (before >= limit(appId, path)) {
			throw WeChatErrors.refuse(45009);
		}
		this.used.put(key(appId, path), before + 1);
	}

	public synchronized long limit(String appId, String path) {
		Long own = this.limits.get(key(appId, path));
		return (own != null) ? own : LIMITS.getOrDefault(path, DEFAULT_LIMIT);
	}

	synchronized long used(String appId, String path) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), ZoneOffset.ofHours(8));
		if (!today.equals(this.day)) {
			this.day = today;
			this.used.clear();
		}
		return this.used.getOrDefault(key(appId, path), 0L);
	}

	synchronized void clear(String appId, String path) {
		this.used.remove(key(appId, path));
	}

	synchronized void clear(String appId) {
		this.used.keySet().removeIf((key) -> key.startsWith(appId + " "));
	}

	private static String key(String appId, String path) {
		return appId + " " + path;
	}

}
