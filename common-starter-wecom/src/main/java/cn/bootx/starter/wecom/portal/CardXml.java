package cn.bootx.starter.wecom.portal;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.xml.XmlWriter;
import cn.bootx.starter.wecom.message.WeComTemplateCard;

/**
 * A template card as XML: the members of its JSON in camel case, the items of a list one
 * after the other.
 */
final class CardXml {

	/** Names that do not follow from those of the JSON. */
	private static final Map<String, String> NAMES = Map.of("keyname", "KeyName", "checkbox", "CheckBox", "appid",
			"AppId", "pagepath", "PagePath", "userid", "UserId");

	private CardXml() {
	}

	static void write(XmlWriter xml, WeComTemplateCard card) {
		ObjectNode json = card.body();
		xml.element("TemplateCard", (element) -> members(element, json));
	}

	private static void members(XmlWriter xml, JsonNode object) {
		object.properties().forEach((member) -> {
			String name = name(member.getKey());
			JsonNode value = member.getValue();
			if (value.isArray()) {
				value.forEach((item) -> member(xml, name, item));
			}
			else {
				member(xml, name, value);
			}
		});
	}

	private static void member(XmlWriter xml, String name, JsonNode value) {
		if (value.isObject()) {
			xml.element(name, (element) -> members(element, value));
		}
		else if (value.isIntegralNumber()) {
			xml.number(name, value.longValue());
		}
		else {
			xml.text(name, value.asText());
		}
	}

	private static String name(String member) {
		String known = NAMES.get(member);
		if (known != null) {
			return known;
		}
		StringBuilder name = new StringBuilder();
		for (String part : member.split("_")) {
			name.append(Character.toUpperCase(part.charAt(0))).append(part, 1, part.length());
		}
		return name.toString();
	}

}
