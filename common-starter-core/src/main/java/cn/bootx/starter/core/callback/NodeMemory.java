package cn.bootx.starter.core.callback;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import cn.bootx.starter.core.callback.ledger.MessageLedger;
import org.jspecify.annotations.Nullable;

/**
 * What this node knows by itself, without a store and without the time of day: the
 * messages that its handlers work on, and the replies of the last seconds, which have a
 * bound. It is asked first; the ledger is for what other nodes do.
 */
final class NodeMemory {

	private static final int MOST_REPLIES = 16_384;

	private static final int MOST_BYTES = 8 * 1024 * 1024;

	private static final long TTL = MessageLedger.ASKS_AGAIN.toNanos();

	private final ConcurrentMap<String, CallbackWork<?>> working = new ConcurrentHashMap<>();

	/** The oldest first; guarded by itself. */
	private final Map<String, Reply> replies = new LinkedHashMap<>();

	private final LongSupplier clock;

	private long bytes;

	NodeMemory(LongSupplier clock) {
		this.clock = clock;
	}

	void begin(String identity, CallbackWork<?> work) {
		this.working.put(identity, work);
	}

	void end(String identity, CallbackWork<?> work) {
		this.working.remove(identity, work);
	}

	@Nullable CallbackWork<?> working(String identity) {
		return this.working.get(identity);
	}

	boolean isIdle() {
		return this.working.isEmpty();
	}

	void answered(String identity, @Nullable CallbackResponse response) {
		synchronized (this.replies) {
			long now = this.clock.getAsLong();
			Reply reply = new Reply(response, now + TTL);
			Reply before = this.replies.remove(identity);
			this.bytes += reply.bytes() - ((before != null) ? before.bytes() : 0);
			this.replies.put(identity, reply);
			makeRoom(now);
		}
	}

	@Nullable Reply replied(String identity) {
		synchronized (this.replies) {
			Reply reply = this.replies.get(identity);
			return (reply != null && reply.expiresAt() - this.clock.getAsLong() > 0) ? reply : null;
		}
	}

	int replies() {
		return this.replies.size();
	}

	private void makeRoom(long now) {
		Iterator<Reply> oldest = this.replies.values().iterator();
		while (oldest.hasNext()) {
			Reply reply = oldest.next();
			if (now - reply.expiresAt() < 0 && this.replies.size() <= MOST_REPLIES && this.bytes <= MOST_BYTES) {
				return;
			}
			this.bytes -= reply.bytes();
			oldest.remove();
		}
	}

	/** The sealed reply, or null where there was none. */
	record Reply(@Nullable CallbackResponse response, long expiresAt) {

		private int bytes() {
			return (this.response != null) ? this.response.body().length : 0;
		}

	}

}
