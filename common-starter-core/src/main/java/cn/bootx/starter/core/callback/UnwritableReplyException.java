package cn.bootx.starter.core.callback;

import org.jspecify.annotations.Nullable;

/**
 * A handler has done its work, but its reply cannot be sent: it is too long, empty, or
 * lacks what the platform demands. To run the handler again would make the same reply, so
 * the message counts as handled and is acknowledged without one.
 *
 * @since 0.1.0
 */
public class UnwritableReplyException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	/**
	 * Makes the exception.
	 * @param problem what is wrong with which handler's reply; it does not quote the
	 * reply
	 */
	public UnwritableReplyException(String problem, @Nullable Throwable cause) {
		super(problem, cause);
	}

	/**
	 * Of a named handler.
	 * @param handler name of the handler in the application
	 */
	public static UnwritableReplyException of(String handler, RuntimeException cause) {
		return new UnwritableReplyException("the reply of " + handler + " cannot be sent: " + cause.getMessage(),
				cause);
	}

}
