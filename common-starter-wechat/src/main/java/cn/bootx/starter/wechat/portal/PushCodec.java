package cn.bootx.starter.wechat.portal;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.CallbackResponse;
import cn.bootx.starter.core.callback.OpenedCallback;

/**
 * How pushes and replies are written down. Signatures, encryption and modes are the same
 * for all accounts of WeChat; see {@link WeChatCallbackProtocol}.
 *
 * @param <M> type of the message
 */
interface PushCodec<M> {

	/** The {@code Encrypt} of a body, or null if it has none. */
	byte @Nullable [] encrypted(byte[] body);

	/**
	 * Reads the clear content of a push.
	 * @param wasEncrypted whether it came encrypted
	 * @throws RuntimeException if it cannot be read; the push is refused with 400
	 */
	OpenedCallback<M> open(byte[] content, boolean wasEncrypted);

	/** The answer that carries a clear reply. */
	CallbackResponse clear(String reply);

	/**
	 * The answer that carries an encrypted reply.
	 * @param reply the clear reply, for its format
	 */
	CallbackResponse sealed(String reply, SealedReply sealed);

}
