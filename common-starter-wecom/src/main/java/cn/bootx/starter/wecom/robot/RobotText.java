package cn.bootx.starter.wecom.robot;

import java.util.List;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.json.Json;
import cn.bootx.starter.wecom.message.FieldCheck;

/**
 * A text that may mention members of the group.
 *
 * @param content at most 2048 bytes in UTF-8
 * @param mentionedUsers user ids to mention, {@value #EVERYBODY} for all
 * @param mentionedMobiles mobile numbers to mention, {@value #EVERYBODY} for all
 * @since 0.1.0
 */
public record RobotText(String content, List<String> mentionedUsers,
		List<String> mentionedMobiles) implements RobotMessage {

	/** Mentions everybody in the group. */
	public static final String EVERYBODY = "@all";

	public RobotText {
		mentionedUsers = List.copyOf(mentionedUsers);
		mentionedMobiles = List.copyOf(mentionedMobiles);
	}

	public RobotText(String content) {
		this(content, List.of(), List.of());
	}

	/** The same text that mentions members by their user ids. */
	public RobotText mentioning(String... userIds) {
		return new RobotText(this.content, List.of(userIds), this.mentionedMobiles);
	}

	/** The same text that mentions members by their mobile numbers. */
	public RobotText mentioningMobiles(String... mobiles) {
		return new RobotText(this.content, this.mentionedUsers, List.of(mobiles));
	}

	@Override
	public String msgType() {
		return "text";
	}

	@Override
	public ObjectNode body() {
		ObjectNode content = Json.object().put("content", this.content);
		put(content, "mentioned_list", this.mentionedUsers);
		put(content, "mentioned_mobile_list", this.mentionedMobiles);
		return content;
	}

	@Override
	public void validate(FieldCheck check) {
		check.text("text.content", this.content, 2048);
	}

	private static void put(ObjectNode content, String field, List<String> values) {
		if (!values.isEmpty()) {
			ArrayNode array = content.putArray(field);
			values.forEach(array::add);
		}
	}

}
