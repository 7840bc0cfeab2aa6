package cn.bootx.starter.core.callback;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;

/**
 * Puts a reply into the form that its push asks for: clear for a clear push, otherwise
 * encrypted with the key that opened the push, for the receiver that it was meant for.
 *
 * @since 0.1.0
 */
@FunctionalInterface
public interface ReplySeal {

	/** Clear, as JSON or as XML. */
	ReplySeal CLEAR = (reply) -> reply.startsWith("{") ? CallbackResponse.json(reply) : CallbackResponse.xml(reply);

	/**
	 * The answer that carries the reply.
	 * @param reply in the platform's plain form
	 */
	CallbackResponse seal(String reply);

}
