package cn.bootx.starter.simulator.wechat.template;

import java.util.Map;
import java.util.Set;

import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a template's typed places accept; a violation is 47003 and names the field.
 */
final class TemplateFields {

	private static final Map<String, Integer> MAX_CHARACTERS = Map.of("thing", 20, "character_string", 32, "number", 32,
			"letter", 32, "phone_number", 17, "car_number", 8, "const", 20, "name", 10);

	private TemplateFields() {
	}

	static void check(Set<String> places, JsonNode data) {
		for (String place : places) {
			String value = data.path(place).path("value").asText("");
			if (value.isEmpty()) {
				throw WeChatErrors.refuse(47003, "argument invalid! data." + place + ".value is empty");
			}
			Integer limit = MAX_CHARACTERS.get(place.replaceFirst("\\d+$", ""));
			boolean typed = !place.replaceFirst("\\d+$", "").equals(place);
			if (typed && limit != null && value.codePointCount(0, value.length()) > limit) {
				throw WeChatErrors.refuse(47003, "argument invalid! data." + place + ".value invalid");
			}
		}
	}

}
