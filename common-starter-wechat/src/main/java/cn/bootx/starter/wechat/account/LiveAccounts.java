package cn.bootx.starter.wechat.account;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.wechat.account.WeChatAccount.Settings;

/**
 * The stored accounts as this node knows them. What was read from the store counts only
 * if nothing has changed here since before it was read; otherwise it is to be read again.
 * So an old answer of the store never undoes a change, and no lock is held while the
 * store is asked.
 */
final class LiveAccounts {

	private static final Logger logger = LoggerFactory.getLogger(LiveAccounts.class);

	private final WeChatAccountFactory factory;

	private final Map<String, WeChatAccount> accounts = new ConcurrentSkipListMap<>();

	private final List<Consumer<WeChatAccount>> listeners = new CopyOnWriteArrayList<>();

	/** Names of those that could not be built. */
	private final Set<String> failed = new HashSet<>();

	private long changes;

	LiveAccounts(WeChatAccountFactory factory) {
		this.factory = factory;
	}

	void onGone(Consumer<WeChatAccount> listener) {
		this.listeners.add(listener);
	}

	@Nullable WeChatAccount find(String name) {
		return this.accounts.get(name);
	}

	Collection<WeChatAccount> all() {
		return this.accounts.values();
	}

	synchronized long changes() {
		return this.changes;
	}

	/**
	 * Takes over what the store has of a name; false if {@link #changes} has moved on.
	 */
	synchronized boolean apply(String name, @Nullable Settings stored, long asOf) {
		if (asOf != this.changes) {
			return false;
		}
		change(name, stored);
		return true;
	}

	/** Takes over all, except for the kept names, of which nothing is known. */
	synchronized boolean applyAll(Map<String, Settings> stored, Set<String> kept, long asOf) {
		if (asOf != this.changes) {
			return false;
		}
		for (String name : this.accounts.keySet()) {
			if (!stored.containsKey(name) && !kept.contains(name)) {
				change(name, null);
			}
		}
		stored.forEach(this::tryChange);
		return true;
	}

	/** A host's customizer may refuse an account; the others come nevertheless. */
	private void tryChange(String name, Settings next) {
		try {
			change(name, next);
			this.failed.remove(name);
		}
		catch (RuntimeException ex) {
			if (this.failed.add(name)) {
				logger.warn("Stored WeChat account '{}' cannot be built; it is tried again with each refresh", name,
						ex);
			}
		}
	}

	private void change(String name, @Nullable Settings next) {
		WeChatAccount before = this.accounts.get(name);
		if (Objects.equals(next, (before != null) ? before.settings() : null)) {
			return;
		}
		this.changes++;
		if (before != null && !(next != null && sameToken(before.settings(), next))) {
			// Otherwise the token would always be fetched with the old secret.
			this.factory.forget(before);
		}
		if (next != null) {
			removeFormerOf(next);
			this.accounts.put(name, this.factory.account(next));
		}
		else {
			this.accounts.remove(name);
		}
		if (before != null) {
			this.listeners.forEach((listener) -> listener.accept(before));
		}
	}

	/**
	 * The store gives an app id to one account, so another one that is known of it here
	 * was removed meanwhile. Left in place, it would lend its token, and its old secret,
	 * to the new one.
	 */
	private void removeFormerOf(Settings next) {
		for (WeChatAccount other : this.accounts.values()) {
			if (other.appId().equals(next.appId()) && !other.name().equals(next.name())) {
				change(other.name(), null);
			}
		}
	}

	private static boolean sameToken(Settings before, Settings next) {
		return before.appId().equals(next.appId()) && before.appSecret().equals(next.appSecret())
				&& before.useStableToken() == next.useStableToken();
	}

}
