package cn.bootx.starter.simulator.dingtalk.robot;

/**
 * The platform words a robot's security refusals (310000) in two ways; a client has to
 * understand both.
 *
 * @since 0.1.0
 */
public enum RobotErrorWording {

	/** {@code keywords not in content}, {@code sign not match}, …. */
	SHORT,

	/** {@code description:关键词不匹配;solution:…;link:…;}. */
	DESCRIBED

}
