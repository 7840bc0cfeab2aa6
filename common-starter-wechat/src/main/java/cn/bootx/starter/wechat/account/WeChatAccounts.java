package cn.bootx.starter.wechat.account;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * All official accounts of the application, by name.
 *
 * @since 0.1.0
 */
public final class WeChatAccounts {

	private final WeChatAccount primary;

	private final Map<String, WeChatAccount> accounts = new ConcurrentHashMap<>();

	/**
	 * Makes the registry.
	 * @param accounts at least one; the first is the primary
	 */
	public WeChatAccounts(List<WeChatAccount> accounts) {
		this.primary = accounts.get(0);
		accounts.forEach((account) -> this.accounts.put(account.name(), account));
	}

	/**
	 * The account of the properties' prefix itself, or the first named one.
	 */
	public WeChatAccount primary() {
		return this.primary;
	}

	public Optional<WeChatAccount> find(String name) {
		return Optional.ofNullable(this.accounts.get(name));
	}

	/**
	 * The account of that name.
	 * @throws IllegalArgumentException if there is none
	 */
	public WeChatAccount get(String name) {
		return find(name).orElseThrow(() -> new IllegalArgumentException(
				"No WeChat account '" + name + "' is configured; there are " + this.accounts.keySet()));
	}

	/**
	 * For a service that works for the account of that name: looked up at each use,
	 * because an account can be changed while the application runs.
	 * @throws IllegalArgumentException if there is none now
	 */
	public Supplier<WeChatAccount> named(String name) {
		get(name);
		return () -> get(name);
	}

	public Collection<WeChatAccount> all() {
		return List.copyOf(this.accounts.values());
	}

}
