package cn.bootx.starter.core.xml;

/**
 * Resolves the five predefined entities and character references; there are no others
 * without a DOCTYPE. References to characters that XML does not allow are left to
 * {@link XmlCharacters#strip}.
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
