package cn.bootx.starter.core.autoconfigure;

import java.time.Duration;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

import cn.bootx.starter.core.client.ClientProperties;

/**
 * HTTP client that calls the platforms.
 *
 * @param connectTimeout Longest time to connect.
 * @param readTimeout Longest silence while an answer is read.
 * @param writeTimeout Longest silence while a request is written.
 * @param callTimeout Longest time of a call as a whole.
 * @param proxyHost Host of an HTTP proxy to the platforms.
 * @param proxyPort Port of the HTTP proxy.
 * @param sslBundle Name of the SSL bundle with the certificates to trust, for a proxy
 * that opens TLS or a private installation.
 * @since 0.1.0
 */
@ConfigurationProperties("bootx.starter.third.client")
public record ThirdClientProperties(@DefaultValue("3s") Duration connectTimeout,
		@DefaultValue("10s") Duration readTimeout, @DefaultValue("10s") Duration writeTimeout,
		@DefaultValue("30s") Duration callTimeout, @Nullable String proxyHost, @DefaultValue("8080") int proxyPort,
		@Nullable String sslBundle) {

	ClientProperties toClientProperties() {
		return new ClientProperties(this.connectTimeout, this.readTimeout, this.writeTimeout, this.callTimeout,
				this.proxyHost, this.proxyPort);
	}

}
