package cn.bootx.starter.wechat.account;

import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.account.AccountKind;
import cn.bootx.starter.core.account.Accounts;
import cn.bootx.starter.core.account.RuntimeAccounts;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.wechat.account.WeChatAccount.Settings;

/**
 * All official accounts by name: those of the properties, and those that were added at
 * runtime.
 *
 * @since 0.1.0
 */
public final class WeChatAccounts extends Accounts<Settings, WeChatAccount> {

	static final AccountKind<Settings> KIND = new AccountKind<>(Platform.WECHAT, "bootx.starter.third.wechat",
			"WeChat account", "app-id", "app-id", Settings.class, Set.of("appSecret", "token", "encodingAesKey"),
			Map.of("useStableToken", true));

	/** Accounts that never change; the first is the primary. */
	public WeChatAccounts(List<WeChatAccount> accounts) {
		this(accounts, null);
	}

	/** Accounts of the properties, the first of which is the primary, and others. */
	public WeChatAccounts(List<WeChatAccount> configured, @Nullable RuntimeAccounts<Settings, WeChatAccount> runtime) {
		super(KIND, configured, configured.isEmpty() ? null : configured.get(0), runtime);
	}

	private WeChatAccounts(WeChatAccounts all, String selected) {
		super(all, selected);
	}

	/**
	 * These accounts with that one as the primary, for a service of one account: looked
	 * up at each use, because it can be changed at runtime.
	 * @throws cn.bootx.starter.core.client.PlatformException NOT_FOUND if it is unknown
	 * now
	 */
	public WeChatAccounts with(String name) {
		return new WeChatAccounts(this, name);
	}

}
