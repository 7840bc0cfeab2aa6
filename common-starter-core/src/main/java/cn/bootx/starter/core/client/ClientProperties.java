package cn.bootx.starter.core.client;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import okhttp3.ConnectionPool;
import okhttp3.OkHttpClient;
import org.jspecify.annotations.Nullable;

/**
 * How a platform's HTTP client behaves.
 *
 * @param connectTimeout longest time to connect
 * @param readTimeout longest silence while an answer is read
 * @param writeTimeout longest silence while a request is written
 * @param callTimeout longest time of a call as a whole, connect and body included
 * @param proxyHost host of an HTTP proxy, or null for a direct connection
 * @param proxyPort port of the HTTP proxy
 * @since 0.1.0
 */
public record ClientProperties(Duration connectTimeout, Duration readTimeout, Duration writeTimeout,
		Duration callTimeout, @Nullable String proxyHost, int proxyPort) {

	/** 3 s to connect, 10 s of silence, 30 s in all, no proxy. */
	public static ClientProperties defaults() {
		return new ClientProperties(Duration.ofSeconds(3), Duration.ofSeconds(10), Duration.ofSeconds(10),
				Duration.ofSeconds(30), null, 0);
	}

	/**
	 * Begins a client. It sends once what is not a read, see
	 * {@link PlatformException#outcomeUnknown()}.
	 */
	public OkHttpClient.Builder newBuilder() {
		OkHttpClient.Builder builder = new OkHttpClient.Builder().connectTimeout(this.connectTimeout)
			.readTimeout(this.readTimeout)
			.writeTimeout(this.writeTimeout)
			.callTimeout(this.callTimeout)
			// OkHttp keeps five: more threads that send at the same time connect anew
			// each time.
			.connectionPool(new ConnectionPool(64, 5, TimeUnit.MINUTES))
			.followRedirects(false)
			.followSslRedirects(false)
			.addNetworkInterceptor(new SendOnce());
		if (this.proxyHost != null) {
			builder
				.proxy(new Proxy(Proxy.Type.HTTP, InetSocketAddress.createUnresolved(this.proxyHost, this.proxyPort)));
		}
		return builder;
	}

}
