package cn.bootx.starter.dingtalk.client;

import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.account.Account;
import cn.bootx.starter.core.account.AccountSettings;
import cn.bootx.starter.core.config.Credentials;
import cn.bootx.starter.core.token.AccessTokens;

/**
 * An application with its token.
 *
 * @param jsTicket the ticket that signs its pages
 * @since 0.1.0
 */
public record DingTalkApp(Settings settings, AccessTokens tokens,
		AccessTokens jsTicket) implements Account<DingTalkApp.Settings> {

	@Override
	public String toString() {
		return "DingTalkApp[" + name() + ", " + this.settings.appKey() + "]";
	}

	/**
	 * What is configured of an application.
	 *
	 * @param name name among the applications; the one of the properties' prefix itself
	 * is {@code default}
	 * @param agentId id that work notices name, null if it sends none
	 * @param robotCode code of its robot, null if that is the app key
	 * @param token token of the event subscription, null if it receives no events
	 * @param encodingAesKey key of the event subscription, null if it receives no events
	 * @param corpId id of the organisation, for pushes that were registered with the old
	 * call
	 * @param cardCallbackSecret secret that the address for clicks on cards was
	 * registered with
	 */
	public record Settings(String name, String appKey, String appSecret, @Nullable Long agentId,
			@Nullable String robotCode, @Nullable String token, @Nullable String encodingAesKey,
			@Nullable String corpId, @Nullable String cardCallbackSecret) implements AccountSettings {

		private static final String CONSOLE = "the application's page 'Credentials' in the developer console "
				+ "(open-dev.dingtalk.com)";

		/** An application that receives no events; its robot has the app key as code. */
		public static Settings of(String name, String appKey, String appSecret, @Nullable Long agentId) {
			return new Settings(name, appKey, appSecret, agentId, null, null, null, null, null);
		}

		/** The application with an event subscription over HTTP. */
		public Settings withEvents(String token, String encodingAesKey) {
			return new Settings(this.name, this.appKey, this.appSecret, this.agentId, this.robotCode, token,
					encodingAesKey, this.corpId, this.cardCallbackSecret);
		}

		public Settings withAppSecret(String appSecret) {
			return new Settings(this.name, this.appKey, appSecret, this.agentId, this.robotCode, this.token,
					this.encodingAesKey, this.corpId, this.cardCallbackSecret);
		}

		@Override
		public String platformId() {
			return this.appKey;
		}

		@Override
		public void check(String prefix) {
			Credentials.require(prefix + "app-key", this.appKey, CONSOLE);
			Credentials.require(prefix + "app-secret", this.appSecret, CONSOLE);
			optional(prefix + "robot-code", this.robotCode, "the robot's page in the developer console");
			if (this.token != null || this.encodingAesKey != null) {
				// Events are always encrypted, so one is of no use without the other.
				Credentials.requireToken(prefix + "token", this.token);
				Credentials.requireAesKey(prefix + "encoding-aes-key", this.encodingAesKey);
			}
			optional(prefix + "corp-id", this.corpId, "the developer console's front page");
			optional(prefix + "card-callback-secret", this.cardCallbackSecret,
					"the call that registered the card callback address");
		}

		private static void optional(String property, @Nullable String value, String where) {
			if (value != null) {
				Credentials.require(property, value, where);
			}
		}

		/** What its calls need. */
		public DingTalkClient.Credentials credentials() {
			return new DingTalkClient.Credentials(this.name, this.appKey, this.appSecret, this.agentId,
					Objects.requireNonNullElse(this.robotCode, this.appKey), this.corpId);
		}

		@Override
		public String toString() {
			return "Settings[" + this.name + ", " + this.appKey + "]";
		}

	}

}
