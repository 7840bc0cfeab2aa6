package cn.bootx.starter.core.store;

import java.util.regex.Pattern;

/**
 * What a record may be called, the same in every {@link RecordStore}. For those who write
 * one.
 *
 * @since 0.1.0
 */
public final class RecordKeys {

	private static final Pattern COLLECTION = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

	private static final int MAX_PAGE = 1000;

	private RecordKeys() {
	}

	public static String requireCollection(String collection) {
		if (!COLLECTION.matcher(collection).matches()) {
			throw new IllegalArgumentException("Collection '" + collection
					+ "' must be 1 to 63 lower-case letters, digits and '-', and start with a letter or digit");
		}
		return collection;
	}

	public static String requireId(String id) {
		if (id.isEmpty() || id.length() > RecordStore.MAX_ID_LENGTH) {
			throw new IllegalArgumentException(
					"Id must have 1 to " + RecordStore.MAX_ID_LENGTH + " characters, but has " + id.length());
		}
		// Databases compare and store these differently: some cut the space, some refuse
		// NUL.
		if (!id.strip().equals(id) || id.chars().anyMatch(Character::isISOControl)) {
			throw new IllegalArgumentException(
					"Id must not begin or end with white space, nor contain control characters");
		}
		return id;
	}

	public static int requireLimit(int limit) {
		if (limit < 1 || limit > MAX_PAGE) {
			throw new IllegalArgumentException("Limit must be 1 to " + MAX_PAGE + ", but is " + limit);
		}
		return limit;
	}

}
