package cn.bootx.starter.core.text;

/**
 * UTF-8 without copies. The JDK's own coders make two or three of every text that is not
 * pure ASCII.
 *
 * @since 0.1.0
 */
public final class Utf8 {

	/** The smallest code point of a sequence of that many bytes. */
	private static final int[] SMALLEST = { 0, 0, 0x80, 0x800, 0x10000 };

	private static final byte UNPAIRED = '?';

	private Utf8() {
	}

	/**
	 * Where a text stops being UTF-8, or -1. Overlong forms, surrogates and what is above
	 * U+10FFFF are not UTF-8.
	 */
	public static int malformedAt(byte[] bytes, int from, int to) {
		int position = from;
		while (position < to) {
			int length = (bytes[position] >= 0) ? 1 : lengthOfSequence(bytes, position, to);
			if (length == 0) {
				return position;
			}
			position += length;
		}
		return -1;
	}

	private static int lengthOfSequence(byte[] bytes, int start, int to) {
		// Leading ones of a byte: 0 for ASCII, 1 for the inside of a sequence.
		int length = Integer.numberOfLeadingZeros(~bytes[start] << 24);
		if (length < 2 || length > 4 || start + length > to) {
			return 0;
		}
		int codePoint = bytes[start] & (0x7F >> length);
		for (int i = start + 1; i < start + length; i++) {
			if ((bytes[i] & 0xC0) != 0x80) {
				return 0;
			}
			codePoint = codePoint << 6 | bytes[i] & 0x3F;
		}
		boolean wellFormed = codePoint >= SMALLEST[length] && codePoint <= Character.MAX_CODE_POINT
				&& (codePoint < Character.MIN_SURROGATE || codePoint > Character.MAX_SURROGATE);
		return wellFormed ? length : 0;
	}

	/**
	 * How many bytes a text has; half a surrogate pair counts as the question mark that
	 * becomes of it.
	 */
	public static int length(CharSequence text) {
		int length = text.length();
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c >= 0x800) {
				if (!Character.isSurrogate(c)) {
					length += 2;
				}
				else if (isPair(text, i)) {
					length += 2;
					i++;
				}
			}
			else if (c >= 0x80) {
				length++;
			}
		}
		return length;
	}

	/**
	 * Writes a text into an array that has room for its {@link #length}, and returns
	 * where it ends.
	 */
	public static int write(CharSequence text, byte[] bytes, int from) {
		int position = from;
		for (int i = 0; i < text.length(); i++) {
			char c = text.charAt(i);
			if (c < 0x80) {
				bytes[position++] = (byte) c;
			}
			else if (!Character.isSurrogate(c)) {
				position = write(c, bytes, position);
			}
			else if (isPair(text, i)) {
				position = write(Character.codePointAt(text, i++), bytes, position);
			}
			else {
				bytes[position++] = UNPAIRED;
			}
		}
		return position;
	}

	private static int write(int codePoint, byte[] bytes, int from) {
		int more = (codePoint < 0x800) ? 1 : (codePoint < 0x10000) ? 2 : 3;
		// As many leading ones as the sequence has bytes.
		bytes[from] = (byte) (0xFF00 >> (more + 1) | codePoint >> 6 * more);
		for (int i = 1; i <= more; i++) {
			bytes[from + i] = (byte) (0x80 | codePoint >> 6 * (more - i) & 0x3F);
		}
		return from + 1 + more;
	}

	private static boolean isPair(CharSequence text, int index) {
		return Character.isHighSurrogate(text.charAt(index)) && index + 1 < text.length()
				&& Character.isLowSurrogate(text.charAt(index + 1));
	}

}
