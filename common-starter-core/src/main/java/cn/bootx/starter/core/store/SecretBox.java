package cn.bootx.starter.core.store;

import java.util.List;

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
				throw new UnreadableException(place, "is stored encrypted, but no encryption key is set; "
						+ "set bootx.starter.third.store.encryption-key to the key that it was written with");
			}
			return stored;
		}

		@Override
		public RecordStore seal(RecordStore records) {
			return records;
		}

	};

	/**
	 * Seals with AES-256-GCM.
	 * @param keys 32 bytes each; the first one seals, all of them open, so that a key is
	 * replaced by putting the new one in front
	 */
	static SecretBox of(List<byte[]> keys) {
		return new AesGcmSecretBox(keys);
	}

	/**
	 * The form to be stored.
	 * @param place what the text belongs to: collection and id, or the key
	 */
	String seal(String place, String text);

	/**
	 * The text of a stored form. A form that was stored before encryption was switched on
	 * is returned as it is.
	 * @throws UnreadableException if it was sealed with another key, was changed or comes
	 * from another place
	 */
	String open(String place, String stored);

	/**
	 * A store whose documents are sealed before this one keeps them. Collections, ids and
	 * versions stay readable.
	 */
	default RecordStore seal(RecordStore records) {
		return new EncryptingRecordStore(records, this);
	}

	/** A stored secret does not open. The message names the place and what to do. */
	class UnreadableException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		UnreadableException(String place, String problem) {
			super("'" + place + "' " + problem);
		}

	}

}
