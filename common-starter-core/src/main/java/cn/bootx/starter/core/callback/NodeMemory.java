package cn.bootx.starter.core.callback;

import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows by itself, without a store and without the time of day: the
 * messages that its handlers work on, and the replies of the last seconds. It is asked
 * first; the ledger is for what other nodes do.
 */
final class NodeMemory {

	private final ConcurrentMap<String, CallbackWork<?>> working = new ConcurrentHashMap<>();

	private final RecentReplies replies;

	NodeMemory(LongSupplier clock) {
		this.replies = new RecentReplies(MessageLedger.ASKS_AGAIN, clock);
	}

	void begin(String identity, CallbackWork<?> work) {
		this.working.put(identity, work);
	}

	void end(String identity, CallbackWork<?> work) {
		this.working.remove(identity, work);
	}

	void answered(String identity, @Nullable CallbackResponse reply) {
		this.replies.put(identity, reply);
	}

	@Nullable CallbackWork<?> working(String identity) {
		return this.working.get(identity);
	}

	RecentReplies.@Nullable Reply replied(String identity) {
		return this.replies.find(identity);
	}

	/** Whether no handler is at work. */
	boolean isIdle() {
		return this.working.isEmpty();
	}

}
