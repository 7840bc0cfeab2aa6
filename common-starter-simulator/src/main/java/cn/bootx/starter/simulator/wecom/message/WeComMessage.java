package cn.bootx.starter.simulator.wecom.message;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * A message of an agent that was accepted.
 *
 * @param msgId id that the platform gave it
 * @param receivers ids of the users who got it
 * @param msgType {@code text}, {@code markdown}, {@code template_card}, …
 * @param body the whole JSON body
 * @param at when
 * @param recalled whether the agent took it back
 * @param update body of the last {@code update_template_card}, null if there was none
 * @since 0.1.0
 */
public record WeComMessage(String msgId, List<String> receivers, String msgType, JsonNode body, Instant at,
		boolean recalled, @Nullable JsonNode update) {

	/** What a receiver reads. */
	public String text() {
		return MessageTexts.of(this.body.path(this.msgType));
	}

	WeComMessage asRecalled() {
		return new WeComMessage(this.msgId, this.receivers, this.msgType, this.body, this.at, true, this.update);
	}

	WeComMessage updatedBy(JsonNode body) {
		return new WeComMessage(this.msgId, this.receivers, this.msgType, this.body, this.at, this.recalled, body);
	}

}
