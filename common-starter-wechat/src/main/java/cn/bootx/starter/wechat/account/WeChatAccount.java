package cn.bootx.starter.wechat.account;

import java.util.Locale;
import java.util.Objects;

import me.chanjar.weixin.mp.api.WxMpService;
import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.account.Account;
import cn.bootx.starter.core.account.AccountSettings;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.config.InvalidConfigurationException;
import cn.bootx.starter.core.token.AccessTokens;
import cn.bootx.starter.wechat.api.WeChatApi;

/**
 * An official account that is ready for use.
 *
 * @param service WxJava's service, which is only this account's: nothing is switched
 * @param api calls with its token
 * @since 0.1.0
 */
public record WeChatAccount(Settings settings, WxMpService service, AccessTokens tokens,
		WeChatApi api) implements Account<WeChatAccount.Settings> {

	public String appId() {
		return this.settings.appId();
	}

	@Override
	public String toString() {
		return "WeChatAccount[" + name() + ", " + appId() + "]";
	}

	/**
	 * What is known of an official account before its services are built. Without a token
	 * it has no portal, without a key that is in plain mode. The account of the
	 * properties' prefix itself is {@value #DEFAULT}.
	 */
	public record Settings(String name, String appId, String appSecret, @Nullable String token,
			@Nullable String encodingAesKey, boolean useStableToken,
			CallbackEnvelope.Mode portalMode) implements AccountSettings {

		private static final String CONSOLE = "设置与开发 > 开发接口管理 at https://mp.weixin.qq.com";

		public Settings {
			// Stored without one, or with one of a later version.
			portalMode = Objects.requireNonNullElse(portalMode, CallbackEnvelope.Mode.AUTO);
		}

		/** An account that only sends: with the stable token and without a portal. */
		public static Settings of(String name, String appId, String appSecret) {
			return new Settings(name, appId, appSecret, null, null, true, CallbackEnvelope.Mode.AUTO);
		}

		/** The account with a portal; without a key in plain mode. */
		public Settings withPortal(String token, @Nullable String encodingAesKey) {
			return new Settings(this.name, this.appId, this.appSecret, token, encodingAesKey, this.useStableToken,
					this.portalMode);
		}

		public Settings withAppSecret(String appSecret) {
			return new Settings(this.name, this.appId, appSecret, this.token, this.encodingAesKey, this.useStableToken,
					this.portalMode);
		}

		@Override
		public String platformId() {
			return this.appId;
		}

		@Override
		public void check(String prefix) {
			Credentials.require(prefix + "app-id", this.appId, CONSOLE);
			Credentials.require(prefix + "app-secret", this.appSecret, CONSOLE);
			if (this.token != null) {
				Credentials.requireToken(prefix + "token", this.token);
			}
			if (this.encodingAesKey != null) {
				Credentials.requireAesKey(prefix + "encoding-aes-key", this.encodingAesKey);
			}
			requirePushSecrets(prefix, this.token, this.encodingAesKey, this.portalMode);
		}

		/**
		 * Refuses combinations with which no push could be opened, also of a mini
		 * program.
		 */
		public static void requirePushSecrets(String prefix, @Nullable String token, @Nullable String key,
				CallbackEnvelope.Mode mode) {
			if (key != null && token == null) {
				throw new InvalidConfigurationException(prefix + "token", "it is missing, but encoding-aes-key is set",
						"Set it to the Token of the server configuration, or remove encoding-aes-key.");
			}
			if (key == null && token != null
					&& (mode == CallbackEnvelope.Mode.SAFE || mode == CallbackEnvelope.Mode.COMPATIBLE)) {
				throw new InvalidConfigurationException(prefix + "encoding-aes-key",
						"it is missing, but the portal's mode is " + mode.name().toLowerCase(Locale.ROOT),
						"Set it to the EncodingAESKey of the server configuration, or leave portal.mode at auto.");
			}
		}

		@Override
		public String toString() {
			return "Settings[" + this.name + ", " + this.appId + "]";
		}

	}

}
