package cn.bootx.starter.core.autoconfigure.store;

import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

import cn.bootx.starter.core.autoconfigure.StoreProperties;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.secret.AesGcmSecretBox;
import cn.bootx.starter.core.store.secret.SecretBox;

/**
 * Reads the encryption keys.
 */
final class SecretBoxes {

	private static final String PREFIX = "bootx.starter.third.store.";

	private SecretBoxes() {
	}

	static SecretBox of(StoreProperties properties) {
		List<byte[]> keys = new ArrayList<>();
		if (properties.encryptionKey() != null) {
			keys.add(key("encryption-key", properties.encryptionKey()));
		}
		else if (!properties.previousEncryptionKeys().isEmpty()) {
			throw new InvalidConfigurationException(PREFIX + "previous-encryption-keys",
					"there are previous keys, but no present one", "Set " + PREFIX + "encryption-key as well.");
		}
		properties.previousEncryptionKeys().forEach((key) -> keys.add(key("previous-encryption-keys", key)));
		return keys.isEmpty() ? SecretBox.OPEN : new AesGcmSecretBox(keys);
	}

	private static byte[] key(String property, String value) {
		try {
			byte[] key = Base64.getDecoder().decode(value.strip());
			if (key.length == 32) {
				return key;
			}
			throw wrong(property, "it is Base64 of " + key.length + " bytes, not of 32");
		}
		catch (IllegalArgumentException ex) {
			throw wrong(property, "it is not Base64");
		}
	}

	private static InvalidConfigurationException wrong(String property, String problem) {
		return new InvalidConfigurationException(PREFIX + property, problem,
				"Make a key with: openssl rand -base64 32");
	}

}
