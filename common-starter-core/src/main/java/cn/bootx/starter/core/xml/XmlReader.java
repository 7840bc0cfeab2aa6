package cn.bootx.starter.core.xml;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Reads the XML that WeChat and WeCom push, in one pass and without a parser factory: a
 * general parser costs five times as much per message, most of it for features that must
 * be switched off. Elements, text, CDATA, character references and comments are read,
 * attributes are skipped; a DOCTYPE, an unknown entity, deep nesting and everything
 * malformed is refused. A space in an end tag, which WeCom sends, is accepted.
 *
 * @since 0.1.0
 */
public final class XmlReader {

	private static final int MAX_DEPTH = 32;

	private final String xml;

	private int position;

	private XmlReader(String xml) {
		this.xml = xml;
	}

	/**
	 * Reads a document.
	 * @return its root element
	 * @throws MalformedXmlException if it is anything else than one well-formed document
	 */
	public static XmlElement read(String xml) {
		return new XmlReader(xml).document();
	}

	private XmlElement document() {
		if (this.xml.startsWith("\uFEFF")) {
			this.position = 1;
		}
		skipMisc();
		XmlElement root = tree();
		skipMisc();
		if (this.position < this.xml.length()) {
			throw malformed("Content after the root element");
		}
		return root;
	}

	/** White space, comments and the XML declaration around the root element. */
	private void skipMisc() {
		while (true) {
			skipSpace();
			if (at("<?")) {
				this.position = after("?>");
			}
			else if (at("<!--")) {
				this.position = after("-->");
			}
			else {
				return;
			}
		}
	}

	private XmlElement tree() {
		Deque<XmlElement> open = new ArrayDeque<>(4);
		XmlElement root = null;
		do {
			if (open.isEmpty() && !atElement()) {
				// Also where a DOCTYPE ends.
				throw malformed("No root element");
			}
			if (at("</")) {
				close(open.pop());
			}
			else if (at("<![CDATA[")) {
				int start = this.position + 9;
				this.position = after("]]>");
				open.getFirst().append(checked(this.xml.substring(start, this.position - 3)));
			}
			else if (at("<!--")) {
				this.position = after("-->");
			}
			else if (at("<")) {
				XmlElement element = new XmlElement(startName());
				if (open.isEmpty()) {
					root = element;
				}
				else {
					open.getFirst().add(element);
				}
				if (!selfClosing()) {
					open.push(element);
				}
				if (open.size() > MAX_DEPTH) {
					throw malformed("Nested deeper than " + MAX_DEPTH);
				}
			}
			else {
				text(open.getFirst());
			}
		}
		while (!open.isEmpty());
		return root;
	}

	private boolean atElement() {
		return at("<") && this.position + 1 < this.xml.length() && isNameStart(this.xml.charAt(this.position + 1));
	}

	private String startName() {
		int start = ++this.position;
		while (this.position < this.xml.length() && isNameChar(this.xml.charAt(this.position))) {
			this.position++;
		}
		if (this.position == start || !isNameStart(this.xml.charAt(start))) {
			// Also where <!DOCTYPE and <!ENTITY end.
			throw malformed("Not an element");
		}
		return this.xml.substring(start, this.position);
	}

	/** Skips attributes up to the end of a start tag. */
	private boolean selfClosing() {
		while (this.position < this.xml.length()) {
			char c = this.xml.charAt(this.position++);
			if (c == '>') {
				return false;
			}
			if (c == '/') {
				if (!at(">")) {
					break;
				}
				this.position++;
				return true;
			}
			if (c == '"' || c == '\'') {
				int end = this.xml.indexOf(c, this.position);
				if (end < 0) {
					break;
				}
				this.position = end + 1;
			}
			else if (c == '<') {
				break;
			}
		}
		throw malformed("Start tag does not end");
	}

	private void close(XmlElement element) {
		this.position += 2;
		String name = element.name();
		if (!this.xml.startsWith(name, this.position)) {
			throw malformed("End tag does not match");
		}
		this.position += name.length();
		skipSpace();
		if (!at(">")) {
			throw malformed("End tag does not match");
		}
		this.position++;
	}

	private void text(XmlElement element) {
		int end = this.xml.indexOf('<', this.position);
		if (end < 0) {
			throw malformed("Element does not end");
		}
		String raw = this.xml.substring(this.position, end);
		if (raw.contains("]]>")) {
			throw malformed("']]>' outside CDATA");
		}
		String text = (raw.indexOf('&') < 0) ? checked(raw) : XmlReferences.resolve(raw, this.position);
		this.position = end;
		if (!text.isBlank()) {
			element.append(text);
		}
	}

	private String checked(String text) {
		for (int i = 0; i < text.length(); i++) {
			if (!XmlCharacters.isAllowed(text.charAt(i))) {
				throw malformed("Control character");
			}
		}
		return text;
	}

	private void skipSpace() {
		while (this.position < this.xml.length() && isSpace(this.xml.charAt(this.position))) {
			this.position++;
		}
	}

	private boolean at(String token) {
		return this.xml.startsWith(token, this.position);
	}

	private int after(String token) {
		int found = this.xml.indexOf(token, this.position);
		if (found < 0) {
			throw malformed("Missing '" + token + "'");
		}
		return found + token.length();
	}

	private static boolean isSpace(char c) {
		return c == ' ' || c == '\n' || c == '\r' || c == '\t';
	}

	private static boolean isNameStart(char c) {
		return Character.isLetter(c) || c == '_';
	}

	private static boolean isNameChar(char c) {
		return Character.isLetterOrDigit(c) || c == '_' || c == '-' || c == '.' || c == ':';
	}

	private MalformedXmlException malformed(String problem) {
		return new MalformedXmlException(problem, this.position);
	}

}
