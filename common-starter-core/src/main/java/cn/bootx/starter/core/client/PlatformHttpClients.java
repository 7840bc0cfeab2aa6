package cn.bootx.starter.core.client;

import java.util.List;

import io.micrometer.observation.ObservationRegistry;
import okhttp3.OkHttpClient;

import cn.bootx.starter.core.observe.ThirdObserver;

/**
 * Builds the HTTP client of each platform from the properties and the host's customizers.
 *
 * @param observer watches the calls
 * @since 0.1.0
 */
public record PlatformHttpClients(ClientProperties properties, List<OkHttpClientCustomizer> customizers,
		ThirdObserver observer) {

	/** A client for a platform. */
	public OkHttpClient forPlatform(Platform platform) {
		OkHttpClient.Builder builder = this.properties.newBuilder();
		if (this.observer.registry() != ObservationRegistry.NOOP) {
			builder.addInterceptor(new CallWatch(platform, this.observer));
		}
		this.customizers.forEach((customizer) -> customizer.customize(platform, builder));
		return builder.build();
	}

}
