package cn.bootx.starter.simulator.wecom.robot;

import java.util.function.Supplier;

/**
 * Where a group robot's pushes go (接收消息, in beta).
 *
 * @param token signs them
 * @param aesKey encrypts them, 43 characters
 * @param url asked at each push, for a host whose port is not known earlier
 * @param json whether the address says {@code robot_callback_format=json}
 * @since 0.1.0
 */
public record WeComRobotCallback(String token, String aesKey, Supplier<String> url, boolean json) {

	/** Leaves the secrets out. */
	@Override
	public String toString() {
		return "WeComRobotCallback[json=" + this.json + "]";
	}

}
