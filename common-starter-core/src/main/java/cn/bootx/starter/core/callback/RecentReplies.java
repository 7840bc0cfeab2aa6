package cn.bootx.starter.core.callback;

import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;

import cn.bootx.starter.core.callback.ledger.CallbackResponse;
import org.jspecify.annotations.Nullable;

/**
 * The replies of the last seconds, for a platform that asks again. There is a bound to
 * their number and to their size; the oldest are forgotten first.
 */
final class RecentReplies {

	private static final int MOST = 16_384;

	private static final int MOST_BYTES = 8 * 1024 * 1024;

	private final Map<String, Reply> replies = new LinkedHashMap<>();

	private final ReentrantLock lock = new ReentrantLock();

	private final long ttl;

	private final LongSupplier clock;

	private long bytes;

	RecentReplies(Duration ttl, LongSupplier clock) {
		this.ttl = ttl.toNanos();
		this.clock = clock;
	}

	void put(String identity, @Nullable CallbackResponse response) {
		Reply reply = new Reply(response, this.clock.getAsLong() + this.ttl);
		this.lock.lock();
		try {
			Reply before = this.replies.remove(identity);
			this.bytes += reply.bytes() - ((before != null) ? before.bytes() : 0);
			this.replies.put(identity, reply);
			makeRoom();
		}
		finally {
			this.lock.unlock();
		}
	}

	@Nullable Reply find(String identity) {
		this.lock.lock();
		try {
			Reply reply = this.replies.get(identity);
			return (reply != null && reply.expiresAt() - this.clock.getAsLong() > 0) ? reply : null;
		}
		finally {
			this.lock.unlock();
		}
	}

	int size() {
		return this.replies.size();
	}

	private void makeRoom() {
		long now = this.clock.getAsLong();
		Iterator<Reply> oldest = this.replies.values().iterator();
		while (oldest.hasNext()) {
			Reply reply = oldest.next();
			if (now - reply.expiresAt() < 0 && this.replies.size() <= MOST && this.bytes <= MOST_BYTES) {
				return;
			}
			this.bytes -= reply.bytes();
			oldest.remove();
		}
	}

	/**
	 * What a message was answered.
	 *
	 * @param response the sealed reply, or null where there was none
	 */
	record Reply(@Nullable CallbackResponse response, long expiresAt) {

		private int bytes() {
			return (this.response != null) ? this.response.body().length : 0;
		}

	}

}
