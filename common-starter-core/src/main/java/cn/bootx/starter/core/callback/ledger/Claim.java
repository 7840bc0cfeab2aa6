package cn.bootx.starter.core.callback.ledger;

import org.jspecify.annotations.Nullable;

/**
 * What a {@link MessageLedger} says about a message.
 *
 * @param state how the message stands
 * @param identity the message
 * @param attempt which attempt of the platform asks, the first is 1
 * @param ticket proof of the claim, for {@link State#CLAIMED}
 * @param answer the kept reply, for {@link State#DONE}; null if there was none, or it is
 * kept no longer
 * @param afterFailure whether the handlers of an earlier attempt have failed, for
 * {@link State#CLAIMED}; false if its node died
 * @since 0.1.0
 */
public record Claim(State state, String identity, int attempt, @Nullable String ticket,
		@Nullable CallbackResponse answer, boolean afterFailure) {

	/**
	 * Of a message whose handlers have not failed.
	 */
	public Claim(State state, String identity, int attempt, @Nullable String ticket,
			@Nullable CallbackResponse answer) {
		this(state, identity, attempt, ticket, answer, false);
	}

	/** How a message stands. */
	public enum State {

		/** It is the asker's to handle. */
		CLAIMED,

		/** Nothing works on it yet. */
		WAITING,

		/** Another attempt handles it. */
		IN_PROGRESS,

		/** It is handled. */
		DONE

	}

	static Claim claimed(String identity, int attempt, String ticket) {
		return new Claim(State.CLAIMED, identity, attempt, ticket, null);
	}

	static Claim claimedAfterFailure(String identity, int attempt, String ticket) {
		return new Claim(State.CLAIMED, identity, attempt, ticket, null, true);
	}

	static Claim waiting(String identity, int attempt) {
		return new Claim(State.WAITING, identity, attempt, null, null);
	}

	static Claim inProgress(String identity, int attempt) {
		return new Claim(State.IN_PROGRESS, identity, attempt, null, null);
	}

	static Claim done(String identity, int attempt, @Nullable CallbackResponse answer) {
		return new Claim(State.DONE, identity, attempt, null, answer);
	}

	/**
	 * Leaves the answer out.
	 */
	@Override
	public String toString() {
		return "Claim[" + this.state + ", " + this.identity + ", attempt " + this.attempt + "]";
	}

}
