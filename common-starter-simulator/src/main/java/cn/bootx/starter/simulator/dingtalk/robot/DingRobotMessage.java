package cn.bootx.starter.simulator.dingtalk.robot;

import java.time.Instant;
import java.util.List;

import cn.bootx.starter.simulator.dingtalk.notice.MessageTexts;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message that a custom robot or a session webhook accepted.
 *
 * @param msgType {@code text}, {@code link}, {@code markdown}, {@code actionCard} or
 * {@code feedCard}
 * @param body the whole JSON body
 * @param at when
 * @since 0.1.0
 */
public record DingRobotMessage(String msgType, JsonNode body, Instant at) {

	/** What a member of the group reads. */
	public String text() {
		return MessageTexts.of(this.body);
	}

	/** Mobile numbers that are mentioned. */
	public List<String> atMobiles() {
		return mentioned("atMobiles");
	}

	/** User ids that are mentioned. */
	public List<String> atUserIds() {
		return mentioned("atUserIds");
	}

	/** Whether everybody is mentioned. */
	public boolean atAll() {
		return Fields.text(this.body.path("at"), "isAtAll").equals("true");
	}

	private List<String> mentioned(String member) {
		return this.body.path("at").path(member).valueStream().map(JsonNode::asText).toList();
	}

}
