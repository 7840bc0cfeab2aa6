package cn.bootx.starter.wechat.account;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;

/**
 * All official accounts by name: those of the properties, and those that were added at
 * runtime.
 *
 * @since 0.1.0
 */
public final class WeChatAccounts {

	private final Map<String, WeChatAccount> configured = new LinkedHashMap<>();

	private final Optional<WeChatAccount> primary;

	private final @Nullable WeChatAccountRegistry registry;

	private final @Nullable String selected;

	/** Accounts that never change; the first is the primary. */
	public WeChatAccounts(List<WeChatAccount> accounts) {
		this(accounts, null);
	}

	/** Accounts of the properties, the first of which is the primary, and others. */
	public WeChatAccounts(List<WeChatAccount> configured, @Nullable WeChatAccountRegistry registry) {
		configured.forEach((account) -> this.configured.put(account.name(), account));
		this.primary = configured.stream().findFirst();
		this.registry = registry;
		this.selected = null;
	}

	private WeChatAccounts(WeChatAccounts all, String selected) {
		this.configured.putAll(all.configured);
		this.primary = Optional.empty();
		this.registry = all.registry;
		this.selected = selected;
	}

	/**
	 * The account of the properties' prefix itself, or the first named one.
	 * @throws PlatformException NOT_FOUND if the properties have no account
	 */
	public WeChatAccount primary() {
		return (this.selected != null) ? get(this.selected)
				: findPrimary().orElseThrow(() -> PlatformException.notFound(Platform.WECHAT, "account", "account",
						WeChatAccount.Settings.DEFAULT, names(),
						"no WeChat account is configured, so there is no primary one: "
								+ "set bootx.starter.third.wechat.app-id, or name one that was added at runtime: "
								+ "account(\"<name>\")"));
	}

	/** The primary account, or empty if the properties have none. */
	public Optional<WeChatAccount> findPrimary() {
		return (this.selected != null) ? find(this.selected) : this.primary;
	}

	/**
	 * The account of that name. One that this node does not know yet is looked up in the
	 * record store, so not on an event loop.
	 */
	public Optional<WeChatAccount> find(String name) {
		WeChatAccount account = this.configured.get(name);
		return (account != null || this.registry == null) ? Optional.ofNullable(account)
				: Optional.ofNullable(this.registry.find(name));
	}

	/** The account of that name if this node knows it; never waits for the store. */
	public Optional<WeChatAccount> known(String name) {
		WeChatAccount account = this.configured.get(name);
		return (account != null || this.registry == null) ? Optional.ofNullable(account)
				: Optional.ofNullable(this.registry.known(name));
	}

	/** Whether {@link #find} would look the name up in the record store. */
	public boolean mayBeStored(String name) {
		return this.registry != null && !this.configured.containsKey(name) && this.registry.mayBeStored(name);
	}

	/** Reads all stored accounts, so that none is looked up; not on an event loop. */
	public void refresh() {
		if (this.registry != null) {
			this.registry.refresh();
		}
	}

	/** As {@link #find}, but fails with NOT_FOUND if it is unknown. */
	public WeChatAccount get(String name) {
		return find(name).orElseThrow(() -> PlatformException.notFound(Platform.WECHAT, "account", "account", name,
				names(), "set bootx.starter.third.wechat.accounts." + name + ".app-id"));
	}

	/**
	 * These accounts with that one as the primary, for a service of one account: looked
	 * up at each use, because it can be changed at runtime.
	 * @throws PlatformException NOT_FOUND if it is unknown now
	 */
	public WeChatAccounts with(String name) {
		get(name);
		return new WeChatAccounts(this, name);
	}

	/** All accounts that this node knows, those of the properties first. */
	public Collection<WeChatAccount> all() {
		List<WeChatAccount> all = new ArrayList<>(this.configured.values());
		if (this.registry != null) {
			all.addAll(this.registry.known());
		}
		return List.copyOf(all);
	}

	private Set<String> names() {
		return all().stream().map(WeChatAccount::name).collect(Collectors.toCollection(LinkedHashSet::new));
	}

}
