package cn.bootx.starter.core.xml;

/** Which characters XML 1.0 allows. */
final class XmlCharacters {

	private XmlCharacters() {
	}

	/** Halves of surrogate pairs are looked at by {@link #strip}. */
	static boolean isAllowed(char c) {
		return c >= ' ' && c != '\uFFFE' && c != '\uFFFF' || c == '\n' || c == '\r' || c == '\t';
	}

	/**
	 * The text without the characters that no XML document may hold: control characters
	 * and halves of surrogate pairs. They have no meaning for a reader.
	 */
	static String strip(String text) {
		StringBuilder kept = null;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			boolean pair = Character.isHighSurrogate(c) && i + 1 < text.length()
					&& Character.isLowSurrogate(text.charAt(i + 1));
			boolean keep = pair || isAllowed(c) && !Character.isSurrogate(c);
			if (!keep && kept == null) {
				kept = new StringBuilder(text.length()).append(text, 0, i);
			}
			if (keep && kept != null) {
				kept.append(c);
			}
			if (pair) {
				i++;
				if (kept != null) {
					kept.append(text.charAt(i));
				}
			}
		}
		return (kept != null) ? kept.toString() : text;
	}

}
