package cn.bootx.starter.core.callback;

/**
 * Takes a reply that was ready only after the platform's last attempt had been answered.
 * Platforms that can send messages on their own, deliver it that way.
 *
 * @param <M> the platform's message type
 * @since 0.1.0
 */
@FunctionalInterface
public interface LateReply<M> {

	/**
	 * Delivers the reply in another way, or gives it up.
	 * @param reply what the handlers answered
	 */
	void deliver(OpenedCallback<M> callback, String reply);

}
