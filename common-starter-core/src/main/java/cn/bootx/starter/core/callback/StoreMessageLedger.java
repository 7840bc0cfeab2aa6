package cn.bootx.starter.core.callback;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

import cn.bootx.starter.core.store.ExpiringStore;

/**
 * {@link MessageLedger} on an {@link ExpiringStore}. One entry per message: {@code P}
 * with the ticket while its handlers work, {@code L} with the ticket when its last
 * attempt is acknowledged meanwhile, {@code D} with the answer when it is done, {@code F}
 * when the handlers failed. The first attempt costs one operation before the handlers and
 * one after.
 *
 * @since 0.1.0
 */
public final class StoreMessageLedger implements MessageLedger {

	private static final String FAILED = "F";

	private final ExpiringStore store;

	private final Duration answerTtl;

	private final Duration claimTtl;

	/**
	 * Makes a ledger.
	 * @param answerTtl how long an answer is kept; longer than twice the portal's clock
	 * skew, so that a replayed push finds it
	 * @param claimTtl after what time without {@link #prolong} a claim's node counts as
	 * dead; shorter than the platform's whole time of attempts
	 */
	public StoreMessageLedger(ExpiringStore store, Duration answerTtl, Duration claimTtl) {
		this.store = store;
		this.answerTtl = answerTtl;
		this.claimTtl = claimTtl;
	}

	@Override
	public Claim claim(String identity) {
		String ticket = Tickets.next();
		Optional<String> present = this.store.putIfAbsent(key(identity), "P" + ticket, this.claimTtl);
		// A command that was sent again after a reconnect finds its own ticket.
		if (present.isEmpty() || isOwn(present.get(), ticket)) {
			return Claim.claimed(identity, 1, ticket);
		}
		if (present.get().startsWith("D")) {
			return Claim.done(identity, 0, decode(present.get()));
		}
		int attempt = 1 + (int) this.store.increment(key(identity) + ":again", this.answerTtl).count();
		return judge(identity, attempt, present.get());
	}

	@Override
	public Claim look(String identity, int attempt) {
		Optional<String> present = this.store.get(key(identity));
		if (present.isPresent()) {
			return judge(identity, attempt, present.get());
		}
		// The claim expired: the node that held it is dead.
		String ticket = Tickets.next();
		Optional<String> faster = this.store.putIfAbsent(key(identity), "P" + ticket, this.claimTtl);
		return (faster.isEmpty() || isOwn(faster.get(), ticket)) ? Claim.claimed(identity, attempt, ticket)
				: judge(identity, attempt, faster.get());
	}

	@Override
	public boolean complete(Claim claim, CallbackResponse answer) {
		String done = encode(answer);
		String key = key(claim.identity());
		if (this.store.compareAndSet(key, "P" + claim.ticket(), done, this.answerTtl)) {
			return false;
		}
		return this.store.compareAndSet(key, "L" + claim.ticket(), done, this.answerTtl);
	}

	@Override
	public void release(Claim claim) {
		String key = key(claim.identity());
		if (!this.store.compareAndSet(key, "P" + claim.ticket(), FAILED, this.answerTtl)) {
			this.store.compareAndSet(key, "L" + claim.ticket(), FAILED, this.answerTtl);
		}
	}

	@Override
	public void prolong(Claim claim) {
		String key = key(claim.identity());
		for (String state : new String[] { "P", "L" }) {
			if (this.store.compareAndSet(key, state + claim.ticket(), state + claim.ticket(), this.claimTtl)) {
				return;
			}
		}
	}

	@Override
	public Claim markLate(String identity, int attempt) {
		String present = this.store.get(key(identity)).orElse(FAILED);
		if (present.startsWith("P")) {
			boolean marked = this.store.compareAndSet(key(identity), present, "L" + present.substring(1),
					this.claimTtl);
			present = marked ? present : this.store.get(key(identity)).orElse(FAILED);
		}
		return present.startsWith("D") ? Claim.done(identity, attempt, decode(present))
				: Claim.inProgress(identity, attempt);
	}

	private Claim judge(String identity, int attempt, String present) {
		if (present.startsWith("D")) {
			return Claim.done(identity, attempt, decode(present));
		}
		if (present.equals(FAILED)) {
			String ticket = Tickets.next();
			if (this.store.compareAndSet(key(identity), FAILED, "P" + ticket, this.claimTtl)) {
				return Claim.claimedAfterFailure(identity, attempt, ticket);
			}
		}
		return Claim.inProgress(identity, attempt);
	}

	private static boolean isOwn(String present, String ticket) {
		return present.length() == ticket.length() + 1 && present.charAt(0) == 'P' && present.endsWith(ticket);
	}

	static String key(String identity) {
		return "ledger:" + identity;
	}

	private static String encode(CallbackResponse answer) {
		return "D" + answer.status() + "|" + Objects.requireNonNullElse(answer.contentType(), "") + "|"
				+ answer.bodyText();
	}

	private static CallbackResponse decode(String stored) {
		String[] parts = stored.substring(1).split("\\|", 3);
		return new CallbackResponse(Integer.parseInt(parts[0]), parts[1].isEmpty() ? null : parts[1],
				parts[2].getBytes(StandardCharsets.UTF_8));
	}

}
