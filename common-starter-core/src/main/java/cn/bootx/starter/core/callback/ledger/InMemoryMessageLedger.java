package cn.bootx.starter.core.callback.ledger;

import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * {@link MessageLedger} of one process. A claim holds as long as the process works on it,
 * whatever the clocks do. Replies are kept by the pipeline itself.
 */
final class InMemoryMessageLedger implements MessageLedger {

	/** Enough for eleven minutes of six hundred messages a second. */
	private static final int DEFAULT_MAX_IDENTITIES = 524_288;

	/** Messages that failed or found no thread; a platform gives them up in seconds. */
	private static final int MOST_OPEN = 16_384;

	private final Map<String, Entry> working = new HashMap<>();

	private final Map<String, Entry> open = new LinkedHashMap<>() {

		private static final long serialVersionUID = 1L;

		@Override
		protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
			return size() > MOST_OPEN;
		}

	};

	private final SeenIdentities answered;

	InMemoryMessageLedger(Duration doneTtl, int maxIdentities, LongSupplier clock) {
		this.answered = new SeenIdentities(doneTtl, maxIdentities, clock);
	}

	InMemoryMessageLedger(Duration doneTtl) {
		this(doneTtl, DEFAULT_MAX_IDENTITIES, System::nanoTime);
	}

	@Override
	public synchronized Claim arrive(String identity, int attempts) {
		if (this.answered.contains(identity)) {
			return Claim.done(identity, 0, null);
		}
		Entry entry = this.working.get(identity);
		if (entry != null) {
			return Claim.inProgress(identity, ++entry.attempts);
		}
		entry = opened(identity);
		entry.attempts++;
		if (entry.attempts >= attempts) {
			return claim(identity, entry.attempts, entry);
		}
		this.open.put(identity, entry);
		return Claim.waiting(identity, entry.attempts);
	}

	@Override
	public synchronized int again(String identity) {
		Entry entry = this.working.get(identity);
		return (entry != null) ? ++entry.attempts : 0;
	}

	@Override
	public synchronized Claim look(String identity, int attempt) {
		if (this.answered.contains(identity)) {
			return Claim.done(identity, attempt, null);
		}
		return this.working.containsKey(identity) ? Claim.inProgress(identity, attempt)
				: claim(identity, attempt, opened(identity));
	}

	@Override
	public synchronized boolean complete(Claim claim, @Nullable CallbackResponse reply) {
		Entry entry = this.working.get(claim.identity());
		this.answered.add(claim.identity());
		if (entry == null || !entry.ticket.equals(claim.ticket())) {
			return false;
		}
		this.working.remove(claim.identity());
		return entry.late;
	}

	@Override
	public synchronized void release(Claim claim) {
		Entry entry = this.working.get(claim.identity());
		if (entry != null && entry.ticket.equals(claim.ticket())) {
			this.working.remove(claim.identity());
			entry.failed = true;
			this.open.put(claim.identity(), entry);
		}
	}

	@Override
	public void prolong(Claim claim) {
		// The process knows what it works on.
	}

	@Override
	public synchronized Claim markLate(String identity, int attempt) {
		Entry entry = this.working.get(identity);
		if (entry != null) {
			entry.late = true;
		}
		return this.answered.contains(identity) ? Claim.done(identity, attempt, null)
				: Claim.inProgress(identity, attempt);
	}

	/** Whether anything was counted, claimed or answered here. */
	synchronized boolean knows(String identity) {
		return this.working.containsKey(identity) || this.open.containsKey(identity)
				|| this.answered.contains(identity);
	}

	@Override
	public synchronized Memory memory() {
		return this.answered.memory();
	}

	private Claim claim(String identity, int attempt, Entry entry) {
		boolean afterFailure = entry.failed;
		entry.ticket = Claim.nextTicket();
		entry.failed = false;
		entry.late = false;
		this.working.put(identity, entry);
		return Claim.claimed(identity, attempt, entry.ticket, afterFailure);
	}

	/** What was counted of a message; takes it out. */
	private Entry opened(String identity) {
		Entry counted = this.open.isEmpty() ? null : this.open.remove(identity);
		return (counted != null) ? counted : new Entry();
	}

	private static final class Entry {

		private int attempts;

		private String ticket = "";

		private boolean failed;

		private boolean late;

	}

}
