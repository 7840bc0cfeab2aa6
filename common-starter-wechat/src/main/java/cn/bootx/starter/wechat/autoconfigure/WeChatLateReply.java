package cn.bootx.starter.wechat.autoconfigure;

/**
 * What becomes of a reply that is ready only after WeChat's last attempt was answered.
 *
 * @since 0.1.0
 */
public enum WeChatLateReply {

	/** It is dropped, and a warning says so. */
	DROP,

	/**
	 * It is sent as a customer-service message. The account needs the permission for
	 * those; they reach a user for 48 hours after his last message.
	 */
	CUSTOMER_SERVICE

}
