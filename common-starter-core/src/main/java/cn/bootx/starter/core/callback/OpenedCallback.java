package cn.bootx.starter.core.callback;

/**
 * A push that is verified and open.
 *
 * @param <M> the platform's message type
 * @param message the message
 * @param identity what makes the message the same when the platform sends it again; it
 * begins with the platform and the account
 * @param encrypted whether the push was encrypted, so that the reply must be
 * @since 0.1.0
 */
public record OpenedCallback<M>(M message, String identity, boolean encrypted) {

	/**
	 * Leaves the message out.
	 */
	@Override
	public String toString() {
		return "OpenedCallback[" + this.identity + "]";
	}

}
