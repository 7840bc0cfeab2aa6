package cn.bootx.starter.simulator.push;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import cn.bootx.starter.simulator.http.Json;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * An XML reply of the host, read strictly: well-formed, no DOCTYPE.
 *
 * @since 0.1.0
 */
public final class XmlReply {

	private final Element element;

	private XmlReply(Element element) {
		this.element = element;
	}

	/**
	 * Reads a reply.
	 * @throws IllegalArgumentException if it is not well-formed or has a DOCTYPE
	 */
	public static XmlReply parse(String xml) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
			factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
			factory.setExpandEntityReferences(false);
			DocumentBuilder builder = factory.newDocumentBuilder();
			// The default handler prints errors on stderr.
			builder.setErrorHandler(new DefaultHandler());
			return new XmlReply(builder.parse(new InputSource(new StringReader(xml))).getDocumentElement());
		}
		catch (SAXException ex) {
			throw new IllegalArgumentException("not well-formed: " + ex.getMessage(), ex);
		}
		catch (IOException | ParserConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

	public String name() {
		return this.element.getNodeName();
	}

	/** Text of the first child element of a name, or null. */
	public @Nullable String text(String name) {
		XmlReply child = child(name);
		return (child != null) ? child.element.getTextContent() : null;
	}

	/** First child element of a name, or null. */
	public @Nullable XmlReply child(String name) {
		List<XmlReply> found = children(name);
		return found.isEmpty() ? null : found.get(0);
	}

	/**
	 * The articles of a {@code news} reply as customer-service messages write them, or
	 * null.
	 */
	public @Nullable JsonNode articles() {
		XmlReply list = child("Articles");
		if (list == null) {
			return null;
		}
		List<Map<String, Object>> articles = list.children("item")
			.stream()
			.map((item) -> Fields.of("title", item.text("Title"), "description", item.text("Description"), "picurl",
					item.text("PicUrl"), "url", item.text("Url")))
			.toList();
		return Json.tree(Map.of("articles", articles));
	}

	/** All child elements of a name. */
	public List<XmlReply> children(String name) {
		List<XmlReply> found = new ArrayList<>();
		for (Node node = this.element.getFirstChild(); node != null; node = node.getNextSibling()) {
			if (node instanceof Element child && child.getNodeName().equals(name)) {
				found.add(new XmlReply(child));
			}
		}
		return found;
	}

}
