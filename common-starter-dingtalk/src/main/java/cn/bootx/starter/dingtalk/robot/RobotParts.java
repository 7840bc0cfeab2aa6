package cn.bootx.starter.dingtalk.robot;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.core.text.TextParts;

/**
 * Cuts a text or Markdown that is too long into messages that are not; the mentions go
 * with the last part. Makes one message of two where it is not too long.
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
		// Measured with the mentions, which may end up in any part that is the last.
		if (message instanceof DingTalkRobotMsg.Text text) {
			return parts(
					TextParts.of(text.content(), (part) -> part.isBlank() || fits(text(part, text.at()), maxBytes)),
					(part) -> text(part, text.at()), (part) -> text(part, DingTalkRobotMsg.At.NONE));
		}
		if (message instanceof DingTalkRobotMsg.Markdown markdown) {
			Function<String, DingTalkRobotMsg> last = (part) -> new DingTalkRobotMsg.Markdown(markdown.title(), part,
					markdown.at());
			return parts(
					TextParts.markdown(markdown.text(), (part) -> part.isBlank() || fits(last.apply(part), maxBytes)),
					last, (part) -> new DingTalkRobotMsg.Markdown(markdown.title(), part));
		}
		return List.of(message);
	}

	/** Both in one message with the mentions of both, or null if that is not possible. */
	static @Nullable DingTalkRobotMsg merge(DingTalkRobotMsg first, DingTalkRobotMsg second) {
		DingTalkRobotMsg merged = null;
		if (first instanceof DingTalkRobotMsg.Text one && second instanceof DingTalkRobotMsg.Text two) {
			DingTalkRobotMsg.At at = one.at().and(two.at());
			merged = (at != null) ? text(one.content() + "\n" + two.content(), at) : null;
		}
		if (first instanceof DingTalkRobotMsg.Markdown one && second instanceof DingTalkRobotMsg.Markdown two) {
			DingTalkRobotMsg.At at = one.at().and(two.at());
			merged = (at != null) ? new DingTalkRobotMsg.Markdown(one.title(), one.text() + "\n\n" + two.text(), at)
					: null;
		}
		return (merged != null && fits(merged, DingTalkRobotMsg.MAX_BYTES)) ? merged : null;
	}

	private static DingTalkRobotMsg text(String content, DingTalkRobotMsg.At at) {
		return new DingTalkRobotMsg.Text(content, at);
	}

	private static List<DingTalkRobotMsg> parts(List<String> texts, Function<String, DingTalkRobotMsg> last,
			Function<String, DingTalkRobotMsg> other) {
		List<DingTalkRobotMsg> parts = new ArrayList<>();
		for (String text : texts) {
			parts.add(((parts.size() == texts.size() - 1) ? last : other).apply(text));
		}
		return parts;
	}

}
