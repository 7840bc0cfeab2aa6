package cn.bootx.starter.core.callback;

import java.util.function.Function;

import org.jspecify.annotations.Nullable;

/**
 * Calls the handlers of a platform.
 *
 * @param <M> the platform's message type
 * @since 0.1.0
 */
@FunctionalInterface
public interface CallbackDispatcher<M> {

	/**
	 * Handles the message.
	 * @return the reply in the platform's plain form, or null for none
	 * @throws UnwritableReplyException if the reply cannot be written; the message counts
	 * as handled
	 * @throws Exception if a handler failed; the platform's retry is handled again
	 */
	@Nullable String dispatch(M message) throws Exception;

	/**
	 * Handlers whose reply is written afterwards. What the writer throws is not a failure
	 * of a handler and does not run it again.
	 */
	static <M, R> CallbackDispatcher<M> of(Handlers<M, R> handlers, Function<R, String> writer) {
		return (message) -> {
			R reply = handlers.handle(message);
			try {
				return (reply != null) ? writer.apply(reply) : null;
			}
			catch (UnwritableReplyException ex) {
				throw ex;
			}
			catch (RuntimeException ex) {
				throw UnwritableReplyException.of("a handler, " + reply.getClass().getSimpleName() + ",", ex);
			}
		};
	}

	/** Handlers with a reply of the platform's own type. */
	@FunctionalInterface
	interface Handlers<M, R> {

		@Nullable R handle(M message) throws Exception;

	}

	/**
	 * A handler has done its work, but its reply cannot be sent: too long, empty,
	 * incomplete. Run again, it would make the same reply, so the message counts as
	 * handled and is acknowledged without one.
	 */
	class UnwritableReplyException extends RuntimeException {

		private static final long serialVersionUID = 1L;

		/**
		 * @param problem does not quote the reply
		 */
		public UnwritableReplyException(String problem, @Nullable Throwable cause) {
			super(problem, cause);
		}

		/** Of the handler with that name in the application. */
		public static UnwritableReplyException of(String handler, RuntimeException cause) {
			return new UnwritableReplyException("the reply of " + handler + " cannot be sent: " + cause.getMessage(),
					cause);
		}

	}

}
