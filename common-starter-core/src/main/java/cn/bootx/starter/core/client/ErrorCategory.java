package cn.bootx.starter.core.client;

/**
 * What kind of failure a platform reported, the same for all platforms.
 *
 * @since 0.1.0
 */
public enum ErrorCategory {

	/** Wrong credentials or a token that the platform does not accept. */
	AUTH,

	/** The application lacks a permission, or the account type does not have the API. */
	PERMISSION,

	/** The address that this process calls from is not on the platform's allow-list. */
	IP_NOT_ALLOWED,

	/** Too many calls in a short time; waiting helps. */
	THROTTLED,

	/** A daily or monthly allowance is used up; repeating only makes it worse. */
	QUOTA,

	/** A field of the request is missing, too long or not acceptable. */
	INVALID_ARGUMENT,

	/** The user, message, media or robot does not exist or is not reachable. */
	NOT_FOUND,

	/** The platform or the network failed for the moment. */
	TRANSIENT,

	/** The platform reported a code that is not known here. */
	UNKNOWN

}
