package cn.bootx.starter.wecom.robot;

import okhttp3.HttpUrl;

/**
 * Where a robot is reached.
 *
 * @param baseUrl address of the server interface
 * @param key the robot's key; whoever has it can write into the group
 * @since 0.1.0
 */
public record WeComRobot(HttpUrl baseUrl, String key) {

	/**
	 * Leaves the key out.
	 */
	@Override
	public String toString() {
		return "WeComRobot[" + this.baseUrl.host() + "]";
	}

}
