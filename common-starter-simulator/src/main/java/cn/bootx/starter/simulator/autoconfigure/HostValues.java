package cn.bootx.starter.simulator.autoconfigure;

import java.net.URI;

import cn.bootx.starter.simulator.http.QueryString;
import org.jspecify.annotations.Nullable;

/**
 * Readings of the host's configuration that several platforms need.
 */
final class HostValues {

	private HostValues() {
	}

	static boolean filled(@Nullable String value) {
		return value != null && !value.isBlank();
	}

	/** The secret of a webhook: given as such, or within the webhook's address. */
	static @Nullable String secretOf(@Nullable String secret, @Nullable String webhook, String parameter) {
		if (filled(secret)) {
			return secret;
		}
		return filled(webhook) ? QueryString.parse(URI.create(String.valueOf(webhook)).getRawQuery()).get(parameter)
				: null;
	}

}
