package cn.bootx.starter.core.callback;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * {@link MessageLedger} that goes on in this process while the shared one cannot be
 * reached: messages are handled, once on this node, instead of being refused. What was
 * claimed here is answered from here, also when the shared ledger is back.
 *
 * @since 0.1.0
 */
public final class FallbackMessageLedger implements MessageLedger {

	private static final Logger logger = LoggerFactory.getLogger(FallbackMessageLedger.class);

	private static final long SAY_EVERY = Duration.ofMinutes(1).toMillis();

	private static final long NEVER = Long.MIN_VALUE / 2;

	private final MessageLedger shared;

	private final MessageLedger local;

	private final InMemoryExpiringStore here;

	private final Clock clock;

	private final Duration answerTtl;

	private final AtomicLong said = new AtomicLong(NEVER);

	private volatile long lastUse = NEVER;

	/**
	 * Makes a ledger.
	 * @param shared the ledger of all nodes
	 * @param answerTtl see {@link StoreMessageLedger}
	 * @param claimTtl see {@link StoreMessageLedger}
	 */
	public FallbackMessageLedger(MessageLedger shared, Clock clock, Duration answerTtl, Duration claimTtl) {
		this.shared = shared;
		this.here = new InMemoryExpiringStore(clock);
		this.local = new StoreMessageLedger(this.here, answerTtl, claimTtl);
		this.clock = clock;
		this.answerTtl = answerTtl;
	}

	@Override
	public Claim claim(String identity) {
		if (isLocal(identity)) {
			return this.local.claim(identity);
		}
		try {
			return this.shared.claim(identity);
		}
		catch (StoreUnavailableException ex) {
			use(ex);
			return this.local.claim(identity);
		}
	}

	@Override
	public Claim look(String identity, int attempt) {
		if (isLocal(identity)) {
			return this.local.look(identity, attempt);
		}
		try {
			return this.shared.look(identity, attempt);
		}
		catch (StoreUnavailableException ex) {
			// Another node may be at work on it; to claim it here could run it twice.
			use(ex);
			return Claim.inProgress(identity, attempt);
		}
	}

	@Override
	public boolean complete(Claim claim, CallbackResponse answer) {
		if (isLocal(claim.identity())) {
			return this.local.complete(claim, answer);
		}
		try {
			boolean late = this.shared.complete(claim, answer);
			return late | wasMarkedLate(claim.identity());
		}
		catch (StoreUnavailableException ex) {
			use(ex);
			Claim here = this.local.claim(claim.identity());
			if (here.state() == Claim.State.CLAIMED) {
				this.local.complete(here, answer);
			}
			return wasMarkedLate(claim.identity());
		}
	}

	@Override
	public void release(Claim claim) {
		if (isLocal(claim.identity())) {
			this.local.release(claim);
			return;
		}
		this.shared.release(claim);
	}

	@Override
	public void prolong(Claim claim) {
		if (isLocal(claim.identity())) {
			this.local.prolong(claim);
			return;
		}
		this.shared.prolong(claim);
	}

	@Override
	public Claim markLate(String identity, int attempt) {
		if (isLocal(identity)) {
			return this.local.markLate(identity, attempt);
		}
		try {
			return this.shared.markLate(identity, attempt);
		}
		catch (StoreUnavailableException ex) {
			use(ex);
			this.here.put(lateKey(identity), "late", this.answerTtl);
			return Claim.inProgress(identity, attempt);
		}
	}

	private void use(StoreUnavailableException ex) {
		long now = this.clock.millis();
		this.lastUse = now;
		long before = this.said.get();
		if (now - before >= SAY_EVERY && this.said.compareAndSet(before, now)) {
			logger.warn("{}; callbacks go on, and a message that the platform sends to two nodes may be handled twice "
					+ "until the store is back", ex.getMessage());
		}
	}

	/** Free of cost unless the shared ledger was away lately. */
	private boolean isLocal(String identity) {
		return this.clock.millis() - this.lastUse <= this.answerTtl.toMillis()
				&& this.here.get(StoreMessageLedger.key(identity)).isPresent();
	}

	private boolean wasMarkedLate(String identity) {
		return this.lastUse != NEVER && this.here.take(lateKey(identity)).isPresent();
	}

	private static String lateKey(String identity) {
		return "late:" + identity;
	}

}
