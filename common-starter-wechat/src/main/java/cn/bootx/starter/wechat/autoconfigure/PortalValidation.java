package cn.bootx.starter.wechat.autoconfigure;

import java.util.Locale;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.PortalMode;
import cn.bootx.starter.core.config.InvalidConfigurationException;

/**
 * Refuses combinations of token, key and mode with which no push could be opened.
 */
final class PortalValidation {

	private PortalValidation() {
	}

	/**
	 * Checks the combination.
	 * @param prefix prefix of the properties, without a dot at its end
	 */
	static void check(String prefix, @Nullable String token, @Nullable String key, PortalMode mode) {
		if (key != null && token == null) {
			throw new InvalidConfigurationException(prefix + ".token", "it is missing, but encoding-aes-key is set",
					"Set it to the Token of the server configuration, or remove encoding-aes-key.");
		}
		if (key == null && token != null && Set.of(PortalMode.SAFE, PortalMode.COMPATIBLE).contains(mode)) {
			throw new InvalidConfigurationException(prefix + ".encoding-aes-key",
					"it is missing, but the portal's mode is " + mode.name().toLowerCase(Locale.ROOT),
					"Set it to the EncodingAESKey of the server configuration, or leave portal.mode at auto.");
		}
	}

}
