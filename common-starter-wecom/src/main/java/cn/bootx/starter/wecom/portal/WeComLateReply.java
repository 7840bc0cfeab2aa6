package cn.bootx.starter.wecom.portal;

/**
 * What becomes of a reply that is ready only after WeCom's last attempt was answered.
 *
 * @since 0.1.0
 */
public enum WeComLateReply {

	/** It is dropped, and a warning says so. */
	DROP,

	/**
	 * It is sent to the member as an application message, which needs the agent's id.
	 * Updates of cards are dropped: only the reply itself can carry them.
	 */
	APP_MESSAGE

}
