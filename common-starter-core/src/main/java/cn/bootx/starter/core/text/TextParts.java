package cn.bootx.starter.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts a text into as many messages as it takes: behind a line break where one is in the
 * second half of the part, else behind white space there, else between two characters. No
 * link and no mention is cut, as long as it fits into a part by itself. Nothing is left
 * out but white space around a cut and blank parts.
 * <p>
 * A part of Markdown also closes what is open at its end, a code block or a colour, and
 * the next one opens it again; a table has its head in every part.
 *
 * @since 0.1.0
 */
public final class TextParts {

	/** Addresses, mentions and links of HTML. */
	private static final String PLAIN = "<a\\s[^>]*>.*?</a>|<@[^>\\s]+>|https?://[^\\s<>\"'，。；！？（）【】《》]+|@[\\w.-]+";

	private static final Pattern TEXT = Pattern.compile(PLAIN);

	/** Also links and pictures, code and bold text, and tags. */
	private static final Pattern MARKDOWN = Pattern
		.compile("!?\\[[^\\]\\n]*\\]\\([^)\\n]*\\)|`[^`\\n]+`|\\*\\*[^*\\n]+\\*\\*|</?\\w[^<>\\n]*>|" + PLAIN);

	/** How many characters are tried first. */
	private static final int FIRST_STEP = 256;

	private final String text;

	private final Predicate<String> fits;

	private final MarkdownBlocks blocks;

	/** Begin and end of each span that is not cut. */
	private final List<int[]> spans = new ArrayList<>();

	private final List<String> parts = new ArrayList<>();

	private TextParts(String text, Pattern spans, MarkdownBlocks blocks, Predicate<String> fits) {
		this.text = text;
		this.blocks = blocks;
		this.fits = fits;
		Matcher matcher = spans.matcher(text);
		while (matcher.find()) {
			this.spans.add(new int[] { matcher.start(), matcher.end() });
		}
	}

	/**
	 * The parts of a text.
	 * @param maxBytes how many bytes of UTF-8 a part may have, at least 4
	 */
	public static List<String> of(String text, int maxBytes) {
		return of(text, (part) -> Utf8.length(part) <= maxBytes);
	}

	/**
	 * The parts of a text.
	 * @param fits whether a part is short enough; if one is, a shorter one is, too
	 */
	public static List<String> of(String text, Predicate<String> fits) {
		return fits.test(text) ? List.of(text) : new TextParts(text, TEXT, MarkdownBlocks.NONE, fits).cut();
	}

	/**
	 * The parts of a text in Markdown.
	 * @param fits whether a part is short enough; if one is, a shorter one is, too
	 */
	public static List<String> markdown(String text, Predicate<String> fits) {
		return fits.test(text) ? List.of(text) : new TextParts(text, MARKDOWN, MarkdownBlocks.of(text), fits).cut();
	}

	private List<String> cut() {
		int from = 0;
		String opener = "";
		while (!this.fits.test(opener + this.text.substring(from))) {
			int limit = longest(from, opener);
			int end = best(from, limit);
			while (end > from + 1 && !fits(from, end, opener)) {
				// What closes the part there is longer than it was at the limit.
				limit = end - 1;
				end = best(from, limit);
			}
			add(opener, from, end);
			opener = this.blocks.openerAt(end);
			if (!opener.isEmpty() && !this.fits.test(opener + opener)) {
				// It would fill the parts by itself.
				opener = "";
			}
			from = end;
		}
		add(opener, from, this.text.length());
		return this.parts.isEmpty() ? List.of(this.text.substring(from)) : List.copyOf(this.parts);
	}

	private void add(String opener, int from, int end) {
		String part = this.text.substring(from, end);
		if (part.isBlank()) {
			return;
		}
		if (!this.parts.isEmpty() && !this.blocks.isCodeAt(from)) {
			// A line keeps its indentation.
			part = isLineStart(from) ? part.replaceFirst("^(?:[ \\t]*\\R)+", "") : part.stripLeading();
		}
		this.parts.add(opener + part.stripTrailing() + this.blocks.closerAt(end));
	}

	private boolean fits(int from, int end, String opener) {
		return this.fits.test(opener + this.text.substring(from, end).stripTrailing() + this.blocks.closerAt(end));
	}

	/** The last index before which everything fits. */
	private int longest(int from, String opener) {
		int low = from + 1;
		int step = FIRST_STEP;
		while (from + step < this.text.length() && fits(from, from + step, opener)) {
			low = from + step;
			step *= 2;
		}
		int high = Math.min(this.text.length(), from + step);
		while (low < high) {
			int middle = (low + high + 1) >>> 1;
			if (fits(from, middle, opener)) {
				low = middle;
			}
			else {
				high = middle - 1;
			}
		}
		return low;
	}

	private int best(int from, int limit) {
		int half = from + (limit - from) / 2;
		for (int i = limit; i > half; i--) {
			if (isLineStart(i) && this.blocks.mayEndAt(i)) {
				return i;
			}
		}
		for (int i = limit; i > half; i--) {
			if (Character.isWhitespace(this.text.charAt(i - 1)) && !isLineStart(i) && isFree(i)) {
				return i;
			}
		}
		for (int i = limit; i > from; i--) {
			if (isFree(i)) {
				return i;
			}
		}
		// A link that is longer than a part.
		return isPair(limit) ? Math.max(limit - 1, from + 1) : limit;
	}

	private boolean isLineStart(int index) {
		return index > 0 && this.text.charAt(index - 1) == '\n';
	}

	private boolean isFree(int index) {
		int low = 0;
		int high = this.spans.size();
		while (low < high) {
			int middle = (low + high) >>> 1;
			if (this.spans.get(middle)[0] < index) {
				low = middle + 1;
			}
			else {
				high = middle;
			}
		}
		return !isPair(index) && (low == 0 || this.spans.get(low - 1)[1] <= index);
	}

	private boolean isPair(int index) {
		return index < this.text.length() && Character.isLowSurrogate(this.text.charAt(index))
				&& Character.isHighSurrogate(this.text.charAt(index - 1));
	}

}
