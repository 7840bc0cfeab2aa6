package cn.bootx.starter.dingtalk.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;

/**
 * Cuts a text or Markdown that is too long into messages that are not, at ends of lines
 * where there are some. The mentions go with the last part.
 */
final class RobotParts {

	/** What the id that guards against duplicates adds to the message. */
	private static final int ROOM_FOR_ID = 64;

	private RobotParts() {
	}

	static int size(ObjectNode json) {
		return Json.bytes(json).length + ROOM_FOR_ID;
	}

	private static boolean fits(DingTalkRobotMsg message, int maxBytes) {
		return size(message.toJson()) <= maxBytes;
	}

	/** The parts, or the message itself where it fits or cannot be cut. */
	static List<DingTalkRobotMsg> split(DingTalkRobotMsg message, int maxBytes) {
		if (fits(message, maxBytes)) {
			return List.of(message);
		}
		if (message instanceof DingTalkRobotMsg.Text text) {
			return cut(text.content(), maxBytes, (part) -> new DingTalkRobotMsg.Text(part, text.at()),
					(part) -> new DingTalkRobotMsg.Text(part));
		}
		if (message instanceof DingTalkRobotMsg.Markdown markdown) {
			return cut(markdown.text(), maxBytes,
					(part) -> new DingTalkRobotMsg.Markdown(markdown.title(), part, markdown.at()),
					(part) -> new DingTalkRobotMsg.Markdown(markdown.title(), part));
		}
		return List.of(message);
	}

	private static List<DingTalkRobotMsg> cut(String text, int maxBytes, Function<String, DingTalkRobotMsg> last,
			Function<String, DingTalkRobotMsg> other) {
		List<DingTalkRobotMsg> parts = new ArrayList<>();
		String rest = text;
		while (!rest.isBlank()) {
			// Measured with the mentions, which may end up in any part that is the last.
			int end = longestFitting(rest, maxBytes, last);
			String part = rest.substring(0, end);
			rest = rest.substring(end);
			parts.add(rest.isBlank() ? last.apply(part) : other.apply(part));
		}
		return parts;
	}

	private static int longestFitting(String text, int maxBytes, Function<String, DingTalkRobotMsg> message) {
		if (fits(message.apply(text), maxBytes)) {
			return text.length();
		}
		int low = 1;
		int high = Math.min(text.length(), maxBytes);
		while (low < high) {
			int middle = (low + high + 1) / 2;
			if (fits(message.apply("x" + text.substring(0, middle)), maxBytes)) {
				low = middle;
			}
			else {
				high = middle - 1;
			}
		}
		int line = text.lastIndexOf('\n', low - 1);
		if (line > 0 && !text.substring(0, line).isBlank()) {
			return line + 1;
		}
		return Character.isHighSurrogate(text.charAt(low - 1)) ? low - 1 : low;
	}

}
