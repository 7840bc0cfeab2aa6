package cn.bootx.starter.wecom.notice;

import java.time.Duration;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.send.MessageCheck;
import cn.bootx.starter.core.send.SentMessages;

/**
 * How a message is sent.
 *
 * @param confidentiality whether it may be forwarded
 * @param translateIds whether WeCom replaces ids in the text by names; for
 * service-provider developed applications
 * @param duplicateCheck time in which WeCom drops a message with the same content to the
 * same receivers, at most 4 hours; null for no check. It makes a repeated send harmless.
 * @param businessId id of the host's own, at most 128 characters, by which
 * {@link WeComNoticeSender#recallByBusinessId} takes the message back; null for none
 * @since 0.1.0
 */
public record WeComNoticeOptions(Confidentiality confidentiality, boolean translateIds,
		@Nullable Duration duplicateCheck, @Nullable String businessId) {

	/** May be forwarded, no translation, no check, no business id. */
	public static final WeComNoticeOptions DEFAULTS = new WeComNoticeOptions(Confidentiality.NONE, false, null, null);

	public static final Duration LONGEST_DUPLICATE_CHECK = Duration.ofHours(4);

	public WeComNoticeOptions withConfidentiality(Confidentiality confidentiality) {
		return new WeComNoticeOptions(confidentiality, this.translateIds, this.duplicateCheck, this.businessId);
	}

	public WeComNoticeOptions withTranslatedIds() {
		return new WeComNoticeOptions(this.confidentiality, true, this.duplicateCheck, this.businessId);
	}

	public WeComNoticeOptions withDuplicateCheck(Duration duplicateCheck) {
		return new WeComNoticeOptions(this.confidentiality, this.translateIds, duplicateCheck, this.businessId);
	}

	public WeComNoticeOptions withBusinessId(String businessId) {
		return new WeComNoticeOptions(this.confidentiality, this.translateIds, this.duplicateCheck, businessId);
	}

	/** Checks that the message can be sent in this way. */
	void validate(WeComNotice message, MessageCheck check) {
		Duration time = this.duplicateCheck;
		check
			.isTrue(message.allows(this.confidentiality), "safe",
					"is " + this.confidentiality.ordinal() + " (" + this.confidentiality + "), which "
							+ message.msgType() + " messages cannot be")
			.isTrue(time == null || time.toSeconds() >= 1 && time.compareTo(LONGEST_DUPLICATE_CHECK) <= 0,
					"duplicate_check_interval", "is " + time + ", allowed are 1 s to 4 h");
		if (this.businessId != null) {
			check.characters("business id", this.businessId, SentMessages.MAX_BUSINESS_ID);
		}
	}

	void write(ObjectNode body) {
		if (this.confidentiality != Confidentiality.NONE) {
			body.put("safe", this.confidentiality.ordinal());
		}
		if (this.translateIds) {
			body.put("enable_id_trans", 1);
		}
		if (this.duplicateCheck != null) {
			body.put("enable_duplicate_check", 1).put("duplicate_check_interval", this.duplicateCheck.toSeconds());
		}
	}

	/** How confidential a message is, in the order of WeCom's numbers. */
	public enum Confidentiality {

		/** It may be forwarded. */
		NONE,

		/** It cannot be forwarded and carries a watermark. */
		CONFIDENTIAL,

		/** It can be forwarded within the corporation; for mpnews only. */
		INTERNAL_ONLY

	}

}
