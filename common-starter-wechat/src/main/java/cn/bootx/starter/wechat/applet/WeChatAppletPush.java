package cn.bootx.starter.wechat.applet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.xml.XmlElement;

/**
 * The fields of a push, which a mini program gets as JSON or as XML, whichever is chosen
 * in its console (数据格式). What it is shows in its first character.
 *
 * @param fields the fields; the names are the same in both formats
 * @param json whether it was JSON, so that a reply must be
 */
record WeChatAppletPush(ObjectNode fields, boolean json) {

	/** As deep as XML may be nested. */
	private static final int MAX_DEPTH = 32;

	/**
	 * Reads a push.
	 * @throws RuntimeException if it is neither an object of JSON nor XML, or is nested
	 * too deep
	 */
	static WeChatAppletPush read(String content) {
		int start = 0;
		while (start < content.length() && isBlank(content.charAt(start))) {
			start++;
		}
		return content.startsWith("{", start) ? new WeChatAppletPush(json(content.substring(start)), true)
				: new WeChatAppletPush(fields(XmlElement.read(content)), false);
	}

	private static ObjectNode json(String content) {
		if (Json.readTree(content) instanceof ObjectNode object && isShallow(object, MAX_DEPTH)) {
			return object;
		}
		throw CallbackRejectedException.malformed("push is not an object of JSON, or nested deeper than " + MAX_DEPTH);
	}

	private static boolean isShallow(JsonNode node, int depth) {
		if (depth == 0) {
			return node.isValueNode();
		}
		for (JsonNode child : node) {
			if (!isShallow(child, depth - 1)) {
				return false;
			}
		}
		return true;
	}

	/**
	 * Fields of XML as JSON has them: a text where there are no children, a list where a
	 * name is repeated, and where all children have one name, which is how XML writes
	 * lists.
	 */
	private static ObjectNode fields(XmlElement root) {
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
		ObjectNode fields = fields(element);
		if (fields.size() == 1) {
			String name = fields.fieldNames().next();
			JsonNode only = fields.path(name);
			if (!only.isArray()) {
				fields.set(name, Json.array().add(only));
			}
		}
		return fields;
	}

	private static boolean isBlank(char c) {
		return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\uFEFF';
	}

	/** Without the values: they are what users wrote. */
	@Override
	public String toString() {
		return "WeChatAppletPush[" + (this.json ? "json" : "xml") + ", " + this.fields.size() + " fields]";
	}

}
