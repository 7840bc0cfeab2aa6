package cn.bootx.starter.simulator.dingtalk.notice;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The daily limits of work notices. What is over them is dropped without an error: the
 * sending call succeeds and the user gets nothing.
 */
final class NoticeLimits {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	private static final int PER_USER = 500;

	private static final int TO_ALL = 3;

	private static final String OVER_DAILY_LIMIT = "143105";

	private static final String SAME_CONTENT = "143106";

	private final Map<String, Integer> perUser = new HashMap<>();

	private final Map<String, Integer> toAll = new HashMap<>();

	private final Set<String> contents = new HashSet<>();

	private LocalDate day = LocalDate.EPOCH;

	/** Takes one of the day's sendings to everybody. */
	synchronized boolean takeToAll(String appKey, Instant now) {
		turnTo(now);
		return this.toAll.merge(appKey, 1, Integer::sum) <= TO_ALL;
	}

	/** Takes a delivery; returns the code of the limit that forbids it. */
	synchronized @Nullable String take(String appKey, String userId, JsonNode message, Instant now) {
		turnTo(now);
		String user = appKey + "/" + userId;
		if (!this.contents.add(user + "/" + message)) {
			return SAME_CONTENT;
		}
		return (this.perUser.merge(user, 1, Integer::sum) > PER_USER) ? OVER_DAILY_LIMIT : null;
	}

	private void turnTo(Instant now) {
		LocalDate today = LocalDate.ofInstant(now, ZONE);
		if (!today.equals(this.day)) {
			this.day = today;
			this.perUser.clear();
			this.toAll.clear();
			this.contents.clear();
		}
	}

}
