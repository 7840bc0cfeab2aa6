package cn.bootx.starter.core.store.secret;

/**
 * A stored secret does not open. The message names the place and what to do.
 *
 * @since 0.1.0
 */
public class SecretUnreadableException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private SecretUnreadableException(String message) {
		super(message);
	}

	static SecretUnreadableException noKey(String place) {
		return new SecretUnreadableException("'" + place + "' is stored encrypted, but no encryption key is set; "
				+ "set bootx.starter.third.store.encryption-key to the key that it was written with");
	}

	static SecretUnreadableException unknownKey(String place, String keyId) {
		return new SecretUnreadableException("'" + place + "' was encrypted with key " + keyId
				+ ", which is not configured; add that key to bootx.starter.third.store" + ".previous-encryption-keys");
	}

	static SecretUnreadableException changed(String place) {
		return new SecretUnreadableException(
				"'" + place + "' does not open: it was changed in the store, or copied there from another place");
	}

}
