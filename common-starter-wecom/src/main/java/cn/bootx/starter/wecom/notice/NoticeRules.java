package cn.bootx.starter.wecom.notice;

import java.time.Duration;

import com.fasterxml.jackson.databind.node.ObjectNode;

import cn.bootx.starter.core.send.MessageCheck;

/**
 * What holds for messages of every kind.
 */
final class NoticeRules {

	private NoticeRules() {
	}

	static void validate(WeComReceivers receivers, WeComNotice message, WeComNoticeOptions options,
			MessageCheck check) {
		receivers.validate(check);
		check
			.isTrue(!receivers.isEverybody() || message.allowsEverybody(), "touser",
					"is @all: " + message.msgType() + " messages cannot go to everybody")
			.isTrue(message.allows(options.confidentiality()), "safe", "is " + options.confidentiality().safe() + " ("
					+ options.confidentiality() + "), which " + message.msgType() + " messages cannot be");
		Duration duplicateCheck = options.duplicateCheck();
		check.isTrue(
				duplicateCheck == null || duplicateCheck.toSeconds() >= 1
						&& duplicateCheck.compareTo(WeComNoticeOptions.LONGEST_DUPLICATE_CHECK) <= 0,
				"duplicate_check_interval", "is " + duplicateCheck + ", allowed are 1 s to 4 h");
		message.validate(check);
	}

	static void write(WeComNoticeOptions options, ObjectNode body) {
		if (options.confidentiality() != WeComConfidentiality.NONE) {
			body.put("safe", options.confidentiality().safe());
		}
		if (options.translateIds()) {
			body.put("enable_id_trans", 1);
		}
		if (options.duplicateCheck() != null) {
			body.put("enable_duplicate_check", 1);
			body.put("duplicate_check_interval", options.duplicateCheck().toSeconds());
		}
	}

}
