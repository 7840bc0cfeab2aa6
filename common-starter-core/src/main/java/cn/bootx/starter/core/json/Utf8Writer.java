package cn.bootx.starter.core.json;

import java.io.Writer;
import java.nio.CharBuffer;
import java.util.Arrays;

import cn.bootx.starter.core.text.Utf8;

/**
 * Collects what is written as UTF-8. What comes in one piece is copied once; by way of a
 * String it would be copied four times.
 */
final class Utf8Writer extends Writer {

	private byte[] bytes = {};

	/** The first half of a pair whose second half has not been written yet. */
	private String half = "";

	@Override
	public void write(char[] chars, int from, int length) {
		CharSequence text = CharBuffer.wrap(chars, from, length);
		if (!this.half.isEmpty()) {
			text = this.half + text;
			this.half = "";
		}
		int end = text.length();
		if (end > 0 && Character.isHighSurrogate(text.charAt(end - 1))) {
			this.half = text.subSequence(end - 1, end).toString();
			text = text.subSequence(0, end - 1);
		}
		encode(text);
	}

	/** All that was written; half a pair at its end becomes a question mark. */
	byte[] bytes() {
		encode(this.half);
		this.half = "";
		return this.bytes;
	}

	private void encode(CharSequence text) {
		int before = this.bytes.length;
		this.bytes = Arrays.copyOf(this.bytes, before + Utf8.length(text));
		Utf8.write(text, this.bytes, before);
	}

	@Override
	public void flush() {
	}

	@Override
	public void close() {
	}

}
