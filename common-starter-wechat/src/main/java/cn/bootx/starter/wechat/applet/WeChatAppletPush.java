package cn.bootx.starter.wechat.applet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackRejectedException;
import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.xml.XmlElement;

/**
 * The fields of a push, which a mini program gets as JSON or as XML, whichever is chosen
 * in its console (数据格式). What it is shows in its first character.
 *
 * @param fields the fields; the names are the same in both formats
 * @param json whether it was JSON, so that a reply must be
 * @since 0.1.0
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
				: new WeChatAppletPush(XmlFields.of(XmlElement.read(content)), false);
	}

	/** The text of a field, or null if there is none or it has an inner structure. */
	@Nullable String text(String name) {
		JsonNode field = this.fields.get(name);
		return (field != null && field.isValueNode() && !field.isNull()) ? field.asText() : null;
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

	private static boolean isBlank(char c) {
		return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\uFEFF';
	}

	/** Without the values: they are what users wrote. */
	@Override
	public String toString() {
		return "WeChatAppletPush[" + (this.json ? "json" : "xml") + ", " + this.fields.size() + " fields]";
	}

}
