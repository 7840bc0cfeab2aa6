package cn.bootx.starter.core.config;

import java.net.URI;
import java.util.Set;

import okhttp3.HttpUrl;

/**
 * Address of a platform from a property. Tokens and secrets travel to it, so it is https
 * unless it is this machine.
 *
 * @since 0.1.0
 */
public final class BaseUrl {

	private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1");

	private BaseUrl() {
	}

	/**
	 * Checks the address.
	 * @param property full name of the property, for the message
	 * @throws InvalidConfigurationException if it is not an address that may get secrets
	 */
	public static HttpUrl of(String property, URI value) {
		HttpUrl url = HttpUrl.parse(value.toString());
		if (url == null) {
			throw new InvalidConfigurationException(property, "'" + value + "' is not an http or https URL",
					"Write it like https://api.example.com, or leave it out for the platform's own address.");
		}
		if (!url.isHttps() && !LOOPBACK.contains(url.host())) {
			throw new InvalidConfigurationException(property,
					"'" + value + "' is not https, and secrets would travel to it in clear text",
					"Use https, or an address of this machine (http://127.0.0.1:…) for the simulator.");
		}
		return url;
	}

}
