package cn.bootx.starter.simulator.wechat.template;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

	Set<String> places() {
		Set<String> names = new LinkedHashSet<>();
		Matcher matcher = PLACE.matcher(this.content);
		while (matcher.find()) {
			names.add(matcher.group(1));
		}
		return names;
	}

	String render(JsonNode data) {
		return PLACE.matcher(this.content)
			.replaceAll((match) -> Matcher.quoteReplacement(data.path(match.group(1)).path("value").asText("")));
	}

}
