package cn.bootx.starter.simulator.wechat.template;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import cn.bootx.starter.simulator.wechat.gate.WeChatErrors;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message template.
 *
 * @param templateId its id
 * @param title shown above it
 * @param content text with <code>{{name.DATA}}</code> places
 * @param industry number of the industry that it belongs to
 */
public record MessageTemplate(String templateId, String title, String content, int industry) {

	private static final Pattern PLACE = Pattern.compile("\\{\\{\\s*(\\w+)\\.DATA\\s*}}");

	/** What numbered places accept. */
	private static final Map<String, Integer> MAX_CHARACTERS = Map.of("thing", 20, "character_string", 32, "number", 32,
			"letter", 32, "phone_number", 17, "car_number", 8, "const", 20, "name", 10);

	/** Refuses values that do not fit with 47003, which names the field. */
	void check(JsonNode data) {
		PLACE.matcher(this.content).results().map((place) -> place.group(1)).forEach((place) -> {
			String value = data.path(place).path("value").asText("");
			if (value.isEmpty()) {
				throw WeChatErrors.refuse(47003, "argument invalid! data." + place + ".value is empty");
			}
			String type = place.replaceFirst("\\d+$", "");
			int limit = type.equals(place) ? Integer.MAX_VALUE : MAX_CHARACTERS.getOrDefault(type, Integer.MAX_VALUE);
			if (value.codePointCount(0, value.length()) > limit) {
				throw WeChatErrors.refuse(47003, "argument invalid! data." + place + ".value invalid");
			}
		});
	}

	String render(JsonNode data) {
		return PLACE.matcher(this.content)
			.replaceAll((match) -> Matcher.quoteReplacement(data.path(match.group(1)).path("value").asText("")));
	}

}
