package cn.bootx.starter.simulator.push;

import java.util.Map;

/**
 * Writes flat and nested XML messages as the platforms push them: text in CDATA, numbers
 * bare.
 *
 * @since 0.1.0
 */
public final class XmlMessage {

	private final StringBuilder xml = new StringBuilder();

	/**
	 * Adds an element: a number stays bare, a map nests, a list nests {@code item}
	 * elements, {@link RawXml} stays as it is, anything else is CDATA. A list whose name
	 * ends with {@code *} becomes one element of the name for each value.
	 */
	public XmlMessage add(String name, Object value) {
		if (name.endsWith("*") && value instanceof Iterable<?> siblings) {
			siblings.forEach((sibling) -> add(name.substring(0, name.length() - 1), sibling));
			return this;
		}
		this.xml.append('<').append(name).append('>');
		if (value instanceof Map<?, ?> nested) {
			nested.forEach((key, child) -> add(String.valueOf(key), child));
		}
		else if (value instanceof Iterable<?> items) {
			items.forEach((item) -> add("item", item));
		}
		else if (value instanceof RawXml raw) {
			this.xml.append(raw.markup());
		}
		else if (value instanceof Number) {
			this.xml.append(value);
		}
		else {
			this.xml.append(cdata(String.valueOf(value)));
		}
		this.xml.append("</").append(name).append('>');
		return this;
	}

	/** Adds every entry in its order. */
	public XmlMessage addAll(Map<String, ?> fields) {
		fields.forEach(this::add);
		return this;
	}

	/** The document, with {@code xml} as its root element. */
	public String build() {
		return "<xml>" + this.xml + "</xml>";
	}

	/** The elements without a root, to nest them as {@link RawXml}. */
	public String inner() {
		return this.xml.toString();
	}

	private static String cdata(String text) {
		return "<![CDATA[" + text.replace("]]>", "]]]]><![CDATA[>") + "]]>";
	}

}
