package cn.bootx.starter.core.xml;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * Writes the XML of replies. Texts go into CDATA sections that nothing in them can end:
 * {@code ]]>} is split over two sections, and characters that XML does not allow are left
 * out.
 *
 * @since 0.1.0
 */
public final class XmlWriter {

	private final StringBuilder xml = new StringBuilder(256);

	private XmlWriter() {
	}

	/** Writes a document with that root element. */
	public static String write(String root, Consumer<XmlWriter> content) {
		XmlWriter writer = new XmlWriter();
		writer.element(root, content);
		return writer.xml.toString();
	}

	/** An element with children. */
	public XmlWriter element(String name, Consumer<XmlWriter> content) {

		this.xml.append('<').append(name).append('>');
		content.accept(this);
		this.xml.append("</").append(name).append('>');
		return this;
	}

	/** An element with text; nothing where the text is null. */
	public XmlWriter text(String name, @Nullable String text) {
		if (text != null) {
			this.xml.append('<').append(name).append("><![CDATA[");
			this.xml.append(XmlCharacters.strip(text).replace("]]>", "]]]]><![CDATA[>"));
			this.xml.append("]]></").append(name).append('>');
		}
		return this;
	}

	/** An element with a number. */
	public XmlWriter number(String name, long number) {
		this.xml.append('<').append(name).append('>').append(number).append("</").append(name).append('>');
		return this;
	}

}
