package cn.bootx.starter.core.xml;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.text.ContentDigest;
import cn.bootx.starter.core.text.Utf8;

/**
 * An element of a parsed push: a name with text or with children.
 *
 * @since 0.1.0
 */
public final class XmlElement {

	private static final byte[] NOTHING = {};

	private final String name;

	private final @Nullable XmlElement parent;

	private final byte[] xml;

	private List<XmlElement> children = List.of();

	/** The text in the document, as long as it is in one piece; one piece is the rule. */
	private int from;

	private int to;

	private @Nullable StringBuilder pieces;

	/** The text once it was asked for. */
	private @Nullable String decoded;

	/**
	 * Makes an element and adds it to its parent.
	 * @param xml the document
	 */
	XmlElement(String name, @Nullable XmlElement parent, byte[] xml) {
		this.name = name;
		this.parent = parent;
		this.xml = xml;
		if (parent != null) {
			parent.add(this);
		}
	}

	/**
	 * Reads a document.
	 * @throws MalformedException if it is anything else than one well-formed document
	 */
	public static XmlElement read(String xml) {
		return new XmlReader(xml.getBytes(StandardCharsets.UTF_8)).document();
	}

	/**
	 * Reads a document in UTF-8.
	 * @param xml the bytes, which must not change as long as the elements are in use
	 * @throws MalformedException if it is not one well-formed document in UTF-8
	 */
	public static XmlElement read(byte[] xml) {
		int malformed = Utf8.malformedAt(xml, 0, xml.length);
		if (malformed >= 0) {
			throw new MalformedException("Not UTF-8", malformed);
		}
		return new XmlReader(xml).document();
	}

	/**
	 * The members of a JSON object as elements, as platforms push either of both: a list
	 * is repeated, null is left out.
	 * @throws MalformedException if it is nested deeper than a document may be
	 */
	public static XmlElement of(JsonNode json) {
		XmlElement root = new XmlElement("xml", null, NOTHING);
		root.addMembers(json, 1);
		return root;
	}

	private void addMembers(JsonNode json, int depth) {
		json.properties().forEach((member) -> addMember(member.getKey(), member.getValue(), depth + 1));
	}

	private void addMember(String childName, JsonNode value, int depth) {
		if (depth > XmlReader.MAX_DEPTH) {
			throw new MalformedException("Nested deeper than " + XmlReader.MAX_DEPTH, 0);
		}
		if (value.isArray()) {
			value.forEach((item) -> addMember(childName, item, depth + 1));
		}
		else if (!value.isNull()) {
			XmlElement child = new XmlElement(childName, this, NOTHING);
			child.append(value.asText());
			child.addMembers(value, depth);
		}
	}

	public String name() {
		return this.name;
	}

	/** The text of an element without children; empty for one with children. */
	public String text() {
		if (!this.children.isEmpty()) {
			return "";
		}
		String text = this.decoded;
		if (text == null) {
			text = (this.pieces != null) ? this.pieces.toString() : decode(this.from, this.to);
			this.decoded = text;
		}
		return text;
	}

	/**
	 * The text in UTF-8, for content that is not text for people, such as a ciphertext.
	 */
	public byte[] utf8() {
		return (this.pieces == null && this.children.isEmpty()) ? Arrays.copyOfRange(this.xml, this.from, this.to)
				: text().getBytes(StandardCharsets.UTF_8);
	}

	public List<XmlElement> children() {
		return this.children;
	}

	/** The first child of that name, or null. */
	public @Nullable XmlElement child(String childName) {
		for (int i = 0; i < this.children.size(); i++) {
			XmlElement child = this.children.get(i);
			if (child.name.equals(childName)) {
				return child;
			}
		}
		return null;
	}

	/** Text of the first child of that name, or null if there is none. */
	public @Nullable String childText(String childName) {
		XmlElement child = child(childName);
		return (child != null) ? child.text() : null;
	}

	/**
	 * What distinguishes this content from any other, for the identity of a message that
	 * has no id.
	 * @param without names of elements that a repetition may change
	 */
	public String digest(String... without) {
		ContentDigest digest = new ContentDigest();
		addTo(digest, List.of(without));
		return digest.brief();
	}

	private void addTo(ContentDigest digest, List<String> without) {
		if (without.contains(this.name)) {
			return;
		}
		digest.add(this.name).add("<").add(text());
		this.children.forEach((child) -> child.addTo(digest, without));
		digest.add(">");
	}

	@Nullable XmlElement parent() {
		return this.parent;
	}

	/** A piece of text that is as it is in the document. */
	private void append(int start, int end) {
		if (start == end) {
			return;
		}
		if (this.pieces == null && this.from == this.to) {
			this.from = start;
			this.to = end;
		}
		else {
			append(decode(start, end));
		}
	}

	/**
	 * A piece of text outside CDATA.
	 * @param plain whether it holds no reference and nothing that XML does not allow
	 */
	void appendText(int start, int end, boolean plain) {
		if (plain && hasInk(start, end)) {
			append(start, end);
			return;
		}
		String text = XmlCharacters.strip(XmlCharacters.resolve(decode(start, end), start));
		if (!text.isBlank()) {
			append(text);
		}
	}

	/**
	 * A piece of text in CDATA.
	 * @param clean whether it holds nothing that XML does not allow
	 */
	void appendData(int start, int end, boolean clean) {
		if (clean) {
			append(start, end);
		}
		else {
			append(XmlCharacters.strip(decode(start, end)));
		}
	}

	private void append(String more) {
		if (this.pieces == null) {
			this.pieces = new StringBuilder(decode(this.from, this.to));
		}
		this.pieces.append(more);
	}

	/** Whether there is a character of ASCII that is not white space. */
	private boolean hasInk(int start, int end) {
		for (int i = start; i < end; i++) {
			if (this.xml[i] > ' ') {
				return true;
			}
		}
		return false;
	}

	private void add(XmlElement child) {
		if (this.children.isEmpty()) {
			this.children = new ArrayList<>(8);
		}
		this.children.add(child);
	}

	private String decode(int start, int end) {
		return (start == end) ? "" : new String(this.xml, start, end - start, StandardCharsets.UTF_8);
	}

	/** Leaves the text out: it is what users wrote. */
	@Override
	public String toString() {
		return "XmlElement[" + this.name + ", " + this.children.size() + " children]";
	}

	/**
	 * A text is not the XML that the platforms push. The message says where in the UTF-8,
	 * and quotes nothing.
	 */
	public static class MalformedException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		public MalformedException(String problem, int position) {
			super(problem + " at byte " + position, null, false, false);
		}

	}

}
