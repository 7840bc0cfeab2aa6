package cn.bootx.starter.core.client;

import java.util.List;

import okhttp3.OkHttpClient;

import cn.bootx.starter.core.observe.ThirdObserver;

/**
 * Builds the HTTP client of each platform from the properties and the host's customizers.
 *
 * @since 0.1.0
 */
public final class PlatformHttpClients {

	private final ClientProperties properties;

	private final List<OkHttpClientCustomizer> customizers;

	private final ThirdObserver observer;

	public PlatformHttpClients(ClientProperties properties, List<OkHttpClientCustomizer> customizers) {
		this(properties, customizers, ThirdObserver.NONE);
	}

	/**
	 * Clients whose calls are watched.
	 */
	public PlatformHttpClients(ClientProperties properties, List<OkHttpClientCustomizer> customizers,
			ThirdObserver observer) {
		this.observer = observer;
		this.properties = properties;
		this.customizers = List.copyOf(customizers);
	}

	/**
	 * A client for a platform.
	 */
	public OkHttpClient forPlatform(Platform platform) {
		OkHttpClient.Builder builder = this.properties.newBuilder()
			.addInterceptor(new CallWatch(platform, this.observer));
		this.customizers.forEach((customizer) -> customizer.customize(platform, builder));
		return builder.build();
	}

}
