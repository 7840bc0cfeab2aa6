package cn.bootx.starter.core.callback.ledger;

import org.jspecify.annotations.Nullable;

/**
 * {@link MessageLedger} that goes on in this process while the shared one cannot be
 * reached: messages are handled, once on this node, instead of being refused. What was
 * claimed here is answered from here, also when the shared ledger is back.
 */
final class FallbackMessageLedger implements MessageLedger {

	private final MessageLedger shared;

	private final InMemoryMessageLedger local;

	private final StoreFallback fallback;

	private volatile boolean used;

	FallbackMessageLedger(MessageLedger shared, InMemoryMessageLedger local, StoreFallback fallback) {
		this.shared = shared;
		this.local = local;
		this.fallback = fallback;
	}

	@Override
	public Claim claim(String identity) {
		return isLocal(identity) ? this.local.claim(identity)
				: this.fallback.call(() -> this.shared.claim(identity), () -> here().claim(identity));
	}

	@Override
	public Claim arrive(String identity, int attempts) {
		return isLocal(identity) ? this.local.arrive(identity, attempts) : this.fallback
			.call(() -> this.shared.arrive(identity, attempts), () -> here().arrive(identity, attempts));
	}

	@Override
	public int again(String identity) {
		return isLocal(identity) ? this.local.again(identity)
				: this.fallback.call(() -> this.shared.again(identity), () -> 0);
	}

	@Override
	public Claim look(String identity, int attempt) {
		// Another node may be at work on it; to claim it here could run it twice.
		return isLocal(identity) ? this.local.look(identity, attempt) : this.fallback
			.call(() -> this.shared.look(identity, attempt), () -> Claim.inProgress(identity, attempt));
	}

	@Override
	public boolean complete(Claim claim, @Nullable CallbackResponse reply) {
		return isLocal(claim.identity()) ? this.local.complete(claim, reply)
				: this.fallback.call(() -> this.shared.complete(claim, reply), () -> here().complete(claim, reply));
	}

	@Override
	public void release(Claim claim) {
		if (isLocal(claim.identity())) {
			this.local.release(claim);
		}
		else {
			this.shared.release(claim);
		}
	}

	@Override
	public void prolong(Claim claim) {
		if (!isLocal(claim.identity())) {
			this.shared.prolong(claim);
		}
	}

	@Override
	public Claim markLate(String identity, int attempt) {
		return isLocal(identity) ? this.local.markLate(identity, attempt) : this.fallback
			.call(() -> this.shared.markLate(identity, attempt), () -> Claim.inProgress(identity, attempt));
	}

	@Override
	public @Nullable Memory memory() {
		return this.local.memory();
	}

	private InMemoryMessageLedger here() {
		this.used = true;
		return this.local;
	}

	/** Free of cost unless the shared ledger was ever away. */
	private boolean isLocal(String identity) {
		return this.used && this.local.knows(identity);
	}

}
