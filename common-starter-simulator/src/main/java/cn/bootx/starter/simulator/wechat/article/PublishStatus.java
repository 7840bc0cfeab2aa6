package cn.bootx.starter.simulator.wechat.article;

/**
 * State of a publication (发布), in the order of WeChat's numbers from 0.
 *
 * @since 0.1.0
 */
public enum PublishStatus {

	/** Published. */
	SUCCESS,

	/** Not decided yet. */
	RUNNING,

	/** The check for original content failed. */
	ORIGINAL_FAILED,

	/** Failed. */
	FAILED,

	/** The audit refused it. */
	AUDIT_FAILED,

	/** Published, and all its articles have been deleted by the account. */
	DELETED,

	/** Published, and banned by the platform. */
	BANNED

}
