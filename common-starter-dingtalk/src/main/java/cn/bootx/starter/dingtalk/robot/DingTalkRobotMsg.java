package cn.bootx.starter.dingtalk.robot;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;

/**
 * A message of a webhook robot or an answer to a session webhook. The spelling differs
 * from that of work notices in almost every member.
 *
 * @since 0.1.0
 * @see <a href=
 * "https://open.dingtalk.com/document/development/custom-robots-send-group-messages">Custom
 * robots send group messages</a>
 */
public sealed interface DingTalkRobotMsg permits DingTalkRobotText, DingTalkRobotLink, DingTalkRobotMarkdown,
		DingTalkRobotActionCard, DingTalkRobotFeedCard {

	/** Largest message, in bytes of its JSON in UTF-8. */
	int MAX_BYTES = 20_000;

	/** The platform's name of the kind, for example {@code actionCard}. */
	String msgType();

	/** The member of that name. */
	ObjectNode body();

	/** Whom the message mentions. */
	default DingTalkRobotAt at() {
		return DingTalkRobotAt.NONE;
	}

	/** The message as it is sent. */
	default ObjectNode toJson() {
		ObjectNode json = Json.object().put("msgtype", msgType());
		json.set(msgType(), body());
		if (!at().isNone()) {
			json.set("at", at().toJson());
		}
		return json;
	}

	/**
	 * The message in parts that are not longer, cut at ends of lines where there are
	 * some. Only a text and Markdown can be cut; any other message is its only part.
	 * @param maxBytes longest part, in bytes of its JSON in UTF-8
	 */
	default List<DingTalkRobotMsg> parts(int maxBytes) {
		return RobotParts.split(this, maxBytes);
	}

}
