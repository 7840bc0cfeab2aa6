package cn.bootx.starter.core.xml;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * Reads the XML that WeChat and WeCom push, in one pass on the bytes as they arrived: a
 * general parser costs five times as much per message, most of it for features that must
 * be switched off. Elements, text, CDATA, character references and comments are read,
 * attributes are skipped; a DOCTYPE, an unknown entity, deep nesting, a name that is not
 * ASCII and everything malformed is refused. A space in an end tag, which WeCom sends, is
 * accepted. Characters that XML does not allow are left out: users write them, and the
 * platforms push them.
 */
final class XmlReader {

	static final int MAX_DEPTH = 32;

	private static final byte[] BYTE_ORDER_MARK = { (byte) 0xEF, (byte) 0xBB, (byte) 0xBF };

	private static final byte[] CDATA = ascii("<![CDATA[");

	private static final byte[] CDATA_END = ascii("]]>");

	private static final byte[] COMMENT = ascii("<!--");

	private static final byte[] COMMENT_END = ascii("-->");

	private static final byte[] DECLARATION = ascii("<?");

	private static final byte[] DECLARATION_END = ascii("?>");

	private final byte[] xml;

	private int position;

	private int depth;

	XmlReader(byte[] xml) {
		this.xml = xml;
	}

	XmlElement document() {
		if (at(BYTE_ORDER_MARK)) {
			this.position = BYTE_ORDER_MARK.length;
		}
		skipMisc();
		XmlElement root = tree();
		skipMisc();
		if (this.position < this.xml.length) {
			throw malformed("Content after the root element");
		}
		return root;
	}

	/** White space, comments and the XML declaration around the root element. */
	private void skipMisc() {
		while (true) {
			skipSpace();
			if (at(DECLARATION)) {
				this.position = after(DECLARATION_END, this.position);
			}
			else if (at(COMMENT)) {
				this.position = after(COMMENT_END, this.position);
			}
			else {
				return;
			}
		}
	}

	private XmlElement tree() {
		if (current() != '<' || !XmlNames.isStart(next())) {
			// Also where a DOCTYPE ends.
			throw malformed("No root element");
		}
		XmlElement root = element(null);
		XmlElement open = (this.depth > 0) ? root : null;
		while (open != null) {
			if (current() != '<') {
				text(open);
			}
			else if (next() == '/') {
				close(open);
				open = open.parent();
			}
			else if (at(CDATA)) {
				int start = this.position + CDATA.length;
				this.position = after(CDATA_END, start);
				int end = this.position - CDATA_END.length;
				open.appendData(start, end, isClean(start, end));
			}
			else if (at(COMMENT)) {
				this.position = after(COMMENT_END, this.position);
			}
			else {
				int before = this.depth;
				XmlElement child = element(open);
				open = (this.depth > before) ? child : open;
			}
		}
		return root;
	}

	/** A start tag. */
	private XmlElement element(@Nullable XmlElement parent) {
		XmlElement element = new XmlElement(startName(), parent, this.xml);
		if (!selfClosing() && ++this.depth > MAX_DEPTH) {
			throw malformed("Nested deeper than " + MAX_DEPTH);
		}
		return element;
	}

	private String startName() {
		int start = ++this.position;
		if (!XmlNames.isStart(current())) {
			// Also where <!DOCTYPE and <!ENTITY end.
			throw malformed("Not an element");
		}
		while (XmlNames.isPart(current())) {
			this.position++;
		}
		if (!isSpace(current()) && current() != '>' && current() != '/') {
			throw malformed("Not a name");
		}
		return XmlNames.of(this.xml, start, this.position);
	}

	/** Skips attributes up to the end of a start tag. */
	private boolean selfClosing() {
		while (this.position < this.xml.length) {
			byte b = this.xml[this.position++];
			if (b == '>') {
				return false;
			}
			if (b == '/') {
				if (current() != '>') {
					break;
				}
				this.position++;
				return true;
			}
			if (b == '"' || b == '\'') {
				int end = indexOf(b);
				if (end < 0) {
					break;
				}
				this.position = end + 1;
			}
			else if (b == '<') {
				break;
			}
		}
		throw malformed("Start tag does not end");
	}

	private void close(XmlElement element) {
		this.position += 2;
		String name = element.name();
		for (int i = 0; i < name.length(); i++) {
			if (current() != name.charAt(i)) {
				throw malformed("End tag does not match");
			}
			this.position++;
		}
		skipSpace();
		if (current() != '>') {
			throw malformed("End tag does not match");
		}
		this.position++;
		this.depth--;
	}

	private void text(XmlElement element) {
		int start = this.position;
		int end = indexOf((byte) '<');
		if (end < 0) {
			throw malformed("Element does not end");
		}
		boolean blank = true;
		boolean plain = true;
		for (int i = start; i < end; i++) {
			byte b = this.xml[i];
			blank &= isSpace(b);
			plain &= b != '&';
			if (b == '>' && i - start >= 2 && this.xml[i - 1] == ']' && this.xml[i - 2] == ']') {
				throw malformed("']]>' outside CDATA");
			}
		}
		this.position = end;
		if (!blank) {
			element.appendText(start, end, plain && isClean(start, end));
		}
	}

	/** Whether there is no character that XML does not allow. */
	private boolean isClean(int start, int end) {
		for (int i = start; i < end; i++) {
			byte b = this.xml[i];
			boolean control = b >= 0 && b < ' ' && !isSpace(b);
			// U+FFFE and U+FFFF
			boolean none = b == (byte) 0xEF && this.xml[i + 1] == (byte) 0xBF && (this.xml[i + 2] & 0xFE) == 0xBE;
			if (control || none) {
				return false;
			}
		}
		return true;
	}

	private void skipSpace() {
		while (isSpace(current())) {
			this.position++;
		}
	}

	/** The byte here; 0, which no XML has, at the end. */
	private int current() {
		return (this.position < this.xml.length) ? this.xml[this.position] : 0;
	}

	private int next() {
		return (this.position + 1 < this.xml.length) ? this.xml[this.position + 1] : 0;
	}

	private boolean at(byte[] token) {
		return isAt(token, this.position);
	}

	private boolean isAt(byte[] token, int index) {
		int end = index + token.length;
		return end <= this.xml.length && Arrays.equals(this.xml, index, end, token, 0, token.length);
	}

	private int indexOf(byte wanted) {
		for (int i = this.position; i < this.xml.length; i++) {
			if (this.xml[i] == wanted) {
				return i;
			}
		}
		return -1;
	}

	private int after(byte[] token, int from) {
		for (int i = from; i < this.xml.length; i++) {
			if (this.xml[i] == token[0] && isAt(token, i)) {
				return i + token.length;
			}
		}
		throw malformed("Missing '" + new String(token, StandardCharsets.US_ASCII) + "'");
	}

	private static boolean isSpace(int b) {
		return b == ' ' || b == '\n' || b == '\r' || b == '\t';
	}

	private static byte[] ascii(String token) {
		return token.getBytes(StandardCharsets.US_ASCII);
	}

	private XmlElement.MalformedException malformed(String problem) {
		return new XmlElement.MalformedException(problem, this.position);
	}

}
