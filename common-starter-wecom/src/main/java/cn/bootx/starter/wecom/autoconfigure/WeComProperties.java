package cn.bootx.starter.wecom.autoconfigure;

import java.net.URI;
import java.time.Duration;
import java.time.ZoneId;
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
 * WeCom.
 *
 * @param enabled Whether to connect to WeCom.
 * @param agentId Id of the application (AgentId).
 * @param corpId Id of the corporation (企业ID); named agents without one of their own use
 * it too.
 * @param corpSecret Secret of the application.
 * @param token Token that signs pushes; with it the portal is mapped.
 * @param encodingAesKey Key that encrypts pushes, 43 characters.
 * @param agents Further applications by name.
 * @param robots Group robots by code.
 * @param robot How group robots send.
 * @param hosts Where WeCom is reached.
 * @param portal Portal that takes pushes.
 * @param jsSdk Endpoint that signs pages for wx.config and wx.agentConfig.
 * @param media How media are uploaded.
 * @param notice Notices with heading, message, date and remark.
 * @param login Login of members.
 * @param admin Endpoints that manage stored agents and robots.
 * @param runtimeAgents Whether agents can be added while the application runs; they are
 * kept in the record store.
 * @param agentRefresh How often changes that other nodes made to those are read, at least
 * 1 second.
 * @since 0.1.0
 */
@ConfigurationProperties("bootx.starter.third.wecom")
public record WeComProperties(@DefaultValue("true") boolean enabled, @Nullable Long agentId, @Nullable String corpId,
		@Nullable String corpSecret, @Nullable String token, @Nullable String encodingAesKey,
		@DefaultValue Map<String, Agent> agents, @DefaultValue Map<String, Robot> robots,
		@DefaultValue RobotSending robot, @DefaultValue Hosts hosts,
		@DefaultValue @NestedConfigurationProperty PortalProperties portal,
		@DefaultValue @NestedConfigurationProperty JsSdkProperties jsSdk, @DefaultValue Media media,
		@DefaultValue Notice notice, @DefaultValue @NestedConfigurationProperty LoginProperties login,
		@DefaultValue Admin admin, @DefaultValue("false") boolean runtimeAgents,
		@DefaultValue("30s") Duration agentRefresh) {

	/** Name of the properties before the dot. */
	public static final String PREFIX = "bootx.starter.third.wecom";

	@Override
	public String toString() {
		return "WeComProperties[corpId=" + this.corpId + ", agentId=" + this.agentId + ", agents="
				+ this.agents.keySet() + ", robots=" + this.robots.keySet() + "]";
	}

	/**
	 * A further application.
	 *
	 * @param agentId Id of the application (AgentId).
	 * @param corpId Id of the corporation, if it is another one.
	 * @param corpSecret Secret of the application.
	 * @param token Token that signs pushes.
	 * @param encodingAesKey Key that encrypts pushes, 43 characters.
	 */
	public record Agent(@Nullable Long agentId, @Nullable String corpId, @Nullable String corpSecret,
			@Nullable String token, @Nullable String encodingAesKey) {

		@Override
		public String toString() {
			return "Agent[corpId=" + this.corpId + ", agentId=" + this.agentId + "]";
		}

	}

	/**
	 * How media are uploaded.
	 *
	 * @param cache How long the id of an upload is used again for the same file, at most
	 * 71 hours; without it each file is uploaded.
	 */
	public record Media(@Nullable Duration cache) {
	}

	/**
	 * Notices with heading, message, date and remark, sent as texts.
	 *
	 * @param enabled Whether a UserNoticeSender bean sends them to members.
	 * @param dateFormat Format of the date of a notice that has none.
	 * @param zone Time zone of that date.
	 */
	public record Notice(@DefaultValue("false") boolean enabled, @DefaultValue("yyyy-MM-dd HH:mm:ss") String dateFormat,
			@DefaultValue("Asia/Shanghai") ZoneId zone) {
	}

	/**
	 * Where WeCom is reached.
	 *
	 * @param api Address of the server interface.
	 * @param login Address of the login page in a browser.
	 * @param open Address of the login page inside WeCom.
	 */
	public record Hosts(@DefaultValue("https://qyapi.weixin.qq.com") URI api,
			@DefaultValue("https://login.work.weixin.qq.com") URI login,
			@DefaultValue("https://open.weixin.qq.com") URI open) {
	}

	/**
	 * A group robot.
	 *
	 * @param key Part of the webhook address after key=.
	 * @param webhook Whole webhook address, instead of the key.
	 * @param token Token that signs pushes to the robot; with it the robot has an address
	 * below the portal.
	 * @param encodingAesKey Key that encrypts pushes to the robot, 43 characters.
	 */
	public record Robot(@Nullable String key, @Nullable String webhook, @Nullable String token,
			@Nullable String encodingAesKey) {

		@Override
		public String toString() {
			return "Robot[]";
		}

	}

	/**
	 * How group robots send.
	 *
	 * @param maxWait How long a message waits for its turn at most.
	 * @param perMinute How many messages a robot sends in any minute; 0 for no limit.
	 * @param allowedHosts Hosts besides WeCom's own that webhook addresses may name.
	 * @param splitLong Whether to send texts over 2048 bytes and Markdown over 4096 bytes
	 * in parts.
	 * @param queue Messages that wait for their turn instead of the caller.
	 */
	public record RobotSending(@DefaultValue("10s") Duration maxWait, @DefaultValue("20") int perMinute,
			@DefaultValue List<String> allowedHosts, @DefaultValue("false") boolean splitLong,
			@DefaultValue @NestedConfigurationProperty RobotQueueProperties queue) {
	}

	/**
	 * Endpoints that manage stored agents and robots.
	 *
	 * @param enabled Whether to map them; they demand a ThirdAdminAuthorizer bean.
	 */
	public record Admin(@DefaultValue("false") boolean enabled) {
	}

}
