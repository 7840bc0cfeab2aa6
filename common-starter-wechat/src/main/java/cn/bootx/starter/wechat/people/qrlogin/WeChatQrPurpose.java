package cn.bootx.starter.wechat.people.qrlogin;

/**
 * What a scan is for.
 *
 * @since 0.1.0
 */
public enum WeChatQrPurpose {

	/** Somebody nobody knows yet logs in. */
	LOGIN,

	/** A user who is logged in binds his WeChat to his account. */
	BIND

}
