package cn.bootx.starter.core.handler;

import org.jspecify.annotations.Nullable;

/**
 * A bean of this type sees every message of every platform before and after its handlers,
 * in {@code @Order}: to log, to measure, to keep users away.
 *
 * @since 0.1.0
 */
public interface MessageInterceptor {

	/**
	 * Called before the handlers. An exception fails the message as one of a handler
	 * does.
	 * @return false if no handler is to see the message; it is answered without a reply
	 */
	default boolean before(ReceivedMessage message) {
		return true;
	}

	/**
	 * Called after the handlers, in reverse order, unless one failed.
	 * @param reply what they answered, or null
	 * @return the reply to send, of the platform's type
	 */
	default @Nullable Object after(ReceivedMessage message, @Nullable Object reply) {
		return reply;
	}

}
