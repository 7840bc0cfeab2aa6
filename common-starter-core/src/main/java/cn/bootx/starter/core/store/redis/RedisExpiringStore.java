package cn.bootx.starter.core.store.redis;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import cn.bootx.starter.core.store.ExpiringStore;

/**
 * {@link ExpiringStore} in Redis. Every operation is one round trip on one key; times to
 * live run by the clock of Redis, so that the nodes' clocks need not agree.
 */
record RedisExpiringStore(RedisGate redis) implements ExpiringStore {

	@Override
	public String name() {
		return RedisGate.NAME;
	}

	@Override
	public Optional<String> get(String key) {
		return Optional.ofNullable(this.redis.on(key, "get", (template, name) -> template.opsForValue().get(name)));
	}

	@Override
	public void put(String key, String value, Duration ttl) {
		String millis = millis(key, ttl);
		this.redis.on(key, "put", (template, name) -> {
			template.opsForValue().set(name, value, Duration.ofMillis(Long.parseLong(millis)));
			return true;
		});
	}

	@Override
	public Optional<String> putIfAbsent(String key, String value, Duration ttl) {
		return Optional.ofNullable(
				this.redis.script(RedisScripts.PUT_IF_ABSENT, "put-if-absent", List.of(key), value, millis(key, ttl)));
	}

	@Override
	public boolean compareAndSet(String key, String expected, String value, Duration ttl) {
		return Boolean.TRUE.equals(this.redis.script(RedisScripts.COMPARE_AND_SET, "compare-and-set", List.of(key),
				expected, value, millis(key, ttl)));
	}

	@Override
	public boolean compareAndSet(String key, String expected, String value, Duration ttl, String beside,
			String besideValue, Duration besideTtl) {
		return Boolean.TRUE.equals(this.redis.script(RedisScripts.COMPARE_AND_SET_BOTH, "compare-and-set",
				List.of(key, beside), expected, value, millis(key, ttl), besideValue, millis(beside, besideTtl)));
	}

	@Override
	public boolean compareAndDelete(String key, String expected) {
		return Boolean.TRUE
			.equals(this.redis.script(RedisScripts.COMPARE_AND_DELETE, "compare-and-delete", List.of(key), expected));
	}

	@Override
	public Optional<String> take(String key) {
		return Optional.ofNullable(this.redis.script(RedisScripts.TAKE, "take", List.of(key)));
	}

	@Override
	public boolean delete(String key) {
		return Boolean.TRUE.equals(this.redis.on(key, "delete", (template, name) -> template.delete(name)));
	}

	@Override
	public WindowCount increment(String key, Duration window) {
		List<Object> result = Objects
			.requireNonNull(this.redis.script(RedisScripts.INCREMENT, "increment", List.of(key), millis(key, window)));
		return new WindowCount(number(result.get(0)), Duration.ofMillis(Math.max(0, number(result.get(1)))));
	}

	@Override
	public Turns takeTurns(String key, int count, int limit, Duration window, Duration maxWait) {
		List<Object> result = Objects.requireNonNull(
				this.redis.script(RedisScripts.TAKE_TURNS, "take-turns", List.of(key), Integer.toString(count),
						Integer.toString(limit), millis(key, window), Long.toString(maxWait.toMillis())));
		List<Duration> waits = result.stream().skip(1).map((wait) -> Duration.ofMillis(number(wait))).toList();
		return new Turns(number(result.get(0)) == 1, waits);
	}

	private static long number(Object reply) {
		return (reply instanceof Number number) ? number.longValue() : Long.parseLong(reply.toString());
	}

	private static String millis(String key, Duration ttl) {
		if (ttl.isNegative() || ttl.isZero()) {
			throw new IllegalArgumentException("Time to live of '" + key + "' must be positive, but is " + ttl);
		}
		return Long.toString(Math.max(1, ttl.toMillis()));
	}

}
