package cn.bootx.starter.core.callback.portal;

/**
 * What becomes of a reply that is ready only after the platform's last attempt was
 * answered.
 *
 * @since 0.1.0
 */
public enum LateReplyMode {

	/**
	 * It is sent as a message of its own, where the account may: a customer-service
	 * message of WeChat, an app message of WeCom.
	 */
	SEND,

	/** It is dropped, and a warning says so. */
	DROP

}
