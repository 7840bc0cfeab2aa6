package cn.bootx.starter.wechatopen.authorizer;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * The authorizers that this node has read within the last minute, so that a message does
 * not cost a read of the record store. A withdrawal that another node received is seen
 * after that minute; the platform refuses calls for the account from the first second.
 * While the record store is away, what was read before counts as well.
 */
final class KnownAuthorizers {

	static final Duration KNOWN_FOR = Duration.ofMinutes(1);

	static final int MAX = 10_000;

	private final ConcurrentMap<String, Known> known = new ConcurrentHashMap<>();

	private final LongSupplier nanoTime;

	KnownAuthorizers(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	Optional<WeChatOpenAuthorizer> find(String appId) {
		Known entry = this.known.get(appId);
		return (entry != null && !isOld(entry)) ? Optional.of(entry.authorizer()) : Optional.empty();
	}

	/**
	 * Asks the store; while it is away, an authorizer is as it was read last.
	 * @throws StoreUnavailableException if it was never read
	 */
	Optional<WeChatOpenAuthorizer> read(String appId, Supplier<Optional<WeChatOpenAuthorizer>> store) {
		try {
			return store.get();
		}
		catch (StoreUnavailableException ex) {
			Known old = this.known.get(appId);
			if (old == null) {
				throw ex;
			}
			return Optional.of(old.authorizer());
		}
	}

	/**
	 * Remembers an authorizer once its original id is known: messages are checked by it.
	 */
	void remember(WeChatOpenAuthorizer authorizer) {
		if (authorizer.userName().isEmpty()) {
			return;
		}
		if (this.known.size() >= MAX) {
			this.known.values().removeIf(this::isOld);
		}
		if (this.known.size() < MAX) {
			this.known.put(authorizer.appId(), new Known(authorizer, this.nanoTime.getAsLong()));
		}
	}

	void forget(String appId) {
		this.known.remove(appId);
	}

	private boolean isOld(Known entry) {
		return this.nanoTime.getAsLong() - entry.readAt() >= KNOWN_FOR.toNanos();
	}

	/** An authorizer, and when it was read. */
	private record Known(WeChatOpenAuthorizer authorizer, long readAt) {
	}

}
