package cn.bootx.starter.dingtalk.stream;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackProtocol;
import cn.bootx.starter.core.callback.CallbackRequest;
import cn.bootx.starter.core.callback.OpenedCallback;
import cn.bootx.starter.core.callback.ledger.CallbackResponse;

/**
 * Answers of messages that enter a pipeline already open: there is nothing to verify,
 * because this process opened the connection to the platform's certificate.
 *
 * @param <M> type of the message
 */
final class StreamAnswer<M> implements CallbackProtocol<M> {

	@Override
	public OpenedCallback<M> open(CallbackRequest request) {
		throw new UnsupportedOperationException("Stream has no requests");
	}

	@Override
	public CallbackResponse seal(OpenedCallback<M> callback, @Nullable String reply) {
		return CallbackResponse.json((reply != null) ? reply : "{}");
	}

}
