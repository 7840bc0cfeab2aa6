package cn.bootx.starter.wechat.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import cn.bootx.starter.core.callback.PortalMode;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.wechat.account.WeChatAccountSettings;

/**
 * Turns the properties of all accounts into settings, and refuses what cannot work with
 * the full name of the property.
 */
final class AccountValidation {

	private static final String PREFIX = "bootx.starter.third.wechat";

	private static final String CONSOLE = "设置与开发 > 开发接口管理 at https://mp.weixin.qq.com";

	/** A name is part of the portal's path and of store keys. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	private AccountValidation() {
	}

	static List<WeChatAccountSettings> settings(WeChatProperties properties) {
		Map<String, WeChatProperties.Account> accounts = new LinkedHashMap<>();
		if (properties.appId() != null) {
			accounts.put(WeChatAccountSettings.DEFAULT,
					new WeChatProperties.Account(properties.appId(), properties.appSecret(), properties.token(),
							properties.encodingAesKey(), properties.useStableToken(), null));
		}
		List<WeChatAccountSettings> settings = new ArrayList<>();
		accounts.forEach((name, account) -> settings.add(settings(PREFIX, name, account, properties.portal().mode())));
		properties.accounts().forEach((name, account) -> {
			String prefix = PREFIX + ".accounts." + name;
			if (!NAME.matcher(name).matches() || name.equals(WeChatAccountSettings.DEFAULT)) {
				throw new InvalidConfigurationException(prefix, "'" + name + "' cannot be the name of an account",
						"Use letters, digits, '-' and '_'; 'default' is the account of the prefix itself.");
			}
			settings.add(settings(prefix, name, account, properties.portal().mode()));
		});
		requireDifferentAppIds(settings);
		return settings;
	}

	private static WeChatAccountSettings settings(String prefix, String name, WeChatProperties.Account account,
			PortalMode portalMode) {
		String appId = Credentials.require(prefix + ".app-id", account.appId(), CONSOLE);
		String secret = Credentials.require(prefix + ".app-secret", account.appSecret(), CONSOLE);
		String token = (account.token() != null) ? Credentials.requireToken(prefix + ".token", account.token()) : null;
		String key = (account.encodingAesKey() != null)
				? Credentials.requireAesKey(prefix + ".encoding-aes-key", account.encodingAesKey()) : null;
		PortalMode mode = (account.portalMode() != null) ? account.portalMode() : portalMode;
		PortalValidation.check(prefix, token, key, mode);
		return new WeChatAccountSettings(name, appId, secret, token, key, account.useStableToken(), mode);
	}

	private static void requireDifferentAppIds(List<WeChatAccountSettings> settings) {
		Map<String, String> names = new LinkedHashMap<>();
		for (WeChatAccountSettings account : settings) {
			String other = names.put(account.appId(), account.name());
			if (other != null) {
				throw new InvalidConfigurationException(PREFIX + ".accounts." + account.name() + ".app-id",
						"it is the app id of account '" + other + "' too", "Configure each official account once.");
			}
		}
	}

}
