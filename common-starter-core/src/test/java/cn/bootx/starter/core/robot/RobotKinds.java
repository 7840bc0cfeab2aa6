package cn.bootx.starter.core.robot;

import cn.bootx.starter.core.client.Platform;

/**
 * A kind of robots for tests.
 */
final class RobotKinds {

	static final Robot.Kind WECOM = new Robot.Kind(Platform.WECOM, "bootx.starter.third.wecom", "robots",
			"/cgi-bin/webhook/send", "key", "key", "key", "qyapi.weixin.qq.com", "the robot's page");

	private RobotKinds() {
	}

}
