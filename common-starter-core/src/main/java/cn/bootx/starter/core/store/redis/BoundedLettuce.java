package cn.bootx.starter.core.store.redis;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.beans.BeansException;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * A Lettuce connection to the application's Redis with a timeout of its own. Lettuce
 * waits 60 s for an answer unless configured, and slows its attempts to reconnect down to
 * one in 30 s; neither fits a platform that closes a callback after 5 s. Client threads
 * are shared with the application where it shares them.
 */
final class BoundedLettuce {

	private final LettuceConnectionFactory connections;

	private BoundedLettuce(LettuceConnectionFactory connections) {
		this.connections = connections;
	}

	/**
	 * The connection, or null if the application's cannot be repeated: it is no Lettuce,
	 * or a fixed list of master and replicas.
	 */
	static @Nullable BoundedLettuce of(RedisConnectionFactory host, RedisTimeouts timeouts) {
		if (!(host instanceof LettuceConnectionFactory lettuce)) {
			return null;
		}
		RedisConfiguration configuration = configuration(lettuce);
		if (configuration == null) {
			return null;
		}
		LettuceConnectionFactory own = new LettuceConnectionFactory(configuration,
				new BoundedClientConfiguration(lettuce.getClientConfiguration(), timeouts));
		// The first operation connects, so that an absent Redis does not keep the
		// application from starting.
		own.setEagerInitialization(false);
		own.setValidateConnection(false);
		own.afterPropertiesSet();
		own.start();
		return new BoundedLettuce(own);
	}

	RedisConnectionFactory connections() {
		return this.connections;
	}

	void reset() {
		this.connections.resetConnection();
	}

	void close() {
		this.connections.destroy();
	}

	/** The only getter for it leaves out lists of master and replicas. */
	private static @Nullable RedisConfiguration configuration(LettuceConnectionFactory host) {
		try {
			Object value = new DirectFieldAccessor(host).getPropertyValue("configuration");
			return (value instanceof RedisConfiguration configuration
					&& !(value instanceof RedisConfiguration.StaticMasterReplicaConfiguration)) ? configuration : null;
		}
		catch (BeansException ex) {
			return null;
		}
	}

}
