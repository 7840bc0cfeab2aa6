package cn.bootx.starter.dingtalk.client;

/**
 * How a code of DingTalk is treated.
 */
enum ErrorKind {

	/** The access token is wrong or expired: the call was not executed. */
	TOKEN,

	/** The application's key or secret is wrong. */
	CREDENTIALS,

	/** The application lacks a permission. */
	PERMISSION,

	/** The user or department is outside of what the application may see. */
	SCOPE,

	/** The caller's address is not on the allow-list. */
	IP,

	/** A robot's keyword, signature, time or address check; only the text tells which. */
	ROBOT_SECURITY,

	/** The robot, its group or its session is gone. */
	ROBOT_GONE,

	/** A robot sent more than 20 messages in a minute. */
	ROBOT_THROTTLED,

	/** Too many calls in a second. */
	SECOND,

	/** Too many calls in a minute. */
	MINUTE,

	/** The address is banned. */
	BAN,

	/** A daily or monthly allowance is used up. */
	QUOTA,

	/** The request is wrong. */
	INVALID,

	/** The content is forbidden. */
	CONTENT,

	/** The user, message or medium does not exist. */
	NOT_FOUND,

	/** The path does not exist. */
	UNKNOWN_PATH,

	/** The platform failed for the moment. */
	TRANSIENT,

	/** Not known here. */
	UNKNOWN

}
