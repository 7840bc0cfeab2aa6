package cn.bootx.starter.core.xml;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * An element of a parsed push: a name with text or with children.
 *
 * @since 0.1.0
 */
public final class XmlElement {

	private final String name;

	private final List<XmlElement> children = new ArrayList<>(0);

	private String text = "";

	/** Only for a text in several pieces; one piece is the rule. */
	private @Nullable StringBuilder pieces;

	XmlElement(String name) {
		this.name = name;
	}

	public String name() {
		return this.name;
	}

	/**
	 * The text of an element without children; empty for one with children.
	 */
	public String text() {
		if (!this.children.isEmpty()) {
			return "";
		}
		return (this.pieces != null) ? this.pieces.toString() : this.text;
	}

	public List<XmlElement> children() {
		return this.children;
	}

	/**
	 * The first child of that name, or null.
	 */
	public @Nullable XmlElement child(String childName) {
		for (XmlElement child : this.children) {
			if (child.name.equals(childName)) {
				return child;
			}
		}
		return null;
	}

	/**
	 * Text of the first child of that name, or null if there is none.
	 */
	public @Nullable String childText(String childName) {
		XmlElement child = child(childName);
		return (child != null) ? child.text() : null;
	}

	void append(String more) {
		if (this.pieces != null) {
			this.pieces.append(more);
		}
		else if (this.text.isEmpty()) {
			this.text = more;
		}
		else {
			this.pieces = new StringBuilder(this.text).append(more);
		}
	}

	void add(XmlElement child) {
		this.children.add(child);
	}

	/**
	 * Leaves the text out: it is what users wrote.
	 */
	@Override
	public String toString() {
		return "XmlElement[" + this.name + ", " + this.children.size() + " children]";
	}

}
