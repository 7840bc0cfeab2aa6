package cn.bootx.starter.wechat.account;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.callback.envelope.PortalMode;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.config.InvalidConfigurationException;

/**
 * What an account must be to work, wherever it comes from: the properties or the record
 * store.
 *
 * @since 0.1.0
 */
public final class AccountRules {

	private static final String CONSOLE = "设置与开发 > 开发接口管理 at https://mp.weixin.qq.com";

	/** A name is part of the portal's path and of store keys. */
	private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,64}");

	private static final Set<PortalMode> NEED_KEY = Set.of(PortalMode.SAFE, PortalMode.COMPATIBLE);

	private AccountRules() {
	}

	/**
	 * Checks the name of an account beside the primary one.
	 * @param place where it is written, for the message
	 * @throws InvalidConfigurationException if it cannot be one
	 */
	public static void requireName(String place, String name) {
		if (!isName(name)) {
			throw new InvalidConfigurationException(place, "'" + name + "' cannot be the name of an account",
					"Use 1 to 64 letters, digits, '-' and '_'; 'default' is the account of the prefix itself.");
		}
	}

	/**
	 * Checks credentials and callback settings.
	 * @param prefix what the names of the fields follow in the message, for example
	 * {@code bootx.starter.third.wechat.}
	 * @return the same settings
	 * @throws InvalidConfigurationException if they cannot work
	 */
	public static WeChatAccountSettings require(String prefix, WeChatAccountSettings account) {
		Credentials.require(prefix + "app-id", account.appId(), CONSOLE);
		Credentials.require(prefix + "app-secret", account.appSecret(), CONSOLE);
		String token = account.token();
		String key = account.encodingAesKey();
		if (token != null) {
			Credentials.requireToken(prefix + "token", token);
		}
		if (key != null) {
			Credentials.requireAesKey(prefix + "encoding-aes-key", key);
		}
		requirePushSecrets(prefix, token, key, account.portalMode());
		return account;
	}

	/**
	 * Refuses combinations of token, key and mode with which no push could be opened, of
	 * an account or of a mini program.
	 * @param prefix what the names of the fields follow in the message
	 * @throws InvalidConfigurationException if it is one of those
	 */
	public static void requirePushSecrets(String prefix, @Nullable String token, @Nullable String key,
			PortalMode mode) {
		if (key != null && token == null) {
			throw new InvalidConfigurationException(prefix + "token", "it is missing, but encoding-aes-key is set",
					"Set it to the Token of the server configuration, or remove encoding-aes-key.");
		}
		if (key == null && token != null && NEED_KEY.contains(mode)) {
			throw new InvalidConfigurationException(prefix + "encoding-aes-key",
					"it is missing, but the portal's mode is " + mode.name().toLowerCase(Locale.ROOT),
					"Set it to the EncodingAESKey of the server configuration, or leave portal.mode at auto.");
		}
	}

	static boolean isName(String name) {
		return NAME.matcher(name).matches() && !name.equals(WeChatAccountSettings.DEFAULT);
	}

}
