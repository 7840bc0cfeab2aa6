package cn.bootx.starter.wechat.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

import cn.bootx.starter.core.autoconfigure.LoginProperties;
import cn.bootx.starter.core.autoconfigure.PortalProperties;
import cn.bootx.starter.core.callback.envelope.CallbackEnvelope;
import cn.bootx.starter.core.autoconfigure.JsSdkProperties;

/**
 * WeChat official accounts. The prefix itself is the account "default".
 *
 * @param enabled Whether the starter does anything.
 * @param appId AppID of the official account.
 * @param appSecret AppSecret of the official account.
 * @param token Token of the server configuration; without it the account has no portal.
 * @param encodingAesKey EncodingAESKey of the server configuration, 43 characters.
 * @param useStableToken Whether the stable access token is used, which several
 * applications can share.
 * @param hosts Where WeChat is reached.
 * @param portal Callback address.
 * @param replies Texts that are sent where no handler and no router rule is for a
 * message.
 * @param qrLogin Login by a QR code of the official account.
 * @param login Login on pages inside WeChat and on web sites.
 * @param loginSite Application of the web site, which is no official account.
 * @param template Template messages and subscribe notices.
 * @param customerService Customer-service messages.
 * @param notice Notices with heading, message, date and remark.
 * @param fans Records of the followers.
 * @param jsSdk Endpoint that signs pages for wx.config.
 * @param admin Endpoints for an administration's pages.
 * @param accounts More accounts by name.
 * @param runtimeAccounts Whether accounts can be added while the application runs; they
 * are kept in the record store.
 * @param accountRefresh How often changes that other nodes made to those are read, at
 * least 1 second.
 * @since 0.1.0
 */
@ConfigurationProperties(WeChatProperties.PREFIX)
public record WeChatProperties(@DefaultValue("true") boolean enabled, @Nullable String appId,
		@Nullable String appSecret, @Nullable String token, @Nullable String encodingAesKey,
		@DefaultValue("true") boolean useStableToken, @DefaultValue Hosts hosts,
		@DefaultValue @NestedConfigurationProperty PortalProperties portal, @DefaultValue Replies replies,
		@DefaultValue QrLogin qrLogin, @DefaultValue @NestedConfigurationProperty LoginProperties login,
		@DefaultValue LoginSite loginSite, @DefaultValue Template template,
		@DefaultValue @NestedConfigurationProperty CustomerServiceProperties customerService,
		@DefaultValue Notice notice, @DefaultValue Fans fans,
		@DefaultValue @NestedConfigurationProperty JsSdkProperties jsSdk, @DefaultValue Admin admin,
		@DefaultValue Map<String, Account> accounts, @DefaultValue("false") boolean runtimeAccounts,
		@DefaultValue("30s") Duration accountRefresh) {

	/** Prefix of these properties. */
	public static final String PREFIX = "bootx.starter.third.wechat";

	/**
	 * Where WeChat is reached.
	 *
	 * @param api Address of the API.
	 * @param mp Address of the pictures of QR codes.
	 * @param open Address of the login pages.
	 */
	public record Hosts(@DefaultValue("https://api.weixin.qq.com") URI api,
			@DefaultValue("https://mp.weixin.qq.com") URI mp, @DefaultValue("https://open.weixin.qq.com") URI open) {
	}

	/**
	 * Texts that are sent where no handler and no router rule is for a message; by
	 * default none.
	 *
	 * @param message Answer to a message of a user.
	 * @param subscribe Greeting of a new follower.
	 * @param scan Answer to the scan of a QR code.
	 * @param click Answer to the tap on a menu button.
	 */
	public record Replies(@Nullable String message, @Nullable String subscribe, @Nullable String scan,
			@Nullable String click) {
	}

	/**
	 * Login by QR code.
	 *
	 * @param enabled Whether the login endpoints are mapped.
	 * @param account Name of the account whose QR codes are shown.
	 * @param ttl How long a QR code can be scanned, 1 minute to 30 days.
	 * @param authCodeTtl How long the code that a login is exchanged for works.
	 * @param maxPendingPerClient Number of QR codes that an address may ask for within
	 * the time to live.
	 * @param reply Text that a user reads who is logged in; blank for none.
	 * @param confirm Whether the user must confirm on the phone after the scan.
	 * @param confirmPrompt Text that asks the user to confirm.
	 * @param confirmWord Text with which the user confirms.
	 * @param allowedOrigins Pages of other origins that may wait over WebSocket, for
	 * example "https://www.example.com"; those of the application itself always may.
	 * @param maxSockets Number of browsers that may wait over WebSocket on one node.
	 */
	public record QrLogin(@DefaultValue("false") boolean enabled, @Nullable String account,
			@DefaultValue("5m") Duration ttl, @DefaultValue("60s") Duration authCodeTtl,
			@DefaultValue("20") int maxPendingPerClient, @DefaultValue("登录成功") String reply,
			@DefaultValue("false") boolean confirm,
			@DefaultValue("有网页请求用你的微信登录。是你本人操作请回复“确认”，否则请忽略。") String confirmPrompt,
			@DefaultValue("确认") String confirmWord, @DefaultValue Set<String> allowedOrigins,
			@DefaultValue("1000") int maxSockets) {
	}

	/**
	 * Application of the web site (网站应用), with which people log in on web sites.
	 *
	 * @param appId AppID of the web site at the Open Platform.
	 * @param appSecret AppSecret of the web site.
	 */
	public record LoginSite(@Nullable String appId, @Nullable String appSecret) {

		/** Leaves the secret out. */
		@Override
		public String toString() {
			return "LoginSite[appId=" + this.appId + "]";
		}

	}

	/**
	 * Template messages and subscribe notices.
	 *
	 * @param check What of a message is checked before it is sent.
	 * @param recordSends Whether every sent message is recorded with its receipt; the
	 * records are kept until the host deletes them.
	 */
	public record Template(@DefaultValue("strict") Check check, @DefaultValue("false") boolean recordSends) {

		/** What of a message is checked before it is sent. */
		public enum Check {

			/** Values, and that they are the template's variables. */
			STRICT,

			/** Values only. */
			VALUES,

			/** Nothing. */
			NONE

		}

	}

	/**
	 * Notices with heading, message, date and remark, mapped to one template.
	 *
	 * @param template Id of the template, or the code that the host gave it.
	 * @param heading Name of the template's field for the heading, such as "thing1"; none
	 * if it has none. Without heading, message, date and remark they are guessed of the
	 * synced template.
	 * @param message Name of the template's field for the message.
	 * @param date Name of the template's field for the date, such as "time3".
	 * @param remark Name of the template's field for the remark.
	 * @param noRemark What stands for the remark of a notice that has none; blank to
	 * leave the field out.
	 * @param truncate Whether a text that is too long for a "thing" field is cut instead
	 * of refused.
	 * @param dateFormat Format of the date of a notice that has none.
	 * @param zone Time zone of that date.
	 */
	public record Notice(@Nullable String template, @Nullable String heading, @Nullable String message,
			@Nullable String date, @Nullable String remark, @DefaultValue("-") String noRemark,
			@DefaultValue("false") boolean truncate, @DefaultValue("yyyy-MM-dd HH:mm") String dateFormat,
			@DefaultValue("Asia/Shanghai") ZoneId zone) {
	}

	/**
	 * Records of the followers.
	 *
	 * @param track Whether subscribe and unsubscribe events keep the records true.
	 */
	public record Fans(@DefaultValue("false") boolean track) {
	}

	/**
	 * Endpoints for an administration's pages.
	 *
	 * @param enabled Whether they are mapped; then a ThirdAdminAuthorizer bean must
	 * exist.
	 */
	public record Admin(@DefaultValue("false") boolean enabled) {
	}

	/**
	 * One more account.
	 *
	 * @param appId AppID of the official account.
	 * @param appSecret AppSecret of the official account.
	 * @param token Token of the server configuration; without it the account has no
	 * portal.
	 * @param encodingAesKey EncodingAESKey of the server configuration, 43 characters.
	 * @param useStableToken Whether the stable access token is used.
	 * @param portalMode Which pushes are accepted; that of the portal unless given.
	 */
	public record Account(@Nullable String appId, @Nullable String appSecret, @Nullable String token,
			@Nullable String encodingAesKey, @DefaultValue("true") boolean useStableToken,
			CallbackEnvelope.@Nullable Mode portalMode) {

		/** Without the secrets. */
		@Override
		public String toString() {
			return "Account[" + this.appId + "]";
		}

	}

	/** Without the secrets. */
	@Override
	public String toString() {
		return "WeChatProperties[appId=" + this.appId + ", accounts=" + this.accounts.keySet() + "]";
	}

}
