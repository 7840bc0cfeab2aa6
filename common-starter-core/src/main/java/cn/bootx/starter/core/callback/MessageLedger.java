package cn.bootx.starter.core.callback;

/**
 * Remembers which messages are handled, being handled or answered, on all nodes that
 * share it. A message is claimed by one attempt at a time; its answer is kept for the
 * attempts that follow; a failure releases it, so that the next attempt handles it again.
 *
 * @since 0.1.0
 */
public interface MessageLedger {

	/**
	 * Claims a message for handling.
	 * @param identity see {@link OpenedCallback#identity()}
	 */
	Claim claim(String identity);

	/**
	 * Looks again at a message that another attempt is handling, and claims it if that
	 * one has failed or died.
	 * @param attempt the number of the looking attempt
	 */
	Claim look(String identity, int attempt);

	/**
	 * Keeps the answer.
	 * @return whether the answer is late: the last attempt has been acknowledged already
	 */
	boolean complete(Claim claim, CallbackResponse answer);

	/**
	 * Gives the message back after a failure.
	 */
	void release(Claim claim);

	/**
	 * Tells that the handlers of a claim are still at work. Called in shorter intervals
	 * than the claim lives.
	 */
	void prolong(Claim claim);

	/**
	 * Marks a message whose last attempt is acknowledged while its handlers still work.
	 * @return the state after the mark: in progress, or done if the answer came first
	 */
	Claim markLate(String identity, int attempt);

}
