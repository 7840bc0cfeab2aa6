package cn.bootx.starter.core.autoconfigure;

import java.util.List;

import okhttp3.OkHttpClient;

import cn.bootx.starter.core.client.ClientProperties;
import cn.bootx.starter.core.client.OkHttpClientCustomizer;
import cn.bootx.starter.core.client.Platform;

/**
 * Builds the HTTP client of each platform from the properties and the host's customizers.
 *
 * @since 0.1.0
 */
public final class PlatformHttpClients {

	private final ClientProperties properties;

	private final List<OkHttpClientCustomizer> customizers;

	public PlatformHttpClients(ClientProperties properties, List<OkHttpClientCustomizer> customizers) {
		this.properties = properties;
		this.customizers = List.copyOf(customizers);
	}

	/**
	 * A client for a platform.
	 */
	public OkHttpClient forPlatform(Platform platform) {
		OkHttpClient.Builder builder = this.properties.newBuilder();
		this.customizers.forEach((customizer) -> customizer.customize(platform, builder));
		return builder.build();
	}

}
