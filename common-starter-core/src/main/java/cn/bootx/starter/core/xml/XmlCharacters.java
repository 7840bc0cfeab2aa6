package cn.bootx.starter.core.xml;

/** Which characters XML 1.0 allows, and the references to them. */
final class XmlCharacters {

	private XmlCharacters() {
	}

	/** Halves of surrogate pairs are looked at by {@link #strip}. */
	static boolean isAllowed(char c) {
		return c >= ' ' && c != '\uFFFE' && c != '\uFFFF' || c == '\n' || c == '\r' || c == '\t';
	}

	/**
	 * The text without control characters and halves of surrogate pairs, which no XML
	 * document may hold.
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

	/**
	 * Resolves the five predefined entities and character references, which are all
	 * without a DOCTYPE.
	 */
	static String resolve(String text, int offset) {
		StringBuilder result = new StringBuilder(text.length());
		int position = 0;
		while (position < text.length()) {
			char c = text.charAt(position);
			if (c != '&') {
				result.append(c);
				position++;
				continue;
			}
			int end = text.indexOf(';', position);
			if (end < 0 || end - position > 10) {
				throw new XmlElement.MalformedException("'&' without a reference", offset + position);
			}
			int codePoint = codePoint(text.substring(position + 1, end), offset + position);
			if (Character.isValidCodePoint(codePoint)) {
				result.appendCodePoint(codePoint);
			}
			position = end + 1;
		}
		return result.toString();
	}

	private static int codePoint(String reference, int position) {
		return switch (reference) {
			case "lt" -> '<';
			case "gt" -> '>';
			case "amp" -> '&';
			case "quot" -> '"';
			case "apos" -> '\'';
			default -> number(reference, position);
		};
	}

	private static int number(String reference, int position) {
		try {
			if (reference.startsWith("#x")) {
				return Integer.parseInt(reference.substring(2), 16);
			}
			if (reference.startsWith("#")) {
				return Integer.parseInt(reference.substring(1));
			}
		}
		catch (NumberFormatException ex) {
			throw new XmlElement.MalformedException("Not a character reference", position);
		}
		throw new XmlElement.MalformedException("Unknown entity", position);
	}

}
