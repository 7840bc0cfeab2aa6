package cn.bootx.starter.wechat.content.article;

/**
 * State of a publication, in the order of WeChat's numbers from 0.
 *
 * @since 0.1.0
 */
public enum WeChatPublishStatus {

	/** Published. */
	SUCCESS(1),

	/** Not decided yet. */
	RUNNING(0),

	/** The check for original content (原创审核) failed. */
	ORIGINAL_FAILED(1),

	/** Failed. */
	FAILED(1),

	/** The platform's audit refused it. */
	AUDIT_FAILED(1),

	/** Published, and all its articles have been deleted by the account. */
	DELETED(2),

	/** Published, and all its articles have been banned by the platform. */
	BANNED(2),

	/** A number that WeChat has added since. */
	UNKNOWN(1);

	private final int stage;

	WeChatPublishStatus(int stage) {
		this.stage = stage;
	}

	/** Whether the articles can be read. */
	public boolean published() {
		return this == SUCCESS;
	}

	/** Whether WeChat has decided. */
	public boolean ended() {
		return this != RUNNING;
	}

	/** Whether it can come after the other; else it is old news that came late. */
	boolean follows(WeChatPublishStatus earlier) {
		return this.stage >= earlier.stage;
	}

	static WeChatPublishStatus of(int number) {
		return (number >= 0 && number < UNKNOWN.ordinal()) ? values()[number] : UNKNOWN;
	}

}
