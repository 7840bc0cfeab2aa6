package cn.bootx.starter.simulator.wechatopen;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import org.jspecify.annotations.Nullable;

/**
 * Tickets, tokens and codes that are random, short-lived and perhaps good for one use.
 * Remembers the last {@value #CAPACITY}.
 */
final class ExpiringValues {

	static final int CAPACITY = 1000;

	private static final SecureRandom RANDOM = new SecureRandom();

	private final Clock clock;

	private final String prefix;

	private final Duration lifetime;

	private final Map<String, Issued> issued = new LinkedHashMap<>();

	ExpiringValues(Clock clock, String prefix, Duration lifetime) {
		this.clock = clock;
		this.prefix = prefix;
		this.lifetime = lifetime;
	}

	Duration lifetime() {
		return this.lifetime;
	}

	static String random(String prefix) {
		byte[] random = new byte[48];
		RANDOM.nextBytes(random);
		return prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
	}

	/** A new value that identifies a subject. */
	synchronized String issue(String subject) {
		String value = random(this.prefix);
		this.issued.put(value, new Issued(subject, this.clock.instant().plus(this.lifetime)));
		if (this.issued.size() > CAPACITY) {
			this.issued.remove(this.issued.keySet().iterator().next());
		}
		return value;
	}

	/** The subject. Refuses an unknown value and an expired one. */
	synchronized String subject(@Nullable String value, int unknown, int expired) {
		Issued found = (value != null) ? this.issued.get(value) : null;
		if (found == null) {
			throw WeChatErrors.refuse(unknown);
		}
		if (!this.clock.instant().isBefore(found.expiresAt())) {
			throw WeChatErrors.refuse(expired);
		}
		return found.subject();
	}

	/** The same, and the value is used up. */
	synchronized String take(@Nullable String value, int unknown, int expired) {
		String subject = subject(value, unknown, expired);
		this.issued.remove(value);
		return subject;
	}

	/** The same without refusing: null if it is unknown or expired. */
	synchronized @Nullable String find(@Nullable String value) {
		Issued found = (value != null) ? this.issued.get(value) : null;
		return (found != null && this.clock.instant().isBefore(found.expiresAt())) ? found.subject() : null;
	}

	/** Uses it up; false if it is unknown, used or expired. */
	synchronized boolean use(String value) {
		boolean alive = find(value) != null;
		this.issued.remove(value);
		return alive;
	}

	/** Whether it was ever given out, expired or not. */
	synchronized boolean knows(String value) {
		return this.issued.containsKey(value);
	}

	synchronized void remove(String value) {
		this.issued.remove(value);
	}

	synchronized void clear() {
		this.issued.clear();
	}

	/** What is still good. */
	synchronized List<Saved> saved() {
		return this.issued.entrySet()
			.stream()
			.filter((each) -> this.clock.instant().isBefore(each.getValue().expiresAt()))
			.map((each) -> new Saved(each.getKey(), each.getValue().subject(), each.getValue().expiresAt().toString()))
			.toList();
	}

	synchronized void load(List<Saved> saved) {
		this.issued.clear();
		saved.forEach(
				(each) -> this.issued.put(each.value(), new Issued(each.subject(), Instant.parse(each.expiresAt()))));
	}

	/** One of them as a snapshot has it. */
	record Saved(String value, String subject, String expiresAt) {
	}

	private record Issued(String subject, Instant expiresAt) {
	}

}
