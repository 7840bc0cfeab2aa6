package cn.bootx.starter.core.callback.ledger;

import org.jspecify.annotations.Nullable;

/**
 * Remembers which messages are handled, being handled or answered, on all nodes that
 * share it. A message is claimed by one attempt at a time; its reply is kept for the
 * attempts that follow, its identity for as long as a push can be replayed; a failure
 * releases it, so that the next attempt handles it again.
 *
 * @since 0.1.0
 */
public interface MessageLedger {

	/**
	 * Counts an attempt and claims the message for handling.
	 * @param identity the same for every attempt at the message, see
	 * {@code OpenedCallback.identity()}
	 */
	Claim claim(String identity);

	/**
	 * Counts an attempt that finds no thread to run handlers on, and claims the message
	 * only if the platform will not send it again.
	 * @param attempts how often the platform sends a message
	 */
	Claim arrive(String identity, int attempts);

	/**
	 * Counts an attempt at a message that the caller is working on.
	 * @return the number of the attempt, as far as the ledger knows
	 */
	int again(String identity);

	/**
	 * Looks again at a message that was counted already, and claims it if nothing works
	 * on it: because the one that did has failed or died, or because none has begun.
	 * @param attempt the number of the looking attempt
	 */
	Claim look(String identity, int attempt);

	/**
	 * Keeps the answer.
	 * @param reply what the attempts that follow get, or null where there is no reply
	 * @return whether the reply is late: the last attempt has been acknowledged already
	 */
	boolean complete(Claim claim, @Nullable CallbackResponse reply);

	/**
	 * Gives the message back after a failure.
	 */
	void release(Claim claim);

	/**
	 * Says that the handlers of a claim are still at work. Called in shorter intervals
	 * than the claim lives.
	 */
	void prolong(Claim claim);

	/**
	 * Marks a message whose last attempt is acknowledged while its handlers still work.
	 * @return the state after the mark: in progress, or done if the answer came first
	 */
	Claim markLate(String identity, int attempt);

}
