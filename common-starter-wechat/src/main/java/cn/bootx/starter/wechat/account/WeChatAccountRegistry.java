package cn.bootx.starter.wechat.account;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.store.ExpiringStore;
import cn.bootx.starter.core.store.InMemoryExpiringStore;
import cn.bootx.starter.core.store.RecordStore;
import cn.bootx.starter.core.store.StoreUnavailableException;
import cn.bootx.starter.wechat.account.WeChatAccount.Settings;

/**
 * Accounts that are added, changed and removed while the application runs. They are kept
 * in the {@link RecordStore}, from which every node reads them: a new one when it is
 * first asked for, changes and removals with the next {@link #refresh}. They are used
 * through {@link WeChatAccounts}. Accounts of the properties are not in here, and win
 * over stored ones of the same name or app id.
 *
 * @since 0.1.0
 */
public final class WeChatAccountRegistry {

	private static final Logger logger = LoggerFactory.getLogger(WeChatAccountRegistry.class);

	/** After so many the next refresh may do better. */
	private static final int ATTEMPTS = 5;

	private final Map<String, String> configured = new HashMap<>();

	private final AccountRecords records;

	private final LiveAccounts live;

	private final UnknownNames unknown;

	private final Set<String> ignored = ConcurrentHashMap.newKeySet();

	public WeChatAccountRegistry(Collection<Settings> configured, RecordStore store, WeChatAccountFactory factory,
			Clock clock) {
		configured.forEach((account) -> this.configured.put(account.appId(), account.name()));
		this.records = new AccountRecords(store, clock);
		this.live = new LiveAccounts(factory);
		this.unknown = new UnknownNames(clock);
	}

	/**
	 * Adds an account. Other nodes know it as soon as they are asked for it.
	 * @throws InvalidAccountException if it cannot work, or its name or app id is
	 * another's; of two nodes that add the same one, one gets this
	 */
	public void add(Settings account) {
		requireValid(account);
		this.records.insert(account);
		this.unknown.remove(account.name());
		read(account.name());
	}

	/**
	 * Changes an account: here at once, on other nodes with their next refresh.
	 * @param account all of its settings; the app id must be the stored one
	 * @throws InvalidAccountException if it cannot work or the name is unknown
	 * @throws RecordStore.ConflictException if another caller changes it at the same time
	 */
	public void update(Settings account) {
		requireValid(account);
		RecordStore.Document present = this.records.find(account.name())
			.orElseThrow(() -> new InvalidAccountException(account.name(), "name",
					"there is no stored account of that name", "Add it."));
		String appId = AccountRecords.read(present).appId();
		if (!appId.equals(account.appId())) {
			throw new InvalidAccountException(account.name(), "app-id",
					"it is " + account.appId() + ", but the account's is " + appId,
					"Remove the account and add the other one.");
		}
		this.records.update(present, account);
		read(account.name());
	}

	/**
	 * Removes an account with its token and its portal: here at once, on other nodes with
	 * their next refresh. What services keep of it (menus, templates, fans) stays.
	 * @return whether it was there
	 * @throws InvalidAccountException if it is one of the properties
	 */
	public boolean remove(String name) {
		requireNotConfigured(name);
		boolean removed = Settings.isName(name) && this.records.delete(name);
		if (removed) {
			read(name);
		}
		return removed;
	}

	/** The accounts in the store, ordered by name. */
	public List<Settings> list() {
		return this.records.all().stream().map(this::usable).filter(Objects::nonNull).toList();
	}

	/**
	 * Takes over what other nodes have changed. Runs by itself every
	 * {@code bootx.starter.third.wechat.account-refresh}.
	 * @throws StoreUnavailableException then the known accounts stay as they are
	 */
	public void refresh() {
		for (int i = 0; i < ATTEMPTS; i++) {
			long asOf = this.live.changes();
			Map<String, Settings> stored = new HashMap<>();
			Set<String> unusable = new HashSet<>();
			for (RecordStore.Document record : this.records.all()) {
				Settings account = usable(record);
				if (account != null) {
					stored.put(account.name(), account);
				}
				else {
					unusable.add(record.id());
				}
			}
			if (this.live.applyAll(stored, unusable, asOf)) {
				return;
			}
		}
		logger.debug("The accounts change faster than they can be read");
	}

	/** Reports every account that is removed, and the former state of a changed one. */
	public void onGone(Consumer<WeChatAccount> listener) {
		this.live.onGone(listener);
	}

	@Nullable WeChatAccount known(String name) {
		return this.live.find(name);
	}

	Collection<WeChatAccount> known() {
		return this.live.all();
	}

	/** Whether {@link #find} would ask the store. */
	boolean mayBeStored(String name) {
		return Settings.isName(name) && this.live.find(name) == null && !this.unknown.contains(name);
	}

	@Nullable WeChatAccount find(String name) {
		WeChatAccount known = this.live.find(name);
		if (known != null || !mayBeStored(name)) {
			return known;
		}
		if (!read(name)) {
			// What was read is too old to say that there is no such account.
			throw new StoreUnavailableException("accounts", "find",
					new IllegalStateException("the accounts change faster than they can be read"));
		}
		WeChatAccount found = this.live.find(name);
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
			Settings stored = (record != null) ? usable(record) : null;
			boolean unusable = record != null && stored == null;
			if (unusable || this.live.apply(name, stored, asOf)) {
				return true;
			}
		}
		logger.debug("The accounts change faster than '{}' can be read", name);
		return false;
	}

	/** What cannot be used is left alone, and a node that knows the account keeps it. */
	private @Nullable Settings usable(RecordStore.Document record) {
		try {
			Settings account = AccountRecords.read(record);
			requireValid(account);
			this.ignored.remove(record.id());
			return account;
		}
		catch (IllegalArgumentException ex) {
			if (this.ignored.add(record.id())) {
				logger.warn("Stored WeChat account '{}' is ignored: {}", record.id(), ex.getMessage());
			}
			return null;
		}
	}

	private void requireValid(Settings account) {
		requireNotConfigured(account.name());
		try {
			Settings.requireName("name", account.name());
			account.require("");
		}
		catch (InvalidConfigurationException ex) {
			throw new InvalidAccountException(account.name(), ex);
		}
		String other = this.configured.get(account.appId());
		if (other != null) {
			throw new InvalidAccountException(account.name(), "app-id",
					"it is the app id of account '" + other + "' too", "The properties configure that account.");
		}
	}

	private void requireNotConfigured(String name) {
		if (this.configured.containsValue(name)) {
			throw new InvalidAccountException(name, "name", "the properties configure that account",
					"Change it there, or choose another name.");
		}
	}

	/** An account cannot be added or changed like that; the texts hold no secret. */
	public static class InvalidAccountException extends IllegalArgumentException {

		private static final long serialVersionUID = 1L;

		private final String account;

		private final InvalidConfigurationException problem;

		InvalidAccountException(String account, String field, String problem, String remedy) {
			this(account, new InvalidConfigurationException(field, problem, remedy));
		}

		InvalidAccountException(String account, InvalidConfigurationException problem) {
			super("WeChat account '" + account + "', " + problem.property() + ": " + problem.problem() + ". "
					+ problem.remedy(), problem);
			this.account = account;
			this.problem = problem;
		}

		public String account() {
			return this.account;
		}

		/** {@code name}, or named as the property, for example {@code app-secret}. */
		public String field() {
			return this.problem.property();
		}

		public String problem() {
			return this.problem.problem();
		}

		/** What to write instead. */
		public String remedy() {
			return this.problem.remedy();
		}

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
