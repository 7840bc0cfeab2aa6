package cn.bootx.starter.dingtalk.client;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.core.client.ErrorCategory;
import cn.bootx.starter.core.client.Platform;
import cn.bootx.starter.core.client.PlatformException;

/**
 * What identifies an application.
 *
 * @param name name in the configuration, {@code default} for the one at the prefix itself
 * @param appKey Client ID
 * @param appSecret Client Secret
 * @param agentId id that work notices name, or null if it sends none
 * @param robotCode id of the application's robot
 * @since 0.1.0
 */
public record DingTalkCredentials(String name, String appKey, String appSecret, @Nullable Long agentId,
		String robotCode) {

	/**
	 * The id that work notices name.
	 * @throws PlatformException if none is configured
	 */
	public long requireAgentId() {
		if (this.agentId == null) {
			String prefix = "bootx.starter.third.ding-talk."
					+ (this.name.equals("default") ? "" : "apps." + this.name + ".");
			throw PlatformException.of(Platform.DING_TALK, "agent-id")
				.code("no-agent-id")
				.message("work notices of DingTalk app '" + this.name + "' need its AgentId")
				.category(ErrorCategory.INVALID_ARGUMENT,
						"set " + prefix + "agent-id to the AgentId on the application's page in the developer console")
				.build();
		}
		return this.agentId;
	}

	/**
	 * Leaves the secret out.
	 */
	@Override
	public String toString() {
		return "DingTalkCredentials[name=" + this.name + ", appKey=" + this.appKey + ", agentId=" + this.agentId
				+ ", robotCode=" + this.robotCode + "]";
	}

}
