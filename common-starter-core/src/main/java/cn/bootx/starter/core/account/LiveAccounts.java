package cn.bootx.starter.core.account;

import java.util.Collection;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The stored accounts as this node knows them. What was read from the store counts only
 * if nothing has changed here since before it was read; otherwise it is to be read again.
 * So an old answer of the store never undoes a change, and no lock is held while the
 * store is asked.
 */
final class LiveAccounts<S extends AccountSettings, A extends Account<S>> {

	private static final Logger logger = LoggerFactory.getLogger(LiveAccounts.class);

	private final AccountKind<S> kind;

	private final RuntimeAccounts<S, A> runtime;

	private final Map<String, A> accounts = new ConcurrentSkipListMap<>();

	private final AccountListeners<A> listeners = new AccountListeners<>();

	/** Names of those that could not be built. */
	private final Set<String> failed = new HashSet<>();

	private long changes;

	LiveAccounts(AccountKind<S> kind, RuntimeAccounts<S, A> runtime) {
		this.kind = kind;
		this.runtime = runtime;
	}

	AccountListeners<A> listeners() {
		return this.listeners;
	}

	@Nullable A find(String name) {
		return this.accounts.get(name);
	}

	Collection<A> all() {
		return this.accounts.values();
	}

	synchronized long changes() {
		return this.changes;
	}

	/**
	 * Takes over what the store has of a name; false if {@link #changes} has moved on.
	 */
	synchronized boolean apply(String name, @Nullable S stored, long asOf) {
		if (asOf != this.changes) {
			return false;
		}
		change(name, stored);
		return true;
	}

	/** Takes over all, except for the kept names, of which nothing is known. */
	synchronized boolean applyAll(Map<String, S> stored, Set<String> kept, long asOf) {
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
	private void tryChange(String name, S next) {
		try {
			change(name, next);
			this.failed.remove(name);
		}
		catch (RuntimeException ex) {
			if (this.failed.add(name)) {
				logger.warn("Stored {} '{}' cannot be built; it is tried again with each refresh", this.kind.label(),
						name, ex);
			}
		}
	}

	private void change(String name, @Nullable S next) {
		A before = this.accounts.get(name);
		if (Objects.equals(next, (before != null) ? before.settings() : null)) {
			return;
		}
		this.changes++;
		if (before != null) {
			// Otherwise the token would always be fetched with the old secret.
			this.runtime.tokens().remove(before.tokens().name());
		}
		A after = null;
		if (next != null) {
			removeFormerOf(next);
			after = this.runtime.build().apply(next);
			this.accounts.put(name, after);
		}
		else {
			this.accounts.remove(name);
		}
		this.listeners.queue(new AccountChange<>(this.kind.platform(), before, after));
	}

	/**
	 * The store gives a platform id to one account, so another one that is known of it
	 * here was removed meanwhile. Left in place, it would lend its token, and its old
	 * secret, to the new one.
	 */
	private void removeFormerOf(S next) {
		for (A other : this.accounts.values()) {
			if (next.platformId() != null && next.platformId().equals(other.settings().platformId())
					&& !other.name().equals(next.name())) {
				change(other.name(), null);
			}
		}
	}

}
