package cn.bootx.starter.core.callback.ledger;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Objects;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.text.ContentDigest;

/**
 * {@link MessageLedger} on an {@link ExpiringStore}. One entry per message: {@code P} and
 * the ticket while its handlers work, {@code L} and the ticket when its last attempt is
 * acknowledged meanwhile, {@code D} done, {@code F} failed, {@code W} counted but without
 * a thread. The reply is beside it as long as the platform can ask again. The first
 * attempt costs one operation before the handlers and one after.
 */
final class StoreMessageLedger implements MessageLedger {

	private static final Logger logger = LoggerFactory.getLogger(StoreMessageLedger.class);

	private static final String DONE = "D";

	private static final String FAILED = "F";

	private static final String WAITING = "W";

	private final ExpiringStore store;

	private final Duration doneTtl;

	/** As long as the platform can ask again, or a claim lives. */
	private final Duration replyTtl;

	private final Duration claimTtl;

	private final StoreFallback.OnceAMinute restored = new StoreFallback.OnceAMinute(System::nanoTime);

	private final StoreFallback.OnceAMinute taken = new StoreFallback.OnceAMinute(System::nanoTime);

	StoreMessageLedger(ExpiringStore store, Duration doneTtl, Duration claimTtl) {
		this.store = store;
		this.doneTtl = doneTtl;
		this.claimTtl = claimTtl;
		this.replyTtl = (claimTtl.compareTo(ASKS_AGAIN) > 0) ? claimTtl : ASKS_AGAIN;
	}

	/** In one operation, if it is the first attempt. */
	private Claim claim(String identity, String key) {
		String ticket = Claim.nextTicket();
		Optional<String> present = this.store.putIfAbsent(key, "P" + ticket, this.claimTtl);
		// A command that was sent again after a reconnect finds its own ticket.
		if (present.isEmpty() || isOwn(present.get(), ticket)) {
			return Claim.claimed(identity, 1, ticket, false);
		}
		return present.get().equals(DONE) ? done(identity, key, 0) : judge(identity, key, count(key), present.get());
	}

	@Override
	public Claim arrive(String identity, int attempts) {
		String key = key(identity);
		if (attempts <= 1) {
			return claim(identity, key);
		}
		String present = this.store.putIfAbsent(key, WAITING, this.replyTtl).orElse(null);
		if (DONE.equals(present)) {
			return done(identity, key, 0);
		}
		int attempt = (present != null) ? count(key) : 1;
		if (present == null || isOpen(present)) {
			return (attempt < attempts) ? Claim.waiting(identity, attempt)
					: judge(identity, key, attempt, (present != null) ? present : WAITING);
		}
		return Claim.inProgress(identity, attempt);
	}

	@Override
	public int again(String identity) {
		return count(key(identity));
	}

	@Override
	public Claim look(String identity, int attempt) {
		String key = key(identity);
		Optional<String> present = this.store.get(key);
		if (present.isPresent()) {
			return judge(identity, key, attempt, present.get());
		}
		// The claim expired: the node that held it is dead.
		String ticket = Claim.nextTicket();
		Optional<String> faster = this.store.putIfAbsent(key, "P" + ticket, this.claimTtl);
		return (faster.isEmpty() || isOwn(faster.get(), ticket)) ? Claim.claimed(identity, attempt, ticket, false)
				: judge(identity, key, attempt, faster.get());
	}

	@Override
	public boolean complete(Claim claim, @Nullable CallbackResponse reply) {
		String key = key(claim.identity());
		if (finish(key, "P" + claim.ticket(), reply)) {
			return false;
		}
		if (finish(key, "L" + claim.ticket(), reply)) {
			return true;
		}
		Optional<String> present = this.store.putIfAbsent(key, DONE, this.doneTtl);
		if (present.isEmpty() || isOpen(present.get()) && finish(key, present.get(), reply)) {
			// The store has lost the claim; a retry must find the answer nevertheless.
			if (present.isEmpty() && reply != null) {
				this.store.put(replyKey(key), encode(reply), this.replyTtl);
			}
		}
		else if (this.taken.isDue()) {
			logger.warn(
					"Message {} was handled by two nodes: this one gave no sign for longer than its claim ({}) and "
							+ "another one took over; see bootx.starter.third.callback.claim-ttl",
					claim.identity(), this.claimTtl);
		}
		return false;
	}

	@Override
	public void release(Claim claim) {
		String key = key(claim.identity());
		if (!this.store.compareAndSet(key, "P" + claim.ticket(), FAILED, this.doneTtl)) {
			this.store.compareAndSet(key, "L" + claim.ticket(), FAILED, this.doneTtl);
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
		Optional<String> present = this.store.putIfAbsent(key, "P" + claim.ticket(), this.claimTtl);
		boolean restored = present.isEmpty() || present.get().equals(WAITING)
				&& this.store.compareAndSet(key, WAITING, "P" + claim.ticket(), this.claimTtl);
		if (restored && this.restored.isDue()) {
			logger.warn("Store '{}' has lost the claim of message {}, whose handlers are at work on this node; it is "
					+ "claimed again. Was the store emptied?", this.store.name(), claim.identity());
		}
	}

	@Override
	public Claim markLate(String identity, int attempt) {
		String key = key(identity);
		String present = this.store.get(key).orElse(FAILED);
		if (present.startsWith("P")) {
			boolean marked = this.store.compareAndSet(key, present, "L" + present.substring(1), this.claimTtl);
			present = marked ? present : this.store.get(key).orElse(FAILED);
		}
		return present.equals(DONE) ? done(identity, key, attempt) : Claim.inProgress(identity, attempt);
	}

	private Claim judge(String identity, String key, int attempt, String present) {
		if (present.equals(DONE)) {
			return done(identity, key, attempt);
		}
		if (isOpen(present)) {
			String ticket = Claim.nextTicket();
			if (this.store.compareAndSet(key, present, "P" + ticket, this.claimTtl)) {
				return Claim.claimed(identity, attempt, ticket, present.equals(FAILED));
			}
		}
		return Claim.inProgress(identity, attempt);
	}

	private Claim done(String identity, String key, int attempt) {
		return Claim.done(identity, attempt,
				this.store.get(replyKey(key)).map(StoreMessageLedger::decode).orElse(null));
	}

	private boolean finish(String key, String expected, @Nullable CallbackResponse reply) {
		return (reply == null) ? this.store.compareAndSet(key, expected, DONE, this.doneTtl) : this.store
			.compareAndSet(key, expected, DONE, this.doneTtl, replyKey(key), encode(reply), this.replyTtl);
	}

	/** Counts an attempt that is not the first. */
	private int count(String key) {
		return 1 + (int) this.store.increment(key + ":again", this.replyTtl).count();
	}

	private static boolean isOpen(String present) {
		return present.equals(FAILED) || present.equals(WAITING);
	}

	private static boolean isOwn(String present, String ticket) {
		return present.length() == ticket.length() + 1 && present.charAt(0) == 'P' && present.endsWith(ticket);
	}

	/**
	 * 22 characters for 128 bits of a digest, in braces: a cluster keeps a message's keys
	 * together.
	 */
	static String key(String identity) {
		byte[] digest = new ContentDigest().add(identity).bytes();
		return "ledger:{" + Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOf(digest, 16)) + "}";
	}

	private static String replyKey(String key) {
		return key + ":reply";
	}

	private static String encode(CallbackResponse answer) {
		return answer.status() + "|" + Objects.requireNonNullElse(answer.contentType(), "") + "|" + answer.bodyText();
	}

	private static CallbackResponse decode(String stored) {
		String[] parts = stored.split("\\|", 3);
		return new CallbackResponse(Integer.parseInt(parts[0]), parts[1].isEmpty() ? null : parts[1],
				parts[2].getBytes(StandardCharsets.UTF_8));
	}

}
