package cn.bootx.starter.simulator.dingtalk.approbot;

import java.time.Instant;

import cn.bootx.starter.simulator.dingtalk.notice.MessageTexts;
import com.fasterxml.jackson.databind.JsonNode;

/**
 * A message that an application's robot sent over {@code /v1.0/robot}.
 *
 * @param processQueryKey id of the sending
 * @param robotCode who sent
 * @param conversation {@code robotCode/userId} of a chat with one user, otherwise the
 * group's open conversation id
 * @param to user id, or the group's open conversation id
 * @param msgKey kind, for example {@code sampleText}
 * @param msgParam content
 * @param at when
 * @since 0.1.0
 */
public record DingAppMessage(String processQueryKey, String robotCode, String conversation, String to, String msgKey,
		JsonNode msgParam, Instant at) {

	/** What the receiver reads. */
	public String text() {
		return MessageTexts.ofContent(this.msgParam);
	}

}
