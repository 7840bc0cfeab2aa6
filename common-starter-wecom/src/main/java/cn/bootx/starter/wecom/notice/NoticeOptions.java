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
public record NoticeOptions(Confidentiality confidentiality, boolean translateIds, @Nullable Duration duplicateCheck) {

	/** May be forwarded, no translation, no check. */
	public static final NoticeOptions DEFAULTS = new NoticeOptions(Confidentiality.NONE, false, null);

	/** Longest duplicate check. */
	public static final Duration LONGEST_DUPLICATE_CHECK = Duration.ofHours(4);

	public NoticeOptions withConfidentiality(Confidentiality confidentiality) {
		return new NoticeOptions(confidentiality, this.translateIds, this.duplicateCheck);
	}

	public NoticeOptions withTranslatedIds() {
		return new NoticeOptions(this.confidentiality, true, this.duplicateCheck);
	}

	public NoticeOptions withDuplicateCheck(Duration duplicateCheck) {
		return new NoticeOptions(this.confidentiality, this.translateIds, duplicateCheck);
	}

}
