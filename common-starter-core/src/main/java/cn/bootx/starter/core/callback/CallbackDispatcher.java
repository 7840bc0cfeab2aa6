package cn.bootx.starter.core.callback;

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
	 * @throws Exception if a handler failed; the message is released, so that the
	 * platform's retry is handled again
	 */
	@Nullable String dispatch(M message) throws Exception;

}
