package cn.bootx.starter.dingtalk.robot;

import org.jspecify.annotations.Nullable;

import cn.bootx.starter.dingtalk.client.Require;

/**
 * A webhook robot of a group chat.
 *
 * @param code the name under which this application knows it
 * @param accessToken token of the webhook address; not an application's access token
 * @param secret the {@code SEC…} text if the robot demands signatures, or null
 * @since 0.1.0
 */
public record DingTalkRobot(String code, String accessToken, @Nullable String secret) {

	public DingTalkRobot {
		Require.text("robot code", code);
		Require.text("robot access token", accessToken);
	}

	/**
	 * Leaves token and secret out.
	 */
	@Override
	public String toString() {
		return "DingTalkRobot[code=" + this.code + ", signed=" + (this.secret != null) + "]";
	}

}
