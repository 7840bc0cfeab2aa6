package cn.bootx.starter.wechat.applet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.xml.XmlElement;

/**
 * The fields of an XML push as JSON has them: a text where there are no children, a list
 * where a name is repeated, and where all children have one name, which is how XML writes
 * lists.
 */
final class XmlFields {

	private XmlFields() {
	}

	static ObjectNode of(XmlElement root) {
		ObjectNode fields = Json.object();
		for (XmlElement child : root.children()) {
			add(fields, child.name(), value(child));
		}
		return fields;
	}

	private static void add(ObjectNode fields, String name, JsonNode value) {
		JsonNode before = fields.get(name);
		if (before == null) {
			fields.set(name, value);
		}
		else if (before instanceof ArrayNode list) {
			list.add(value);
		}
		else {
			fields.set(name, Json.array().add(before).add(value));
		}
	}

	private static JsonNode value(XmlElement element) {
		if (element.children().isEmpty()) {
			return TextNode.valueOf(element.text());
		}
		ObjectNode fields = of(element);
		if (fields.size() == 1) {
			String name = fields.fieldNames().next();
			JsonNode only = fields.path(name);
			if (!only.isArray()) {
				fields.set(name, Json.array().add(only));
			}
		}
		return fields;
	}

}
