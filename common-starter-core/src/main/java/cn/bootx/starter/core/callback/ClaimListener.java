package cn.bootx.starter.core.callback;

import org.jspecify.annotations.Nullable;

/**
 * Is notified of each message that this node claims for its handlers, before they run,
 * and once on all nodes that share the ledger: not for the platform's retries, and not
 * where the handlers failed and run again. Only where a node dies at work, the node that
 * takes over notifies again.
 *
 * @param <M> the platform's message type
 * @since 0.1.0
 */
@FunctionalInterface
public interface ClaimListener<M> {

	/**
	 * Called on the thread that carries the push to its handlers, so it returns at once.
	 * @param callback the message, verified and open
	 * @param request the push as it arrived, or null if it came open already
	 */
	void claimed(OpenedCallback<M> callback, @Nullable CallbackRequest request);

}
