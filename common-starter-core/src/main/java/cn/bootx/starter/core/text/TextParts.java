package cn.bootx.starter.core.text;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text that is too long for one message into as many as it takes: behind a line
 * break where one is in the second half of the part, else behind white space there, else
 * between two characters. Nothing is left out but white space around a cut.
 *
 * @since 0.1.0
 */
public final class TextParts {

	private TextParts() {
	}

	/**
	 * The parts, at least one; blank ones are left out.
	 * @param maxBytes how many bytes of UTF-8 a part may have, at least 4
	 */
	public static List<String> of(String text, int maxBytes) {
		List<String> parts = new ArrayList<>();
		int from = 0;
		while (Utf8.length(text.substring(from)) > maxBytes) {
			int limit = fitting(text, from, maxBytes);
			int end = cut(text, from, limit);
			add(parts, text.substring(from, end));
			from = end;
		}
		add(parts, text.substring(from));
		return parts.isEmpty() ? List.of(text.substring(from)) : parts;
	}

	private static void add(List<String> parts, String part) {
		String stripped = part.strip();
		if (!stripped.isEmpty()) {
			parts.add(parts.isEmpty() ? part.stripTrailing() : stripped);
		}
	}

	/** The last index before which everything fits. */
	private static int fitting(String text, int from, int maxBytes) {
		int bytes = 0;
		int index = from;
		while (true) {
			int next = text.offsetByCodePoints(index, 1);
			bytes += Utf8.length(text.substring(index, next));
			if (bytes > maxBytes) {
				return index;
			}
			index = next;
		}
	}

	private static int cut(String text, int from, int limit) {
		int half = from + (limit - from) / 2;
		int line = text.lastIndexOf('\n', limit - 1);
		if (line >= half) {
			return line + 1;
		}
		for (int i = limit - 1; i >= half; i--) {
			if (Character.isWhitespace(text.charAt(i))) {
				return i + 1;
			}
		}
		return limit;
	}

}
