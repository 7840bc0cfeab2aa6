package cn.bootx.starter.dingtalk.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

import cn.bootx.starter.core.autoconfigure.LoginProperties;
import cn.bootx.starter.core.autoconfigure.PortalProperties;
import cn.bootx.starter.core.autoconfigure.JsSdkProperties;
import cn.bootx.starter.core.autoconfigure.RobotQueueProperties;

/**
 * DingTalk applications and webhook robots.
 *
 * @param enabled Whether to connect to DingTalk.
 * @param appKey Client ID of the default application.
 * @param appSecret Client Secret of the default application.
 * @param agentId AgentId of the default application, for work notices.
 * @param robotCode Code of the default application's robot; the app key unless the
 * console shows another.
 * @param token Token of the event subscription.
 * @param encodingAesKey AES key of the event subscription, 43 characters.
 * @param corpId Id of the organisation, for the signature of pages, and for pushes that
 * were registered with the old call.
 * @param cardCallbackSecret Secret that the address for clicks on cards was registered
 * with.
 * @param apps Further applications by name.
 * @param robots Webhook robots by code.
 * @param hosts Where DingTalk is reached.
 * @param api How the APIs of applications are called.
 * @param media How media files are uploaded.
 * @param robot How webhook robots send.
 * @param portal Pushes over HTTP.
 * @param stream Pushes over a connection that this process opens.
 * @param jsSdk Endpoint that signs pages for dd.config.
 * @param login Login of users.
 * @param admin Endpoints that manage stored applications and robots.
 * @param runtimeApps Whether applications can be added at runtime; they are kept in the
 * record store.
 * @param appRefresh How often changes that other nodes made to those are read, at least 1
 * second.
 * @since 0.1.0
 */
@ConfigurationProperties("bootx.starter.third.ding-talk")
public record DingTalkProperties(@DefaultValue("true") boolean enabled, @Nullable String appKey,
		@Nullable String appSecret, @Nullable Long agentId, @Nullable String robotCode, @Nullable String token,
		@Nullable String encodingAesKey, @Nullable String corpId, @Nullable String cardCallbackSecret,
		@DefaultValue Map<String, App> apps, @DefaultValue Map<String, Robot> robots, @DefaultValue Hosts hosts,
		@DefaultValue Api api, @DefaultValue Media media, @DefaultValue RobotSending robot,
		@DefaultValue @NestedConfigurationProperty PortalProperties portal, @DefaultValue Stream stream,
		@DefaultValue @NestedConfigurationProperty JsSdkProperties jsSdk,
		@DefaultValue @NestedConfigurationProperty LoginProperties login, @DefaultValue Admin admin,
		@DefaultValue("false") boolean runtimeApps, @DefaultValue("30s") Duration appRefresh) {

	/** Prefix of all properties. */
	public static final String PREFIX = "bootx.starter.third.ding-talk";

	/** The application at the prefix itself. */
	public App defaultApp() {
		return new App(this.appKey, this.appSecret, this.agentId, this.robotCode, this.token, this.encodingAesKey,
				this.corpId, this.cardCallbackSecret);
	}

	/** Leaves the secrets out. */
	@Override
	public String toString() {
		return "DingTalkProperties[appKey=" + this.appKey + ", apps=" + this.apps.keySet() + ", robots="
				+ this.robots.keySet() + "]";
	}

	/**
	 * An application.
	 *
	 * @param appKey Client ID.
	 * @param appSecret Client Secret.
	 * @param agentId AgentId, for work notices.
	 * @param robotCode Code of the application's robot; the app key unless the console
	 * shows another.
	 * @param token Token of the event subscription.
	 * @param encodingAesKey AES key of the event subscription, 43 characters.
	 * @param corpId Id of the organisation, for the signature of pages, and for pushes
	 * that were registered with the old call.
	 * @param cardCallbackSecret Secret that the address for clicks on cards was
	 * registered with.
	 */
	public record App(@Nullable String appKey, @Nullable String appSecret, @Nullable Long agentId,
			@Nullable String robotCode, @Nullable String token, @Nullable String encodingAesKey,
			@Nullable String corpId, @Nullable String cardCallbackSecret) {

		/** Leaves the secrets out. */
		@Override
		public String toString() {
			return "App[appKey=" + this.appKey + ", agentId=" + this.agentId + "]";
		}

	}

	/**
	 * Where DingTalk is reached.
	 *
	 * @param oapi Address of the old API family.
	 * @param api Address of the new API family.
	 * @param login Address of the login pages.
	 */
	public record Hosts(@DefaultValue("https://oapi.dingtalk.com") URI oapi,
			@DefaultValue("https://api.dingtalk.com") URI api, @DefaultValue("https://login.dingtalk.com") URI login) {
	}

	/**
	 * A webhook robot of a group chat.
	 *
	 * @param accessToken Token of the webhook address.
	 * @param webhook Whole webhook address, instead of the token.
	 * @param secret SEC text of the robot's security settings, if it demands signatures.
	 */
	public record Robot(@Nullable String accessToken, @Nullable String webhook, @Nullable String secret) {

		/** Leaves the secrets out. */
		@Override
		public String toString() {
			return "Robot[signed=" + (this.secret != null) + "]";
		}

	}

	/**
	 * How the APIs of applications are called.
	 *
	 * @param maxWait How long a call waits for its turn at most.
	 * @param perSecond How many calls an application makes to each API in any second; 0
	 * for no limit.
	 */
	public record Api(@DefaultValue("5s") Duration maxWait, @DefaultValue("20") int perSecond) {
	}

	/**
	 * How media files are uploaded.
	 *
	 * @param cache How long the id of an uploaded file of up to 256 KB is used again for
	 * the same bytes; by default each file is uploaded anew.
	 */
	public record Media(@Nullable Duration cache) {
	}

	/**
	 * How webhook robots send.
	 *
	 * @param maxWait How long a message waits for its turn at most.
	 * @param perMinute How many messages a robot sends in any minute; 0 for no limit.
	 * @param allowedHosts Hosts besides DingTalk's own that webhook addresses may name.
	 * @param attempts How often a message is tried when no answer arrives.
	 * @param splitLong Whether to send texts and Markdown over 20000 bytes in parts.
	 * @param queue Messages that wait for their turn instead of the caller.
	 */
	public record RobotSending(@DefaultValue("5s") Duration maxWait, @DefaultValue("20") int perMinute,
			@DefaultValue List<String> allowedHosts, @DefaultValue("3") int attempts,
			@DefaultValue("false") boolean splitLong,
			@DefaultValue @NestedConfigurationProperty RobotQueueProperties queue) {
	}

	/**
	 * Stream mode.
	 *
	 * @param enabled Whether to connect.
	 * @param apps Applications to connect, also such as are added at runtime; all if the
	 * list is empty.
	 * @param pingInterval How often a connection is probed.
	 * @param firstRetry Longest pause before the first attempt to connect again.
	 * @param maxRetry Longest pause between attempts.
	 * @param drain How long a connection that ends may finish its answers.
	 */
	public record Stream(@DefaultValue("false") boolean enabled, @DefaultValue List<String> apps,
			@DefaultValue("30s") Duration pingInterval, @DefaultValue("1s") Duration firstRetry,
			@DefaultValue("60s") Duration maxRetry, @DefaultValue("3s") Duration drain) {
	}

	/**
	 * Endpoints that manage stored applications and robots.
	 *
	 * @param enabled Whether to map them; a ThirdAdminAuthorizer bean must exist.
	 */
	public record Admin(@DefaultValue("false") boolean enabled) {
	}

}
