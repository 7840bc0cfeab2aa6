package cn.bootx.starter.wechat.autoconfigure;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import cn.bootx.starter.core.callback.envelope.PortalMode;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.wechat.account.AccountRules;
import cn.bootx.starter.wechat.account.WeChatAccountSettings;

/**
 * Turns the properties of all accounts into settings, and refuses what cannot work with
 * the full name of the property.
 */
final class AccountValidation {

	private static final String PREFIX = "bootx.starter.third.wechat";

	private AccountValidation() {
	}

	static List<WeChatAccountSettings> settings(WeChatProperties properties) {
		PortalMode mode = properties.portal().mode();
		List<WeChatAccountSettings> settings = new ArrayList<>();
		if (properties.appId() != null) {
			settings.add(settings(PREFIX, WeChatAccountSettings.DEFAULT,
					new WeChatProperties.Account(properties.appId(), properties.appSecret(), properties.token(),
							properties.encodingAesKey(), properties.useStableToken(), null),
					mode));
		}
		properties.accounts().forEach((name, account) -> {
			String prefix = PREFIX + ".accounts." + name;
			AccountRules.requireName(prefix, name);
			settings.add(settings(prefix, name, account, mode));
		});
		requireDifferentAppIds(settings);
		return settings;
	}

	private static WeChatAccountSettings settings(String prefix, String name, WeChatProperties.Account account,
			PortalMode portalMode) {
		return AccountRules.require(prefix + ".",
				new WeChatAccountSettings(name, Objects.requireNonNullElse(account.appId(), ""),
						Objects.requireNonNullElse(account.appSecret(), ""), account.token(), account.encodingAesKey(),
						account.useStableToken(), Objects.requireNonNullElse(account.portalMode(), portalMode)));
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
