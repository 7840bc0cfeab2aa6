package cn.bootx.starter.core.callback.ledger;

import java.security.SecureRandom;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.store.ExpiringStore;

/**
 * Remembers which messages are handled, being handled or answered, on all nodes that
 * share it. A message is claimed by one attempt at a time; its reply is kept for the
 * attempts that follow, its identity for as long as a push can be replayed; a failure
 * releases it, so that the next attempt handles it again.
 *
 * @since 0.1.0
 */
public interface MessageLedger {

	/** A platform asks the last time 15 s after the first one. */
	Duration ASKS_AGAIN = Duration.ofSeconds(20);

	/**
	 * The ledger of one process.
	 * @param doneTtl how long the identity of a handled message is kept; longer than
	 * twice the portal's clock skew, so that a replayed push finds it
	 */
	static MessageLedger inMemory(Duration doneTtl) {
		return new InMemoryMessageLedger(doneTtl);
	}

	/**
	 * The ledger of all nodes that share the store. While that cannot be reached it goes
	 * on in this process.
	 * @param doneTtl see {@link #inMemory}
	 * @param claimTtl after what time without {@link #prolong} a claim's node counts as
	 * dead
	 */
	static MessageLedger shared(ExpiringStore store, Duration doneTtl, Duration claimTtl) {
		return new FallbackMessageLedger(new StoreMessageLedger(store, doneTtl, claimTtl),
				new InMemoryMessageLedger(doneTtl), StoreFallback.SHARED);
	}

	/**
	 * What every store access of the inbound way does: while the store cannot be reached,
	 * it goes on with what this process knows, and says so once a minute.
	 */
	static <T> T orHere(ExpiringStore store, Function<ExpiringStore, T> access, Supplier<T> here) {
		return StoreFallback.SHARED.call(store, access, here);
	}

	/**
	 * Counts an attempt and claims the message for handling.
	 * @param identity that of the opened callback
	 */
	default Claim claim(String identity) {
		return arrive(identity, 1);
	}

	/**
	 * Counts an attempt and claims the message if it is one of the last.
	 * @param attempts the number from which on an attempt claims: 1 for one that has a
	 * thread to run handlers on, otherwise how often the platform sends a message
	 */
	Claim arrive(String identity, int attempts);

	/**
	 * Counts an attempt at a message that the caller is working on; returns its number.
	 */
	int again(String identity);

	/**
	 * Looks at a message that was counted already, and claims it if nothing works on it:
	 * because the one that did has failed or died, or none has begun.
	 * @param attempt the number of the looking attempt
	 */
	Claim look(String identity, int attempt);

	/**
	 * Keeps the answer.
	 * @param reply what the attempts that follow get, or null where there is no reply
	 * @return whether the reply is late: the last attempt has been acknowledged already
	 */
	boolean complete(Claim claim, @Nullable CallbackResponse reply);

	/** Gives the message back after a failure. */
	void release(Claim claim);

	/**
	 * The handlers of a claim are still at work; called more often than a claim lives.
	 */
	void prolong(Claim claim);

	/**
	 * Marks a message whose last attempt is acknowledged while its handlers still work.
	 * @return the state after the mark: in progress, or done if the answer came first
	 */
	Claim markLate(String identity, int attempt);

	/** What this process keeps by itself, or null if the ledger does not say. */
	default @Nullable Memory memory() {
		return null;
	}

	/**
	 * What a process keeps of the messages that are handled.
	 *
	 * @param forgottenEarly forgotten because of the bound, while a push could still be
	 * replayed
	 * @param keptFor how long one is kept at the present rate
	 */
	record Memory(int identities, long forgottenEarly, Duration keptFor) {
	}

	/**
	 * What the ledger says about a message.
	 *
	 * @param attempt which attempt of the platform asks, the first is 1
	 * @param ticket proof of the claim, for {@link State#CLAIMED}
	 * @param answer the kept reply, for {@link State#DONE}; null if there was none or it
	 * is gone
	 * @param afterFailure for {@link State#CLAIMED}: whether the handlers of an earlier
	 * attempt failed; false if its node died
	 */
	record Claim(State state, String identity, int attempt, @Nullable String ticket, @Nullable CallbackResponse answer,
			boolean afterFailure) {

		private static final String PROCESS = Long.toString(new SecureRandom().nextLong() >>> 1, 36) + "-";

		private static final AtomicLong count = new AtomicLong();

		/** A random ticket for each message would cost more than the claim itself. */
		static String nextTicket() {
			return PROCESS + Long.toString(count.incrementAndGet(), 36);
		}

		static Claim claimed(String identity, int attempt, String ticket, boolean afterFailure) {
			return new Claim(State.CLAIMED, identity, attempt, ticket, null, afterFailure);
		}

		static Claim waiting(String identity, int attempt) {
			return new Claim(State.WAITING, identity, attempt, null, null, false);
		}

		public static Claim inProgress(String identity, int attempt) {
			return new Claim(State.IN_PROGRESS, identity, attempt, null, null, false);
		}

		static Claim done(String identity, int attempt, @Nullable CallbackResponse answer) {
			return new Claim(State.DONE, identity, attempt, null, answer, false);
		}

		@Override
		public String toString() {
			return "Claim[" + this.state + ", " + this.identity + ", attempt " + this.attempt + "]";
		}

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

	}

}
