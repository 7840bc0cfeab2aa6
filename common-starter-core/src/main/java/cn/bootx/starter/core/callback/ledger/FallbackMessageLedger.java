package cn.bootx.starter.core.callback.ledger;

import java.util.function.Function;
import java.util.function.Supplier;

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
	public Claim arrive(String identity, int attempts) {
		return call(identity, (ledger) -> ledger.arrive(identity, attempts), () -> here().arrive(identity, attempts));
	}

	@Override
	public int again(String identity) {
		return call(identity, (ledger) -> ledger.again(identity), () -> 0);
	}

	@Override
	public Claim look(String identity, int attempt) {
		// Another node may be at work on it; to claim it here could run it twice.
		return call(identity, (ledger) -> ledger.look(identity, attempt), () -> Claim.inProgress(identity, attempt));
	}

	@Override
	public boolean complete(Claim claim, @Nullable CallbackResponse reply) {
		return call(claim.identity(), (ledger) -> ledger.complete(claim, reply), () -> here().complete(claim, reply));
	}

	@Override
	public void release(Claim claim) {
		ledger(claim.identity()).release(claim);
	}

	@Override
	public void prolong(Claim claim) {
		ledger(claim.identity()).prolong(claim);
	}

	@Override
	public Claim markLate(String identity, int attempt) {
		return call(identity, (ledger) -> ledger.markLate(identity, attempt),
				() -> Claim.inProgress(identity, attempt));
	}

	@Override
	public Memory memory() {
		return this.local.memory();
	}

	private <T> T call(String identity, Function<MessageLedger, T> step, Supplier<T> storeAway) {
		MessageLedger ledger = ledger(identity);
		return (ledger == this.local) ? step.apply(ledger) : this.fallback.call(ledger, step, storeAway);
	}

	private InMemoryMessageLedger here() {
		this.used = true;
		return this.local;
	}

	/** Free of cost unless the shared ledger was ever away. */
	private MessageLedger ledger(String identity) {
		return (this.used && this.local.knows(identity)) ? this.local : this.shared;
	}

}
