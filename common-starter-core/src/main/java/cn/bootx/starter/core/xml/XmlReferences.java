package cn.bootx.starter.core.xml;

/**
 * Resolves the five predefined entities and character references; there are no others
 * without a DOCTYPE.
 */
final class XmlReferences {

	private XmlReferences() {
	}

	static String resolve(String text, int offset) {
		StringBuilder result = new StringBuilder(text.length());
		int position = 0;
		while (position < text.length()) {
			char c = text.charAt(position);
			if (c != '&') {
				if (!XmlCharacters.isAllowed(c)) {
					throw new MalformedXmlException("Control character", offset + position);
				}
				result.append(c);
				position++;
				continue;
			}
			int end = text.indexOf(';', position);
			if (end < 0 || end - position > 10) {
				throw new MalformedXmlException("'&' without a reference", offset + position);
			}
			result.appendCodePoint(codePoint(text.substring(position + 1, end), offset + position));
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
				return allowed(Integer.parseInt(reference.substring(2), 16), position);
			}
			if (reference.startsWith("#")) {
				return allowed(Integer.parseInt(reference.substring(1)), position);
			}
		}
		catch (NumberFormatException ex) {
			throw new MalformedXmlException("Not a character reference", position);
		}
		throw new MalformedXmlException("Unknown entity", position);
	}

	private static int allowed(int codePoint, int position) {
		boolean allowed = Character.isValidCodePoint(codePoint) && (codePoint > 0xFFFF
				|| XmlCharacters.isAllowed((char) codePoint) && !Character.isSurrogate((char) codePoint));
		if (!allowed) {
			throw new MalformedXmlException("Reference to a character that XML does not allow", position);
		}
		return codePoint;
	}

}
