package cn.bootx.starter.core.store.redis;

import java.time.Duration;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.BeansException;
import org.springframework.beans.DirectFieldAccessor;
import org.springframework.data.redis.connection.RedisConfiguration;
import org.springframework.data.redis.connection.RedisConnectionFactory;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration.LettuceClientConfigurationBuilder;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration.LettuceSslClientConfigurationBuilder;
import org.springframework.data.redis.connection.lettuce.LettuceConnectionFactory;

/**
 * A Lettuce connection to the application's Redis with a timeout of its own. Lettuce
 * waits 60 s for an answer unless configured, and slows its attempts to reconnect down to
 * one in 30 s; neither fits a platform that closes a callback after 5 s. Client threads
 * are shared with the application where it shares them.
 */
record BoundedLettuce(LettuceConnectionFactory connections) {

	/**
	 * The connection, or null if the application's cannot be repeated: it is no Lettuce,
	 * or a fixed list of master and replicas.
	 */
	static @Nullable BoundedLettuce of(RedisConnectionFactory host, Duration timeout, Duration connectTimeout) {
		if (!(host instanceof LettuceConnectionFactory lettuce)) {
			return null;
		}
		RedisConfiguration configuration = configuration(lettuce);
		if (configuration == null) {
			return null;
		}
		LettuceConnectionFactory own = new LettuceConnectionFactory(configuration,
				bounded(lettuce.getClientConfiguration(), timeout, connectTimeout));
		// The first operation connects, so that an absent Redis does not keep the
		// application from starting.
		own.setEagerInitialization(false);
		own.setValidateConnection(false);
		own.afterPropertiesSet();
		own.start();
		return new BoundedLettuce(own);
	}

	void reset() {
		this.connections.resetConnection();
	}

	void close() {
		this.connections.destroy();
	}

	/**
	 * The application's configuration with a shorter timeout, and never reading from
	 * replicas: they lag behind, and a claim or a token must be seen as it is.
	 */
	private static LettuceClientConfiguration bounded(LettuceClientConfiguration host, Duration timeout,
			Duration connectTimeout) {
		Duration shorter = (host.getCommandTimeout().compareTo(timeout) < 0) ? host.getCommandTimeout() : timeout;
		ClientOptions options = host.getClientOptions().orElseGet(ClusterClientOptions::create);
		// For Lettuce its command timeout is also the time in which a server must greet a
		// new connection; commands end earlier, by the timeout of the options.
		LettuceClientConfigurationBuilder own = LettuceClientConfiguration.builder()
			.commandTimeout(connectTimeout)
			.shutdownTimeout(host.getShutdownTimeout())
			.shutdownQuietPeriod(host.getShutdownQuietPeriod())
			.clientOptions(options.mutate()
				.socketOptions(options.getSocketOptions().mutate().connectTimeout(connectTimeout).build())
				.timeoutOptions(TimeoutOptions.enabled(shorter))
				.build());
		host.getClientResources().ifPresent(own::clientResources);
		host.getClientName().ifPresent(own::clientName);
		host.getRedisCredentialsProviderFactory().ifPresent(own::redisCredentialsProviderFactory);
		if (host.isUseSsl()) {
			LettuceSslClientConfigurationBuilder ssl = own.useSsl().verifyPeer(host.getVerifyMode());
			if (host.isStartTls()) {
				ssl.startTls();
			}
		}
		return own.build();
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
