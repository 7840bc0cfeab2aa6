package cn.bootx.starter.core.store.redis;

import java.time.Duration;

import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.util.ClassUtils;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.RecordStore;

/**
 * Makes the two stores on the Redis of the application. With Lettuce they get a
 * connection of their own, see {@link BoundedLettuce}; other drivers are used as the
 * application configured them.
 *
 * @since 0.1.0
 */
public final class RedisStores implements AutoCloseable {

	private static final boolean lettuce = ClassUtils.isPresent("io.lettuce.core.RedisClient",
			RedisStores.class.getClassLoader());

	private final RedisCommands commands;

	private final Runnable closing;

	private RedisStores(RedisConnectionFactory connections, String keyPrefix, RedisTimeouts timeouts,
			Runnable reconnect, Runnable closing) {
		StringRedisTemplate template = new StringRedisTemplate(connections);
		this.commands = new RedisCommands(template, keyPrefix, new RedisGate(timeouts, reconnect));
		this.closing = closing;
	}

	/**
	 * Makes the stores without connecting.
	 * @param host the application's connections
	 * @param keyPrefix prefix of every key
	 * @param timeout longest time of an operation, and of making a connection
	 */
	public static RedisStores on(RedisConnectionFactory host, String keyPrefix, Duration timeout) {
		return on(host, keyPrefix, timeout, timeout);
	}

	/**
	 * Makes the stores without connecting.
	 * @param host the application's connections
	 * @param keyPrefix prefix of every key
	 * @param timeout longest time of an operation
	 * @param connectTimeout longest time of making a connection
	 */
	public static RedisStores on(RedisConnectionFactory host, String keyPrefix, Duration timeout,
			Duration connectTimeout) {
		RedisTimeouts timeouts = new RedisTimeouts(timeout, connectTimeout);
		BoundedLettuce bounded = lettuce ? BoundedLettuce.of(host, timeouts) : null;
		if (bounded == null) {
			return new RedisStores(host, keyPrefix, timeouts, () -> {
			}, () -> {
			});
		}
		return new RedisStores(bounded.connections(), keyPrefix, timeouts, bounded::reset, bounded::close);
	}

	public ExpiringStore expiring() {
		return new RedisExpiringStore(this.commands);
	}

	public RecordStore records() {
		return new RedisRecordStore(this.commands);
	}

	@Override
	public void close() {
		this.closing.run();
	}

}
