package cn.bootx.starter.core.store.redis;

import java.util.List;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.data.redis.core.script.RedisScript;

/**
 * Runs commands of the two stores: the one place where keys get their prefix and failures
 * become a store's.
 */
final class RedisCommands {

	private final StringRedisTemplate template;

	private final String keyPrefix;

	private final RedisGate gate;

	RedisCommands(StringRedisTemplate template, String keyPrefix, RedisGate gate) {
		this.template = template;
		this.keyPrefix = keyPrefix;
		this.gate = gate;
	}

	<T extends @Nullable Object> T on(String key, String operation, Command<T> command) {
		return this.gate.<T>call(operation, () -> command.run(this.template, this.keyPrefix + key));
	}

	<T> @Nullable T script(RedisScript<T> script, String operation, List<String> keys, Object... args) {
		Function<String, String> prefixed = this.keyPrefix::concat;
		return this.gate.<@Nullable T>call(operation,
				() -> this.template.execute(script, keys.stream().map(prefixed).toList(), args));
	}

	/** A command on one key. */
	@FunctionalInterface
	interface Command<T extends @Nullable Object> {

		T run(StringRedisTemplate template, String prefixedKey);

	}

}
