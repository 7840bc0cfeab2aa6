package cn.bootx.starter.simulator.dingtalk.event;

import cn.bootx.starter.simulator.crypto.MessageSeal;
import cn.bootx.starter.simulator.crypto.OpenedMessage;
import cn.bootx.starter.simulator.crypto.SealException;
import cn.bootx.starter.simulator.crypto.Sha1Signature;
import cn.bootx.starter.simulator.dingtalk.gate.DingParameters;
import cn.bootx.starter.simulator.push.PushAttempt;
import cn.bootx.starter.simulator.rules.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Judges the answers to pushed events: only a signed and sealed {@code success} counts.
 */
final class EventReplies {

	private EventReplies() {
	}

	/** Why an answer does not count, null if it does. */
	static @Nullable String problemOf(PushAttempt attempt, String token, MessageSeal seal) {
		if (!attempt.answered()) {
			return attempt.failure();
		}
		if (attempt.status() != 200) {
			return "HTTP " + attempt.status() + " instead of 200";
		}
		JsonNode reply = DingParameters.parse(attempt.bodyText());
		if (reply == null || !reply.isObject()) {
			return "the answer is not a JSON object";
		}
		for (String member : new String[] { "msg_signature", "timeStamp", "nonce", "encrypt" }) {
			if (Fields.blank(reply, member)) {
				return "the answer lacks " + member;
			}
		}
		String encrypted = Fields.text(reply, "encrypt");
		if (!Sha1Signature.matches(Fields.text(reply, "msg_signature"), token, Fields.text(reply, "timeStamp"),
				Fields.text(reply, "nonce"), encrypted)) {
			return "msg_signature does not match";
		}
		try {
			OpenedMessage opened = seal.open(encrypted);
			if (!opened.receiveId().equals(seal.receiveId())) {
				return "the answer is sealed for " + opened.receiveId() + " instead of " + seal.receiveId();
			}
			return opened.text().equals("success") ? null : "the answer says something else than success";
		}
		catch (SealException ex) {
			return "the answer cannot be opened: " + ex.getMessage();
		}
	}

}
