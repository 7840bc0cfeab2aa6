package cn.bootx.starter.wecom.notice;

import java.time.Duration;

import org.jspecify.annotations.Nullable;

/**
 * How a message is sent.
 *
 * @param confidentiality whether it may be forwarded
 * @param translateIds whether WeCom replaces ids in the text by names; for
 * service-provider developed applications
 * @param duplicateCheck time in which WeCom drops a message with the same content to the
 * same receivers, at most 4 hours; null for no check. It makes a repeated send harmless.
 * @since 0.1.0
 */
public record WeComNoticeOptions(WeComConfidentiality confidentiality, boolean translateIds,
		@Nullable Duration duplicateCheck) {

	/** May be forwarded, no translation, no check. */
	public static final WeComNoticeOptions DEFAULTS = new WeComNoticeOptions(WeComConfidentiality.NONE, false, null);

	/** Longest duplicate check. */
	public static final Duration LONGEST_DUPLICATE_CHECK = Duration.ofHours(4);

	public WeComNoticeOptions withConfidentiality(WeComConfidentiality confidentiality) {
		return new WeComNoticeOptions(confidentiality, this.translateIds, this.duplicateCheck);
	}

	public WeComNoticeOptions withTranslatedIds() {
		return new WeComNoticeOptions(this.confidentiality, true, this.duplicateCheck);
	}

	public WeComNoticeOptions withDuplicateCheck(Duration duplicateCheck) {
		return new WeComNoticeOptions(this.confidentiality, this.translateIds, duplicateCheck);
	}

}
