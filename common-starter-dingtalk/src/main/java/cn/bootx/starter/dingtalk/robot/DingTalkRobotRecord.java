package cn.bootx.starter.dingtalk.robot;

import org.jspecify.annotations.Nullable;

/**
 * A stored robot with what people write about it.
 *
 * @param robot the robot
 * @param name its name, or null
 * @param remark a remark, or null
 * @since 0.1.0
 */
public record DingTalkRobotRecord(DingTalkRobot robot, @Nullable String name, @Nullable String remark) {
}
