package cn.bootx.starter.core.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.PlatformException;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.config.StoredSettings;
import cn.bootx.starter.core.json.Json;

/**
 * All accounts of a platform by name: those of the properties, and, where the host allows
 * it, those that are added, changed and removed while the application runs. The latter
 * are kept in the record store, from which every node reads them: a new one when it is
 * first asked for, changes and removals with the next {@link #refresh}.
 *
 * @param <S> what is configured of an account
 * @param <A> an account that is ready for use
 * @since 0.1.0
 */
public abstract class Accounts<S extends AccountSettings, A extends Account<S>> implements StoredSettings.Keeper {

	private final AccountKind<S> kind;

	private final Map<String, A> configured;

	private final @Nullable A primary;

	private final @Nullable StoredAccounts<S, A> stored;

	private final @Nullable String selected;

	/**
	 * All accounts of a platform.
	 * @param primary the one that is meant where no name is written
	 * @param runtime where others are kept, null if none are added at runtime
	 */
	protected Accounts(AccountKind<S> kind, Collection<? extends A> configured, @Nullable A primary,
			@Nullable RuntimeAccounts<S, A> runtime) {
		this.kind = kind;
		this.configured = new LinkedHashMap<>();
		configured.forEach((account) -> this.configured.put(account.name(), account));
		this.primary = primary;
		this.stored = (runtime != null) ? new StoredAccounts<>(kind, this.configured.values(), runtime) : null;
		this.selected = null;
	}

	/** The same accounts with a named one as the primary, looked up at each use. */
	protected Accounts(Accounts<S, A> all, String selected) {
		this.kind = all.kind;
		this.configured = all.configured;
		this.primary = null;
		this.stored = all.stored;
		this.selected = all.get(selected).name();
	}

	/** The one of that name where it is configured, or the only configured one. */
	protected static <A extends Account<?>> @Nullable A named(String name, Collection<? extends A> configured) {
		A only = (configured.size() == 1) ? configured.iterator().next() : null;
		return configured.stream()
			.<A>map((account) -> account)
			.filter((account) -> account.name().equals(name))
			.findFirst()
			.orElse(only);
	}

	/**
	 * The account that is meant where no name is written.
	 * @throws PlatformException NOT_FOUND if the properties have none
	 */
	public final A primary() {
		return (this.selected != null) ? get(this.selected)
				: findPrimary().orElseThrow(() -> PlatformException.notFound(this.kind.platform(), "account",
						this.kind.noun(), AccountSettings.DEFAULT, names(),
						"the properties have no primary one: set "
								+ this.kind.property(AccountSettings.DEFAULT, this.kind.main())
								+ ", or name the one that is meant: account(\"<name>\")"));
	}

	/** The primary account, or empty if the properties have none. */
	public final Optional<A> findPrimary() {
		return (this.selected != null) ? find(this.selected) : Optional.ofNullable(this.primary);
	}

	/**
	 * The account of that name. One that this node does not know yet is looked up in the
	 * record store, so not on an event loop.
	 * @throws cn.bootx.starter.core.store.StoreUnavailableException if it cannot be
	 * looked up now
	 */
	public final Optional<A> find(String name) {
		A account = this.configured.get(name);
		return Optional.ofNullable((account == null && this.stored != null) ? this.stored.find(name) : account);
	}

	/** The account of that name if this node knows it; never waits for the store. */
	public final Optional<A> known(String name) {
		A account = this.configured.get(name);
		return Optional.ofNullable((account == null && this.stored != null) ? this.stored.live().find(name) : account);
	}

	/** Whether {@link #find} would look the name up in the record store. */
	public final boolean mayBeStored(String name) {
		return this.stored != null && !this.configured.containsKey(name) && this.stored.mayBeStored(name);
	}

	/** As {@link #find}, but fails with NOT_FOUND if it is unknown. */
	public final A get(String name) {
		return find(name).orElseThrow(() -> PlatformException.notFound(this.kind.platform(), "account",
				this.kind.noun(), name, names(), "set " + this.kind.property(name, this.kind.main())
						+ (this.stored != null ? ", or add it while the application runs" : "")));
	}

	/** All accounts that this node knows, those of the properties first. */
	public final Collection<A> all() {
		List<A> all = new ArrayList<>(this.configured.values());
		if (this.stored != null) {
			all.addAll(this.stored.live().all());
		}
		return List.copyOf(all);
	}

	/** The names of all accounts that this node knows. */
	public final Set<String> names() {
		return all().stream().map(Account::name).collect(Collectors.toCollection(LinkedHashSet::new));
	}

	/** Whether the properties have an account of that name. */
	public final boolean isConfigured(String name) {
		return this.configured.containsKey(name);
	}

	/** Whether accounts can be added while the application runs. */
	public final boolean isRuntime() {
		return this.stored != null;
	}

	/**
	 * Adds an account. Other nodes know it as soon as they are asked for it.
	 * @throws InvalidAccountException if it cannot work, or its name or platform id is
	 * another's; of two nodes that add the same one, one gets this
	 * @throws InvalidConfigurationException if the host does not allow it
	 */
	public final void add(S account) {
		required().add(account);
	}

	/**
	 * Changes a stored account: here at once, on other nodes with their next refresh.
	 * @param change makes its settings of the present ones; name and platform id stay
	 * @throws InvalidAccountException if it cannot work or the name is unknown
	 * @throws cn.bootx.starter.core.store.RecordStore.ConflictException if another caller
	 * changes it at the same time
	 */
	public final void update(String name, UnaryOperator<S> change) {
		required().update(name, change);
	}

	/**
	 * Removes a stored account with its token and its entrance: here at once, on other
	 * nodes with their next refresh. What services keep of it stays.
	 * @return whether it was there
	 * @throws InvalidAccountException if it is one of the properties
	 */
	public final boolean remove(String name) {
		return required().remove(name);
	}

	/** The accounts in the store that can be used, ordered by name. */
	public final List<S> stored() {
		return (this.stored != null) ? this.stored.list() : List.of();
	}

	/**
	 * Takes over what other nodes have changed; not on an event loop. Runs by itself.
	 * @throws cn.bootx.starter.core.store.StoreUnavailableException then the known
	 * accounts stay as they are
	 */
	public final void refresh() {
		if (this.stored != null) {
			this.stored.refresh();
		}
	}

	/** Notifies of each stored account that is added, changed or removed on this node. */
	public final void onChange(Consumer<AccountChange<A>> listener) {
		if (this.stored != null) {
			this.stored.live().listeners().add(listener);
		}
	}

	@Override
	public final void reportTo(StoredSettings settings) {
		if (this.stored != null) {
			onChange((change) -> report(settings, change.name(), change.after()));
			this.stored.live().all().forEach((account) -> report(settings, account.name(), account));
		}
	}

	private void report(StoredSettings settings, String name, @Nullable A account) {
		Map<String, String> values = (account != null) ? Json.texts(this.kind.write(account.settings())) : Map.of();
		settings.report(this.kind.place(name), values);
	}

	public final AccountKind<S> kind() {
		return this.kind;
	}

	private StoredAccounts<S, A> required() {
		if (this.stored == null) {
			throw new InvalidConfigurationException(this.kind.runtime(), "it is not true",
					"Set it to true to add, change and remove accounts while the application runs.");
		}
		return this.stored;
	}

}
