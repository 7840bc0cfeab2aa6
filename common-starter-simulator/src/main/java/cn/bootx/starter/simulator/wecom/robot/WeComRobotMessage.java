package cn.bootx.starter.simulator.wecom.robot;

import java.time.Instant;
import java.util.List;

import cn.bootx.starter.simulator.wecom.message.MessageTexts;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message that a group robot accepted.
 *
 * @param msgType {@code text}, {@code markdown}, {@code markdown_v2}, {@code image},
 * {@code news}, {@code file}, {@code voice} or {@code template_card}
 * @param body the whole JSON body
 * @param at when
 * @since 0.1.0
 */
public record WeComRobotMessage(String msgType, JsonNode body, Instant at) {

	/** What a member of the group reads. */
	public String text() {
		return MessageTexts.of(this.body.path(this.msgType));
	}

	/** User ids that a text mentions, {@code @all} for everybody. */
	public List<String> mentioned() {
		return items("mentioned_list");
	}

	/** Mobile numbers that a text mentions, {@code @all} for everybody. */
	public List<String> mentionedMobiles() {
		return items("mentioned_mobile_list");
	}

	private List<String> items(String member) {
		return this.body.path(this.msgType).path(member).valueStream().map(JsonNode::asText).toList();
	}

}
