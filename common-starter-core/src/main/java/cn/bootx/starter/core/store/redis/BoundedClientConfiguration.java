package cn.bootx.starter.core.store.redis;

import java.time.Duration;
import java.util.Optional;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ReadFrom;
import io.lettuce.core.SslVerifyMode;
import io.lettuce.core.TimeoutOptions;
import io.lettuce.core.cluster.ClusterClientOptions;
import io.lettuce.core.resource.ClientResources;
import org.springframework.data.redis.connection.lettuce.LettuceClientConfiguration;
import org.springframework.data.redis.connection.lettuce.RedisCredentialsProviderFactory;

/**
 * The application's client configuration with a shorter timeout, and never reading from
 * replicas: they lag behind, and a claim or a token must be seen as it is.
 */
final class BoundedClientConfiguration implements LettuceClientConfiguration {

	private final LettuceClientConfiguration host;

	private final Duration timeout;

	private final Duration connectTimeout;

	BoundedClientConfiguration(LettuceClientConfiguration host, RedisTimeouts timeouts) {
		this.host = host;
		this.timeout = (host.getCommandTimeout().compareTo(timeouts.command()) < 0) ? host.getCommandTimeout()
				: timeouts.command();
		this.connectTimeout = timeouts.connect();
	}

	@Override
	public boolean isUseSsl() {
		return this.host.isUseSsl();
	}

	@Override
	@Deprecated
	public boolean isVerifyPeer() {
		return getVerifyMode() != SslVerifyMode.NONE;
	}

	@Override
	public SslVerifyMode getVerifyMode() {
		return this.host.getVerifyMode();
	}

	@Override
	public boolean isStartTls() {
		return this.host.isStartTls();
	}

	@Override
	public Optional<ClientResources> getClientResources() {
		return this.host.getClientResources();
	}

	@Override
	public Optional<ClientOptions> getClientOptions() {
		ClientOptions options = this.host.getClientOptions().orElseGet(ClusterClientOptions::create);
		return Optional.of(options.mutate()
			.socketOptions(options.getSocketOptions().mutate().connectTimeout(this.connectTimeout).build())
			.timeoutOptions(TimeoutOptions.enabled(this.timeout))
			.build());
	}

	@Override
	public Optional<String> getClientName() {
		return this.host.getClientName();
	}

	@Override
	public Optional<ReadFrom> getReadFrom() {
		return Optional.empty();
	}

	@Override
	public Optional<RedisCredentialsProviderFactory> getRedisCredentialsProviderFactory() {
		return this.host.getRedisCredentialsProviderFactory();
	}

	/**
	 * For Lettuce this is also the time in which a server must greet a new connection;
	 * commands end earlier, by the timeout of the client's options.
	 */
	@Override
	public Duration getCommandTimeout() {
		return this.connectTimeout;
	}

	@Override
	public Duration getShutdownTimeout() {
		return this.host.getShutdownTimeout();
	}

	@Override
	public Duration getShutdownQuietPeriod() {
		return this.host.getShutdownQuietPeriod();
	}

}
