package cn.bootx.starter.simulator.dingtalk.notice;

import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A work notice as one user received it.
 *
 * @param taskId task of the sending call
 * @param userId who received it
 * @param msgType {@code text}, {@code image}, {@code voice}, {@code file}, {@code link},
 * {@code oa}, {@code markdown} or {@code action_card}
 * @param message the {@code msg} object, with the status bar as it is now
 * @param at when
 * @param recalled whether the application took it back
 * @since 0.1.0
 */
public record DingNotice(long taskId, String userId, String msgType, JsonNode message, Instant at, boolean recalled) {

	/** What the user reads. */
	public String text() {
		return MessageTexts.of(this.message);
	}

}
