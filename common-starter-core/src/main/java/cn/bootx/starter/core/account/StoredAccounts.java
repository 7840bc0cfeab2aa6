package cn.bootx.starter.core.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;

/**
 * Accounts of the record store, from which every node reads them: a new one when it is
 * first asked for, changes and removals with the next {@link #refresh}. Accounts of the
 * properties are not in here, and win over stored ones of the same name or platform id.
 */
final class StoredAccounts<S extends AccountSettings, A extends Account<S>> {

	private static final Logger logger = LoggerFactory.getLogger(StoredAccounts.class);

	/** After so many the next refresh may do better. */
	private static final int ATTEMPTS = 5;

	private final AccountKind<S> kind;

	private final Collection<A> configured;

	private final AccountRecords<S> records;

	private final LiveAccounts<S, A> live;

	private final UnknownNames unknown;

	private final Set<String> ignored = ConcurrentHashMap.newKeySet();

	StoredAccounts(AccountKind<S> kind, Collection<A> configured, RuntimeAccounts<S, A> runtime) {
		this.kind = kind;
		this.configured = configured;
		this.records = new AccountRecords<>(kind, runtime.store(), runtime.clock());
		this.live = new LiveAccounts<>(kind, runtime);
		this.unknown = new UnknownNames(runtime.clock());
	}

	LiveAccounts<S, A> live() {
		return this.live;
	}

	void add(S account) {
		requireValid(account);
		this.records.insert(account);
		this.unknown.remove(account.name());
		read(account.name());
	}

	void update(String name, UnaryOperator<S> change) {
		requireNotConfigured(name);
		RecordStore.Document present = (this.kind.isName(name) ? this.records.find(name)
				: Optional.<RecordStore.Document>empty())
			.orElseThrow(
					() -> problem(name, "name", "there is no stored " + this.kind.noun() + " of that name", "Add it."));
		S before = this.records.read(present);
		S account = change.apply(before);
		requireValid(account);
		if (!account.name().equals(name) || !Objects.equals(before.platformId(), account.platformId())) {
			throw problem(name, account.name().equals(name) ? this.kind.id() : "name",
					"another one would make it another " + this.kind.noun(),
					"Remove the " + this.kind.noun() + " and add the other one.");
		}
		this.records.update(present, account);
		read(name);
	}

	boolean remove(String name) {
		requireNotConfigured(name);
		boolean removed = this.kind.isName(name) && this.records.delete(name);
		if (removed) {
			read(name);
		}
		return removed;
	}

	List<S> list() {
		return this.records.all().stream().map(this::usable).filter(Objects::nonNull).toList();
	}

	void refresh() {
		for (int i = 0; i < ATTEMPTS; i++) {
			long asOf = this.live.changes();
			Map<String, S> stored = new HashMap<>();
			Set<String> unusable = new HashSet<>();
			for (RecordStore.Document record : this.records.all()) {
				S account = usable(record);
				if (account != null) {
					stored.put(account.name(), account);
				}
				else {
					unusable.add(record.id());
				}
			}
			if (this.live.applyAll(stored, unusable, asOf)) {
				this.live.listeners().notifyAllOfThem();
				return;
			}
		}
		logger.debug("Each {} changes faster than all can be read", this.kind.label());
	}

	/** Whether {@link #find} would ask the store. */
	boolean mayBeStored(String name) {
		return this.kind.isName(name) && this.live.find(name) == null && !this.unknown.contains(name);
	}

	@Nullable A find(String name) {
		A known = this.live.find(name);
		if (known != null || !mayBeStored(name)) {
			return known;
		}
		if (!read(name)) {
			// What was read is too old to say that there is no such account.
			throw new StoreUnavailableException(this.kind.noun() + "s", "find",
					new IllegalStateException("they change faster than they can be read"));
		}
		A found = this.live.find(name);
		if (found == null) {
			this.unknown.add(name);
		}
		return found;
	}

	/** Takes over what the store has; false if that changes faster than it is read. */
	private boolean read(String name) {
		for (int i = 0; i < ATTEMPTS; i++) {
			long asOf = this.live.changes();
			RecordStore.Document record = this.records.find(name).orElse(null);
			S stored = (record != null) ? usable(record) : null;
			boolean unusable = record != null && stored == null;
			if (unusable || this.live.apply(name, stored, asOf)) {
				this.live.listeners().notifyAllOfThem();
				return true;
			}
		}
		logger.debug("Each {} changes faster than '{}' can be read", this.kind.label(), name);
		return false;
	}

	/** What cannot be used is left alone, and a node that knows the account keeps it. */
	private @Nullable S usable(RecordStore.Document record) {
		try {
			S account = this.records.read(record);
			requireValid(account);
			this.ignored.remove(record.id());
			return account;
		}
		catch (IllegalArgumentException ex) {
			if (this.ignored.add(record.id())) {
				logger.warn("Stored {} '{}' is ignored: {}", this.kind.label(), record.id(),
						(ex instanceof InvalidAccountException) ? ex.getMessage() : "its document cannot be read");
			}
			return null;
		}
	}

	private void requireValid(S account) {
		requireNotConfigured(account.name());
		try {
			this.kind.requireName("name", account.name());
			account.check("");
		}
		catch (InvalidConfigurationException ex) {
			throw new InvalidAccountException(this.kind, account.name(), ex);
		}
		String id = account.platformId();
		this.configured.stream()
			.filter((other) -> id != null && id.equals(other.settings().platformId()))
			.findAny()
			.ifPresent((other) -> {
				throw problem(account.name(), this.kind.id(),
						"it is that of " + this.kind.noun() + " '" + other.name() + "' too",
						"The properties configure that " + this.kind.noun() + ".");
			});
	}

	private void requireNotConfigured(String name) {
		if (this.configured.stream().anyMatch((account) -> account.name().equals(name))) {
			throw problem(name, "name", "the properties configure that " + this.kind.noun(),
					"Change it there, or choose another name.");
		}
	}

	private InvalidAccountException problem(String account, String field, String problem, String remedy) {
		return new InvalidAccountException(this.kind, account, field, problem, remedy);
	}

	/** Whoever asks for an unknown name again and again asks the store in a while. */
	static final class UnknownNames {

		static final Duration REMEMBERED = Duration.ofSeconds(5);

		static final int MOST = 1000;

		private final ExpiringStore names;

		UnknownNames(Clock clock) {
			this.names = new InMemoryExpiringStore(clock, MOST);
		}

		boolean contains(String name) {
			return this.names.get(name).isPresent();
		}

		void add(String name) {
			this.names.put(name, "", REMEMBERED);
		}

		void remove(String name) {
			this.names.delete(name);
		}

	}

}
