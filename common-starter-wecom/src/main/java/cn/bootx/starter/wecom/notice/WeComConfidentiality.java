package cn.bootx.starter.wecom.notice;

/**
 * How confidential a message is.
 *
 * @since 0.1.0
 */
public enum WeComConfidentiality {

	/** It may be forwarded. */
	NONE(0),

	/** It cannot be forwarded and carries a watermark. */
	CONFIDENTIAL(1),

	/** It can be forwarded within the corporation; for mpnews only. */
	INTERNAL_ONLY(2);

	private final int safe;

	WeComConfidentiality(int safe) {
		this.safe = safe;
	}

	int safe() {
		return this.safe;
	}

}
