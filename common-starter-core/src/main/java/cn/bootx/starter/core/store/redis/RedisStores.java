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

	private final RedisGate redis;

	private final Runnable closing;

	private RedisStores(RedisGate redis, Runnable closing) {
		this.redis = redis;
		this.closing = closing;
	}

	/**
	 * Makes the stores without connecting.
	 * @param host the application's connections
	 * @param keyPrefix prefix of every key
	 * @param timeout longest time of an operation
	 * @param connectTimeout longest time until a connection is made and greeted, at least
	 * that of an operation; the first use of a fresh node waits for it, with all callers
	 * that come meanwhile
	 */
	public static RedisStores on(RedisConnectionFactory host, String keyPrefix, Duration timeout,
			Duration connectTimeout) {
		Duration connect = (connectTimeout.compareTo(timeout) < 0) ? timeout : connectTimeout;
		BoundedLettuce bounded = lettuce ? BoundedLettuce.of(host, timeout, connect) : null;
		RedisConnectionFactory connections = (bounded != null) ? bounded.connections() : host;
		Runnable reconnect = (bounded != null) ? bounded::reset : () -> {
		};
		return new RedisStores(new RedisGate(new StringRedisTemplate(connections), keyPrefix, connect, reconnect),
				(bounded != null) ? bounded::close : () -> {
				});
	}

	public ExpiringStore expiring() {
		return new RedisExpiringStore(this.redis);
	}

	public RecordStore records() {
		return new RedisRecordStore(this.redis);
	}

	@Override
	public void close() {
		this.closing.run();
	}

}
