package cn.bootx.starter.wechat.people.binding;

/**
 * A user or a WeChat is bound already. The message names neither the other user nor the
 * other open id, so that it can be shown.
 *
 * @since 0.1.0
 */
public class WeChatBindingConflictException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Reason reason;

	WeChatBindingConflictException(Reason reason, String message) {
		super(message);
		this.reason = reason;
	}

	public Reason reason() {
		return this.reason;
	}

	/**
	 * Why the two cannot be bound.
	 */
	public enum Reason {

		/** The user has another WeChat; unbind it first. */
		USER_IS_BOUND,

		/** The WeChat belongs to another user, who must unbind it first. */
		OPEN_ID_IS_BOUND,

		/**
		 * Another request is binding the WeChat at this moment; try again in a minute.
		 */
		OPEN_ID_IS_BEING_BOUND

	}

}
