package cn.bootx.starter.core.callback;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import org.jspecify.annotations.Nullable;

/**
 * How one account of a platform signs, encrypts and answers. Thread-safe.
 *
 * @param <M> the platform's message type
 * @since 0.1.0
 */
public interface CallbackProtocol<M> {

	/**
	 * Verifies what the head of a push alone can prove, before the body is read.
	 * @throws CallbackRejectedException if it is not the platform's
	 */
	default void checkHead(CallbackRequest head) {
	}

	/**
	 * Whether {@link #open} looks into a store, which an event loop must not wait for.
	 */
	default boolean looksUp() {
		return false;
	}

	/**
	 * Verifies, decrypts and parses a push.
	 * @throws CallbackRejectedException if it is forged, stale or malformed
	 */
	OpenedCallback<M> open(CallbackRequest request);

	/**
	 * The answer that carries a reply, encrypted if the push was.
	 * @param reply what the handlers answered, or null if nothing
	 */
	CallbackResponse seal(OpenedCallback<M> callback, @Nullable String reply);

	/**
	 * Of messages that come open, see
	 * {@link CallbackPipeline#handle(OpenedCallback, boolean)}: there is nothing to
	 * verify, and a reply stays as it is, JSON.
	 */
	static <M> CallbackProtocol<M> ofOpened() {
		return new CallbackProtocol<>() {

			@Override
			public OpenedCallback<M> open(CallbackRequest request) {
				throw new UnsupportedOperationException("These messages come without requests");
			}

			@Override
			public CallbackResponse seal(OpenedCallback<M> callback, @Nullable String reply) {
				return CallbackResponse.json((reply != null) ? reply : "{}");
			}

		};
	}

}
