package cn.bootx.starter.core.client;

import okhttp3.OkHttpClient;

/**
 * A bean of this type changes the HTTP client of every platform before it is built:
 * interceptors, a proxy with a password, a socket factory from an SSL bundle.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface OkHttpClientCustomizer {

	/** Changes a client that has the settings of the properties. */
	void customize(Platform platform, OkHttpClient.Builder builder);

}
