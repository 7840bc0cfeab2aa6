package cn.bootx.starter.core.text;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Code blocks, tables and colours of a text in Markdown: what is open at which place. */
final class MarkdownBlocks {

	static final MarkdownBlocks NONE = new MarkdownBlocks("");

	private static final Pattern FENCE = Pattern.compile(" {0,3}(`{3,}|~{3,})([^`\\n]*)");

	private static final Pattern TABLE_RULE = Pattern
		.compile("[ \\t]*\\|?[ \\t]*:?-+:?[ \\t]*(\\|[ \\t]*:?-+:?[ \\t]*)*\\|?[ \\t]*");

	private static final Pattern FONT = Pattern.compile("<(/?)font\\b[^<>\\n]*>");

	private final String text;

	private final List<Line> lines = new ArrayList<>();

	private MarkdownBlocks(String text) {
		this.text = text;
	}

	static MarkdownBlocks of(String text) {
		MarkdownBlocks blocks = new MarkdownBlocks(text);
		Open open = Open.NOTHING;
		boolean first = false;
		for (int from = 0; from < text.length();) {
			int end = end(text, from);
			String line = text.substring(from, end).stripTrailing();
			Open before = line.contains("|") ? open : new Open(open.fence(), "", open.font());
			open = before.after(line, text.substring(end, end(text, end)).stripTrailing());
			boolean rule = !before.table().isEmpty() && TABLE_RULE.matcher(line).matches();
			boolean last = !before.fence().isEmpty() && open.fence().isEmpty();
			blocks.lines.add(new Line(from, before, !first && !rule && !last));
			first = rule || before.fence().isEmpty() && !open.fence().isEmpty();
			from = end;
		}
		return blocks;
	}

	private static int end(String text, int from) {
		int line = text.indexOf('\n', from);
		return (line < 0) ? text.length() : line + 1;
	}

	/** Whether a part may end before the line that begins there. */
	boolean mayEndAt(int lineStart) {
		return lineStart == this.text.length() || this.lines.isEmpty() || lineAt(lineStart).mayBegin();
	}

	boolean isCodeAt(int index) {
		return !openAt(index).fence().isEmpty();
	}

	/** What a part that begins there must begin with. */
	String openerAt(int index) {
		Open open = openAt(index);
		if (!open.fence().isEmpty()) {
			return open.fence() + "\n";
		}
		boolean row = !this.lines.isEmpty() && lineAt(index).from() == index;
		return (row ? open.table() : "") + open.font();
	}

	/** What a part that ends there must end with. */
	String closerAt(int index) {
		Open open = openAt(index);
		if (!open.fence().isEmpty()) {
			return "\n" + mark(open.fence());
		}
		return open.font().isEmpty() ? "" : "</font>";
	}

	private Open openAt(int index) {
		if (this.lines.isEmpty() || index >= this.text.length()) {
			return Open.NOTHING;
		}
		Line line = lineAt(index);
		Open open = line.open();
		return open.fence().isEmpty() ? open.withFontOf(this.text.substring(line.from(), index)) : open;
	}

	private Line lineAt(int index) {
		int low = 0;
		int high = this.lines.size() - 1;
		while (low < high) {
			int middle = (low + high + 1) >>> 1;
			if (this.lines.get(middle).from() <= index) {
				low = middle;
			}
			else {
				high = middle - 1;
			}
		}
		return this.lines.get(low);
	}

	private static String mark(String fence) {
		Matcher matcher = FENCE.matcher(fence);
		return matcher.matches() ? matcher.group(1) : "```";
	}

	/**
	 * A line.
	 *
	 * @param open what is open where it begins
	 * @param mayBegin whether a part may begin with it: not within the head of a table,
	 * behind the first line of a code block, or with its last
	 */
	private record Line(int from, Open open, boolean mayBegin) {
	}

	/**
	 * What is open; empty texts for nothing.
	 *
	 * @param fence first line of a code block
	 * @param table head and rule of a table
	 * @param font tag of a colour
	 */
	private record Open(String fence, String table, String font) {

		static final Open NOTHING = new Open("", "", "");

		Open after(String line, String next) {
			Matcher matcher = FENCE.matcher(line);
			if (!this.fence.isEmpty()) {
				boolean closes = matcher.matches() && matcher.group(2).isBlank()
						&& matcher.group(1).startsWith(mark(this.fence));
				return closes ? new Open("", "", this.font) : this;
			}
			if (matcher.matches()) {
				return new Open(line, "", this.font);
			}
			boolean head = this.table.isEmpty() && line.contains("|") && next.contains("|")
					&& TABLE_RULE.matcher(next).matches();
			String open = head ? line + "\n" + next + "\n" : line.contains("|") ? this.table : "";
			return new Open("", open, this.font).withFontOf(line);
		}

		Open withFontOf(String piece) {
			String open = this.font;
			Matcher matcher = FONT.matcher(piece);
			while (matcher.find()) {
				open = matcher.group(1).isEmpty() ? matcher.group() : "";
			}
			return new Open(this.fence, this.table, open);
		}

	}

}
