package cn.bootx.starter.dingtalk.robot;

import java.util.Collection;
import java.util.Optional;

/**
 * Knows the webhook robots by their codes. A host's own bean of this type takes the place
 * of the properties and the record store.
 *
 * @since 0.1.0
 */
public interface DingTalkRobotRegistry {

	Optional<DingTalkRobot> find(String code);

	/** The codes that are known, for messages to people. */
	Collection<String> codes();

	/**
	 * The robot of that code.
	 * @throws IllegalArgumentException if there is none
	 */
	default DingTalkRobot require(String code) {
		return find(code).orElseThrow(() -> new IllegalArgumentException("DingTalk robot '" + code
				+ "' is not known; there are " + codes() + ". Add bootx.starter.third.ding-talk.robots." + code
				+ ".access-token, or store the robot with DingTalkRobotStore"));
	}

}
