package cn.bootx.starter.core.callback.portal;

import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.envelope.OpenedEnvelope;

/**
 * Reads the message of a platform.
 *
 * @param <M> the platform's message type
 * @since 0.1.0
 */
@FunctionalInterface
public interface PushReader<M> {

	/**
	 * Reads what was in the envelope.
	 * @param request the push as it arrived, for what is not in the envelope
	 * @throws RuntimeException if it is not a message; the push is refused with 400
	 */
	OpenedCallback<M> read(OpenedEnvelope push, CallbackRequest request);

}
