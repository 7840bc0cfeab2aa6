package cn.bootx.starter.wechat.people.qrlogin;

/**
 * What a scan is for.
 *
 * @since 0.1.0
 */
public enum WeChatQrPurpose {

	/** A login. */
	LOGIN,

	/** A user who is logged in binds a WeChat to the account. */
	BIND

}
