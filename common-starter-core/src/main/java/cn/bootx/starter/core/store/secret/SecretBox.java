package cn.bootx.starter.core.store.secret;

/**
 * Seals texts before they are stored. The name of the place goes into the seal, so that a
 * sealed text that is moved to another place does not open there.
 *
 * @since 0.1.0
 */
public interface SecretBox {

	/** Leaves texts as they are. */
	SecretBox OPEN = new SecretBox() {

		@Override
		public String seal(String place, String text) {
			return text;
		}

		@Override
		public String open(String place, String stored) {
			if (stored.startsWith(AesGcmSecretBox.MARK)) {
				throw SecretUnreadableException.noKey(place);
			}
			return stored;
		}

	};

	/**
	 * The form to be stored.
	 * @param place what the text belongs to: collection and id, or the key
	 */
	String seal(String place, String text);

	/**
	 * The text of a stored form. A form that was stored before encryption was switched on
	 * is returned as it is.
	 * @throws SecretUnreadableException if it was sealed with another key, was changed or
	 * comes from another place
	 */
	String open(String place, String stored);

}
