package cn.bootx.starter.wecom.robot;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.text.TextParts;
import cn.bootx.starter.core.text.Utf8;

/** Texts and Markdown that are too long for one message, or short enough for one. */
final class RobotTexts {

	private static final List<String> MENTIONS = List.of(WeComRobotMessage.MENTIONED,
			WeComRobotMessage.MENTIONED_MOBILES);

	private RobotTexts() {
	}

	/**
	 * The message in parts, the mentions with the last one; any other message is its only
	 * part.
	 */
	static List<WeComRobotMessage> split(WeComRobotMessage message) {
		int max = message.maxContent();
		String content = content(message);
		if (max == 0 || Utf8.length(content) <= max) {
			return List.of(message);
		}
		List<String> texts = isPlain(message) ? TextParts.of(content, max)
				: TextParts.markdown(content, (part) -> Utf8.length(part) <= max);
		List<WeComRobotMessage> parts = new ArrayList<>();
		for (String text : texts) {
			parts.add(WeComRobotMessage.content(message.msgType(), text));
		}
		int last = parts.size() - 1;
		parts.set(last, mentioning(parts.get(last), message));
		return parts;
	}

	/** Both in one message with the mentions of both, or null if that is not possible. */
	static @Nullable WeComRobotMessage merge(WeComRobotMessage first, WeComRobotMessage second) {
		if (first.maxContent() == 0 || !first.msgType().equals(second.msgType())) {
			return null;
		}
		String content = content(first) + (isPlain(first) ? "\n" : "\n\n") + content(second);
		return (Utf8.length(content) <= first.maxContent())
				? mentioning(WeComRobotMessage.content(first.msgType(), content), first, second) : null;
	}

	private static boolean isPlain(WeComRobotMessage message) {
		return message.msgType().equals("text");
	}

	private static String content(WeComRobotMessage message) {
		return message.body().path("content").asText("");
	}

	private static WeComRobotMessage mentioning(WeComRobotMessage message, WeComRobotMessage... others) {
		WeComRobotMessage with = message;
		for (String field : MENTIONS) {
			Set<String> names = new LinkedHashSet<>();
			for (WeComRobotMessage other : others) {
				other.body().path(field).valueStream().map(JsonNode::asText).forEach(names::add);
			}
			with = names.isEmpty() ? with : with.with(field, names.toArray(String[]::new));
		}
		return with;
	}

}
